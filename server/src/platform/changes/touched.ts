/** At which units a round of a worker changed numbers: told once, when all of them can be read. */
import type { Changes } from '../deps';

export class Touched {
  private readonly units = new Map<string, { readonly countyId: string; readonly packId: string; readonly orgIds: Set<string> }>();

  add({ countyId, packId }: { readonly countyId: string; readonly packId: string }, orgIds: Iterable<string>): void {
    const key = JSON.stringify([countyId, packId]);
    const known = this.units.get(key) ?? { countyId, packId, orgIds: new Set<string>() };
    for (const orgId of orgIds) known.orgIds.add(orgId);
    this.units.set(key, known);
  }

  async tell(changes: Pick<Changes, 'numbersChanged'>): Promise<void> {
    for (const { countyId, packId, orgIds } of this.units.values()) await changes.numbersChanged(countyId, packId, orgIds);
  }
}
