/** One person under several records: which record he lives on under, and which ones are his. Nothing that points to one of them is ever rewritten. */
import { linkKey, linksTo, type CompiledPack } from '@liandong/core/run';
import { Batch, native, perConnection } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { recordModel, type RecordRowDoc, type Session } from '../model';

/** A way from record to record that is longer is no person. */
const MOST_STEPS = 50;
/** Nobody was entered so often. */
const MOST = 2000;
type Row = Pick<RecordRowDoc, '_id' | 'mergedInto'>;
type HasDb = Pick<Deps, 'db'>;

const merged = ({ db }: HasDb, countyId: string, which: object, session?: Session): Promise<Row[]> =>
  recordModel(db).find({ countyId, ...which }).session(session ?? null).select({ mergedInto: 1 }).sort({ _id: 1 }).limit(MOST).lean<Row[]>();

/** Each record → the one that it lives on under: itself, where it was never merged. */
export async function rootsOf(deps: HasDb, countyId: string, ids: readonly string[], session?: Session): Promise<ReadonlyMap<string, string>> {
  const into = new Map<string, string>();
  let next = [...new Set(ids)];
  for (let steps = 0; next.length > 0 && steps < MOST_STEPS; steps += 1) {
    const rows = await merged(deps, countyId, { _id: { $in: next }, mergedInto: { $exists: true } }, session);
    next = rows.flatMap(({ _id, mergedInto = _id }) => {
      into.set(_id, mergedInto);
      return into.has(mergedInto) ? [] : [mergedInto];
    });
  }
  const rootOf = (id: string, steps = 0): string => (into.has(id) && steps < MOST_STEPS ? rootOf(into.get(id) ?? id, steps + 1) : id);
  return new Map(ids.map((id) => [id, rootOf(id)]));
}

interface Asked { readonly countyId: string; readonly ids: readonly string[] }
/** Hardly anybody was entered twice: one look tells of all who are asked for. */
async function isAnyMerged({ db }: HasDb, asked: readonly Asked[], session?: Session): Promise<boolean> {
  const counties = new Map<string, string[]>();
  for (const { countyId, ids } of asked) counties.set(countyId, [...(counties.get(countyId) ?? []), ...ids]);
  const ways = [...counties].flatMap(([countyId, ids]) => [{ countyId, _id: { $in: ids }, mergedInto: { $exists: true } }, { countyId, mergedInto: { $in: ids } }]);
  return (await native(recordModel(db)).findOne({ $or: ways } as never, { projection: { _id: 1 }, ...(session ? { session } : {}) })) !== null;
}

/** Whoever asks at the same moment shares a trip. */
const looksOf = perConnection((db) => new Batch<Asked, boolean>(async (asked) => { const any = await isAnyMerged({ db }, asked); return asked.map(() => any); }, { most: 50, atOnce: 4 }));

/** Each record → all records of the same person: the one that he lives on under first. */
export async function aliasesOf(deps: HasDb, countyId: string, ids: readonly string[], session?: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  if (!(session ? await isAnyMerged(deps, [{ countyId, ids }], session) : await looksOf(deps.db).add({ countyId, ids }))) return new Map(ids.map((id) => [id, [id]]));
  const roots = await rootsOf(deps, countyId, ids, session);
  const rootOf = new Map([...new Set(roots.values())].map((id) => [id, id]));
  let next = [...rootOf.keys()];
  for (let steps = 0; next.length > 0 && steps < MOST_STEPS; steps += 1) {
    const rows = (await merged(deps, countyId, { mergedInto: { $in: next } }, session)).filter(({ _id }) => !rootOf.has(_id));
    for (const { _id, mergedInto = '' } of rows) rootOf.set(_id, rootOf.get(mergedInto) ?? mergedInto);
    next = rows.map(({ _id }) => _id);
  }
  const members = new Map<string, string[]>();
  for (const [id, root] of rootOf) members.set(root, [...(members.get(root) ?? []), id]);
  return new Map([...roots].map(([id, root]) => [id, members.get(root) ?? [id]]));
}

const isPerson = (pack: CompiledPack, type: string): boolean => pack.records[type]?.kind === 'person';

/** All records that links to this one may name: of a person every one that lives on with it, of anything else itself. */
export async function namesakesOf(deps: HasDb, pack: CompiledPack, { countyId, _id, type }: Pick<RecordRowDoc, '_id' | 'countyId' | 'type'>, session?: Session): Promise<readonly string[]> {
  return isPerson(pack, type) ? ((await aliasesOf(deps, countyId, [_id], session)).get(_id) ?? [_id]) : [_id];
}

/** Keys by which links to these records are found, whatever type they come from. */
export const keysTo = (pack: CompiledPack, type: string, ids: readonly string[]): string[] => linksTo(pack, type).flatMap((link) => ids.map((id) => linkKey(link.type, link.def.id, id)));

/** Of the persons that these records point to those that live on under another record → that one. */
export async function survivorsIn(deps: HasDb, countyId: string, pack: CompiledPack, rows: readonly Pick<RecordRowDoc, 'links'>[]): Promise<ReadonlyMap<string, string>> {
  const starts = new Set(Object.keys(pack.records).filter((type) => isPerson(pack, type)).flatMap((type) => linksTo(pack, type).map((link) => linkKey(link.type, link.def.id, ''))));
  const ids = rows.flatMap(({ links = [] }) => links.flatMap((key) => { const end = key.indexOf('>') + 1; return starts.has(key.slice(0, end)) ? [key.slice(end)] : []; }));
  const roots = ids.length === 0 ? new Map<string, string>() : await rootsOf(deps, countyId, ids);
  return new Map([...roots].filter(([id, root]) => id !== root));
}
