/** What is chosen on the page: it stands in the address, so that it can be kept and sent. */
import type { ReleasedPack, ReleaseView } from '@liandong/server/contract/packs';
import type { MappedNode } from '@liandong/server/contract/migrations';
import type { CompiledPack, ProcessModel } from '@liandong/core/run';

export interface Chosen {
  readonly packs: readonly ReleasedPack[];
  readonly pack: ReleasedPack | undefined;
  readonly from: ReleaseView | undefined;
  readonly to: ReleaseView | undefined;
  readonly process: string;
}

/** The release that most still runs on is moved from, the newest other is moved to, unless the address says otherwise. */
export function chosenIn(packs: readonly ReleasedPack[], wanted: URLSearchParams): Chosen {
  const pack = packs.find((one) => one.id === wanted.get('pack')) ?? packs.find((one) => one.releases.length > 1) ?? packs[0];
  const releases = pack?.releases ?? [];
  const byVersion = (version: string | null): ReleaseView | undefined => releases.find((release) => release.version === version);
  const older = releases.slice(1).filter((release) => release.running > 0).sort((a, b) => b.running - a.running);
  const from = byVersion(wanted.get('from')) ?? older[0] ?? releases[1];
  const to = byVersion(wanted.get('to')) ?? releases.find((release) => release !== from);
  return { packs, pack, from, to: to === from ? undefined : to, process: wanted.get('process') ?? '' };
}

export interface Versions { readonly from: string; readonly to: string }

export const processesOf = (pack: CompiledPack): readonly ProcessModel[] => Object.values(pack.processes);

export interface StepRow extends MappedNode { readonly type: string; readonly targets: readonly { readonly value: string; readonly label: string }[] }
type Targets = readonly { readonly id: string; readonly title: string; readonly type: string }[];

/** Steps with what each may become: of its own kind. Where works stand comes first, what has no place yet before what has. */
export function stepRows(nodes: readonly MappedNode[], targets: Targets, types: ReadonlyMap<string, string>): StepRow[] {
  const rows = nodes.map((node): StepRow => {
    const type = types.get(node.from) ?? '';
    return { ...node, type, targets: targets.filter((target) => target.type === type).map((target) => ({ value: target.id, label: target.title })) };
  });
  const rank = (row: StepRow): number => (row.to === undefined ? 0 : 1) + (row.waiting > 0 ? 0 : 2);
  return rows.sort((a, b) => rank(a) - rank(b));
}
/** What an operator has to look at: works stand there, or it was mapped by hand. */
export const isConcerned = (row: StepRow): boolean => row.waiting > 0 || row.byHand;
