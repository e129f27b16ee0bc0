import { fieldsOf, type CompiledPack, type FieldRef, type Picked } from '@liandong/core/run';
import { listSight, recordTitle, shownData, sightOf, type Names, type Sight } from '../access/index';
import { destroyedModel, findRecords, openRecords, rootsOf, type RecordRowDoc } from '../durable/index';
import type { Deps, OrgSnapshot } from '../platform/deps';
import type { Caller } from '../platform/http/handler';
import { usersById } from '../platform/org/index';
import { packsOf } from '../resources/packs/index';
import { words } from '../text/index';

type Ref = Pick<Picked, 'ref' | 'id'>;
export interface NamedRecord { readonly row: RecordRowDoc; readonly title: string }
export interface PickNames extends Names {
  /** id → name, of all that was asked for */
  readonly all: Readonly<Record<string, string>>;
}

const idsOf = (picks: readonly Ref[], kind: FieldRef['kind']): string[] => [...new Set(picks.flatMap(({ ref, id }) => (ref.kind === kind ? [id] : [])))];

/** People who have left are still called by their names. */
async function peopleNamed(deps: Deps, snapshot: OrgSnapshot, countyId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const gone = ids.filter((id) => !snapshot.person(id));
  const users = gone.length === 0 ? [] : await usersById(deps.db, countyId, gone);
  const found = ids.flatMap((id) => snapshot.person(id) ?? []);
  return new Map([...found.map(({ id, name }) => [id, name] as const), ...users.map(({ _id, name }) => [_id, name] as const)]);
}

/** As a list would tell it: sensitive values never in full. */
function titleOf(pack: CompiledPack, row: RecordRowDoc, data: Parameters<typeof shownData>[1], sight: Sight): string {
  const fields = fieldsOf(pack, row.type);
  return recordTitle(pack, row, fields, shownData(fields, data, listSight(sight)).data);
}

/** The records among them that he reaches, by their titles as he may see them. */
export async function recordsPicked(deps: Deps, caller: Caller, ids: readonly string[]): Promise<NamedRecord[]> {
  if (ids.length === 0) return [];
  const { countyId } = caller;
  const rows = await findRecords(deps, countyId, ids);
  const packs = await packsOf(deps, countyId, rows);
  const seen = rows.flatMap((row) => {
    const pack = packs.get(row.release);
    const sight = pack && sightOf(caller, [], { record: row, tasks: [], visits: [], told: [], pack });
    return pack && sight ? [{ row, pack, sight }] : [];
  });
  const data = await openRecords(deps, countyId, seen.map(({ row }) => row));
  return seen.map(({ row, pack, sight }, index) => ({ row, title: titleOf(pack, row, data[index] ?? {}, sight) }));
}

interface Known { readonly units: (id: string) => string | undefined; readonly people: ReadonlyMap<string, string>; readonly records: ReadonlyMap<string, string> }
const GONE: Readonly<Record<FieldRef['kind'], string>> = { record: 'picked.elsewhere', unit: 'picked.noUnit', user: 'picked.nobody' };

function namesFrom({ units, people, records }: Known, picks: readonly Ref[]): PickNames {
  const of = ({ kind }: FieldRef, id: string): string => (kind === 'unit' ? units(id) : kind === 'user' ? people.get(id) : records.get(id)) ?? words(GONE[kind]);
  return { of, all: Object.fromEntries(picks.map(({ ref, id }) => [id, of(ref, id)])) };
}

const destroyedOf = async ({ db }: Deps, countyId: string, ids: readonly string[]): Promise<string[]> =>
  (ids.length === 0 ? [] : (await destroyedModel(db).find({ countyId, _id: { $in: [...ids] } }).select({ _id: 1 }).lean()).map(({ _id }) => _id));

/** Id → title; who lives on under another record is called as he is there, as far as that is reached. */
async function recordTitles(deps: Deps, caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await recordsPicked(deps, caller, ids);
  const titles = new Map(found.map(({ row, title }) => [row._id, title]));
  for (const id of await destroyedOf(deps, caller.countyId, ids.filter((one) => !titles.has(one)))) titles.set(id, words('picked.destroyed'));
  const merged = found.flatMap(({ row }) => (row.mergedInto === undefined ? [] : [row._id]));
  if (merged.length === 0) return titles;
  const roots = await rootsOf(deps, caller.countyId, merged);
  const survivors = new Map((await recordsPicked(deps, caller, [...new Set(roots.values())])).map(({ row, title }) => [row._id, title]));
  for (const [id, root] of roots) titles.set(id, survivors.get(root) ?? titles.get(id) ?? '');
  return titles;
}

/** For somebody who is signed in. `org`: the county as it was read for the same answer. */
export async function namesOf(deps: Deps, caller: Caller, picks: readonly Ref[], org?: OrgSnapshot): Promise<PickNames> {
  const snapshot = org ?? (await deps.org.snapshot(caller.countyId));
  const [people, records] = await Promise.all([peopleNamed(deps, snapshot, caller.countyId, idsOf(picks, 'user')), recordTitles(deps, caller, idsOf(picks, 'record'))]);
  return namesFrom({ units: (id) => snapshot.view.unit(id)?.name, people, records }, picks);
}

const PUBLIC: Sight = { level: 'L0', own: [] };
/** A title that not everybody may read in full tells less than the number does. */
function publicTitle(pack: CompiledPack | undefined, row: RecordRowDoc): string | undefined {
  const titled = pack && fieldsOf(pack, row.type)[pack.records[row.type]?.titleField ?? ''];
  return pack && titled?.level === 'L0' ? titleOf(pack, row, row.data as never, PUBLIC) : row.no;
}

/** For everybody: nothing sealed is opened. `unit`: how a unit is called in public. */
export async function publicNames(deps: Deps, countyId: string, picks: readonly Ref[], unit: (id: string) => string): Promise<PickNames> {
  const ids = idsOf(picks, 'record');
  const [snapshot, rows] = await Promise.all([deps.org.snapshot(countyId), ids.length === 0 ? [] : findRecords(deps, countyId, ids)]);
  const [people, packs] = await Promise.all([peopleNamed(deps, snapshot, countyId, idsOf(picks, 'user')), packsOf(deps, countyId, rows)]);
  const records = rows.flatMap((row) => { const title = publicTitle(packs.get(row.release), row); return title === undefined ? [] : [[row._id, title] as const]; });
  return namesFrom({ units: unit, people, records: new Map(records) }, picks);
}
