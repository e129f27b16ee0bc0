/** A ledger as somebody may see it: its definition, and the units whose books are open to him. */
import { reachOf, type CompiledPack, type LedgerDef, type OrgUnit } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packForFigures, packsForFigures } from '../packs/index';

export interface Book {
  readonly countyId: string;
  readonly pack: CompiledPack;
  readonly def: LedgerDef;
  readonly org: OrgSnapshot;
  readonly units: readonly OrgUnit[];
}

/** Roles that the ledger names, or who may see figures: what belongs to the unit where they are held, and to those below it. */
function unitsFor(caller: Caller, { manifest }: CompiledPack, def: LedgerDef, org: OrgSnapshot): OrgUnit[] {
  const roles = manifest.roles.filter((role) => (def.roles ? def.roles.includes(role.id) : role.rights.includes('figures')));
  const roots = new Set(reachOf(caller.grants, roles, org.view).filter(({ ownOnly }) => !ownOnly).map(({ orgId }) => orgId));
  return org.units.filter(({ id, path }) => roots.has(id) || path.some((above) => roots.has(above)));
}

const bookOf = (caller: Caller, pack: CompiledPack, def: LedgerDef, org: OrgSnapshot): Book => ({ countyId: caller.countyId, pack, def, org, units: unitsFor(caller, pack, def, org) });

export async function booksFor(deps: Deps, caller: Caller): Promise<Book[]> {
  const [org, packs] = await Promise.all([deps.org.snapshot(caller.countyId), packsForFigures(deps, caller.countyId)]);
  return packs.flatMap((pack) => Object.values(pack.ledgers ?? {}).map((def) => bookOf(caller, pack, def, org))).filter(({ units }) => units.length > 0);
}

/** One ledger, of all the units in reach or those that are asked for. A ledger that is not his does not exist for him. */
export async function bookFor(deps: Deps, caller: Caller, { packId, ledgerId }: { readonly packId: string; readonly ledgerId: string }, orgIds?: readonly string[]): Promise<Book> {
  const [org, pack] = await Promise.all([deps.org.snapshot(caller.countyId), packForFigures(deps, caller.countyId, packId)]);
  const def = pack?.ledgers && Object.hasOwn(pack.ledgers, ledgerId) ? pack.ledgers[ledgerId] : undefined;
  const book = pack && def && bookOf(caller, pack, def, org);
  if (!book || book.units.length === 0) return refuse('ledger.unknown');
  if (!orgIds) return book;
  if (orgIds.some((id) => !book.units.some((unit) => unit.id === id))) return refuse('access.denied', '/query/orgId');
  return { ...book, units: book.units.filter(({ id, path }) => orgIds.includes(id) || path.some((above) => orgIds.includes(above))) };
}

/** How its stored documents are found. */
export const inBook = ({ countyId, pack, def }: Book): { readonly countyId: string; readonly packId: string; readonly ledgerId: string } => ({ countyId, packId: pack.manifest.id, ledgerId: def.id });
export const unitIds = ({ units }: Book): string[] => units.map(({ id }) => id);
