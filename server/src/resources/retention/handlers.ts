import { destroyRoles, linkKey, linksTo, needsSecond, type CompiledPack, type RecordType } from '@liandong/core/run';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { cursorOf, limitOf, readCursor } from '../../platform/page/index';
import { packsForFigures } from '../packs/index';
import { recordRows } from '../records/index';
import type { RetentionApi, RetentionRow, RetentionType } from './contract';
import { dueAfter, type Watched } from './due';
import { heldAmong, hold, lift } from './holds';
import { commandList, itemsOfList, listLists, oneList, presentList } from './lists';
import { listedAmong, propose } from './propose';
import { scopesFor, watchedBy } from './reach';

const MOST_LINKED = 100;

async function typesFor(deps: Deps, caller: Caller): Promise<RetentionType[]> {
  const [org, packs] = await Promise.all([deps.org.snapshot(caller.countyId), packsForFigures(deps, caller.countyId)]);
  const told = (pack: CompiledPack, type: RecordType): RetentionType[] => {
    if (!type.retention || scopesFor('look', caller, pack, type, org).length === 0) return [];
    const { title, years, from } = type.retention;
    const mayDestroy = destroyRoles(type).length > 0 && scopesFor('propose', caller, pack, type, org).length > 0;
    return [{ packId: pack.manifest.id, type: type.id, typeTitle: type.title, title, years, from, mayDestroy, needsSecond: needsSecond(type) }];
  };
  return packs.flatMap((pack) => Object.values(pack.records).flatMap((type) => told(pack, type)));
}

/** How many records point to each of these: they would be left with nobody. */
async function linkedTo({ db }: Deps, { countyId, pack, type }: Watched, rows: readonly RecordRowDoc[]): Promise<ReadonlyMap<string, number>> {
  const links = linksTo(pack, type.id);
  const count = async ({ _id }: RecordRowDoc): Promise<readonly [string, number]> =>
    [_id, links.length === 0 ? 0 : await recordModel(db).countDocuments({ countyId, links: { $in: links.map(({ type: from, def }) => linkKey(from, def.id, _id)) } }).limit(MOST_LINKED)];
  return new Map(await Promise.all(rows.map(count)));
}

async function list(deps: Deps, { caller, query }: Call<RetentionApi['GET /retention/records']>): Promise<{ items: RetentionRow[]; next?: string }> {
  const { countyId } = caller;
  const { watched, org } = await watchedBy(deps, caller, 'look', query, '/query/type');
  const [at, id] = readCursor(query.cursor, 2) ?? [];
  const { due, next } = await dueAfter(deps, watched, org, { limit: limitOf(query), after: at === undefined || id === undefined ? undefined : { at, id } });
  const rows = due.map(({ row }) => row);
  const ids = rows.map(({ _id }) => _id);
  const [shown, linked, held, listed] = await Promise.all([recordRows(deps, caller, rows), linkedTo(deps, watched, rows), heldAmong(deps, countyId, ids), listedAmong(deps, countyId, ids)]);
  const items = due.flatMap(({ row, kept }): RetentionRow[] => {
    const [record, why, listId] = [shown.find((one) => one.id === row._id), held.get(row._id), listed.get(row._id)];
    return record ? [{ record, ...kept, linked: linked.get(row._id) ?? 0, ...(why ? { held: why } : {}), ...(listId === undefined ? {} : { listId }) }] : [];
  });
  return { items, ...(next ? { next: cursorOf(next.at, next.id) } : {}) };
}

export const retentionHandlers = (deps: Deps): Handlers<RetentionApi> => ({
  'GET /retention': async ({ caller }) => ({ types: await typesFor(deps, caller) }),
  'GET /retention/records': (call) => list(deps, call),
  'POST /retention/holds': (call) => hold(deps, call),
  'POST /retention/holds/{recordId}/lift': (call) => lift(deps, call),
  'GET /destruction-lists': (call) => listLists(deps, call),
  'POST /destruction-lists': async (call) => presentList(deps, call.caller, await propose(deps, call)),
  'GET /destruction-lists/{listId}': ({ caller, params }) => oneList(deps, caller, params.listId),
  'GET /destruction-lists/{listId}/items': (call) => itemsOfList(deps, call),
  'POST /destruction-lists/{listId}/commands': (call) => commandList(deps, call),
});
