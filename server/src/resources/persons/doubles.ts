import { similarity, voidStates, type CompiledPack } from '@liandong/core/run';
import { comparedOf, householdsOf, listRecords, sharingKeys, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call } from '../../platform/http/handler';
import { cursorOf, readCursor } from '../../platform/page/index';
import { recordRows, scopesOf } from '../records/index';
import { apartAmong } from './apart';
import type { PersonsApi, SuspectedDouble } from './contract';
import { packInUse, personType, refuseStranger } from './similar';

/** Persons looked at for one page; a page may hold fewer pairs, or none. */
const LOOKED_AT = 100;

const isNewer = (a: RecordRowDoc, b: RecordRowDoc): boolean => (a.createdAt === b.createdAt ? a._id > b._id : a.createdAt > b.createdAt);
interface Pair { readonly row: RecordRowDoc; readonly other: RecordRowDoc; readonly like: NonNullable<ReturnType<typeof similarity>> }

async function pairsOf(deps: Deps, countyId: string, pack: CompiledPack, rows: readonly RecordRowDoc[], scopes: readonly string[]): Promise<Pair[]> {
  const [first] = rows;
  const type = first && pack.records[first.type];
  if (!type) return [];
  const others = await sharingKeys(deps, { countyId, packId: pack.manifest.id, type: type.id, notIn: voidStates(type), scopes }, rows.flatMap(({ match = [] }) => match.filter((key) => !key.startsWith('n:'))));
  const all = [...new Map([...rows, ...others].map((row) => [row._id, row])).values()];
  const [compared, households] = await Promise.all([comparedOf(deps, { countyId, pack }, type, all), householdsOf(deps, { countyId, pack }, type.id, all.map(({ _id }) => _id))]);
  const known = new Map(all.map((row, index) => [row._id, { row, compared: compared[index], keys: new Set(row.match ?? []) }]));
  return rows.flatMap((row) => [...known.values()].flatMap(({ row: other, compared: two, keys }): Pair[] => {
    const one = known.get(row._id)?.compared;
    // each pair once: with the newer of the two
    if (!one || !two || row._id === other._id || !isNewer(row, other) || !(row.match ?? []).some((key) => keys.has(key))) return [];
    const like = similarity({ ...one, households: households.get(row._id) ?? [] }, { ...two, households: households.get(other._id) ?? [] });
    return like ? [{ row, other, like }] : [];
  }));
}

export async function listDoubles(deps: Deps, { caller, query, now }: Call<PersonsApi['GET /persons/doubles']>): Promise<{ items: SuspectedDouble[]; next?: string }> {
  refuseStranger(caller);
  const { countyId } = caller;
  const pack = await packInUse(deps, countyId, query.packId, now);
  personType(pack, query.type);
  const [createdAt, id] = readCursor(query.cursor, 2) ?? [];
  const before = createdAt === undefined || id === undefined ? undefined : { createdAt, id };
  const page = await listRecords(deps, countyId, scopesOf(caller), { packId: query.packId, type: query.type, notIn: voidStates(pack.records[query.type]) }, LOOKED_AT, before);
  const alike = await pairsOf(deps, countyId, pack, page.filter(({ mergedInto }) => mergedInto === undefined), scopesOf(caller));
  const isApart = await apartAmong(deps, countyId, [...new Set(alike.map(({ row }) => row._id))]);
  const pairs = alike.filter(({ row, other }) => !isApart(row._id, other._id));
  const shown = new Map((await recordRows(deps, caller, [...new Map(pairs.flatMap(({ row, other }) => [row, other]).map((row) => [row._id, row])).values()])).map((row) => [row.id, row]));
  const mayDecide = caller.grants.some(({ role }) => pack.records[query.type]?.correct?.roles.includes(role));
  const items = pairs.flatMap(({ row, other, like }): SuspectedDouble[] => {
    const [record, second] = [shown.get(row._id), shown.get(other._id)];
    return record && second ? [{ record, other: second, mayDecide, likelihood: like.likelihood, points: like.points, reasons: [...like.reasons] }] : [];
  }).sort((a, b) => b.points - a.points);
  const last = page.at(-1);
  return { items, ...(page.length === LOOKED_AT && last ? { next: cursorOf(last.createdAt, last._id) } : {}) };
}
