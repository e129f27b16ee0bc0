import { linkKey, linksTo, reachOf, retentionRoles, type CompiledPack, type RecordType } from '@liandong/core/run';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, readCursor } from '../../platform/page/index';
import { packForFigures, packsForFigures } from '../packs/index';
import { recordRows, scopesOf } from '../records/index';
import type { RetentionApi, RetentionRow, RetentionType } from './contract';
import { dueAfter, type Watched } from './due';

const MOST_LINKED = 100;

/** By the roles that the type names, as far as they reach. Empty: it is not for him to look after. */
function scopesFor(caller: Caller, { manifest }: CompiledPack, type: RecordType, { view }: OrgSnapshot): string[] {
  const named = retentionRoles(type);
  const roles = manifest.roles.filter(({ id }) => named.includes(id));
  return type.retention ? scopesOf({ userId: caller.userId, reaches: reachOf(caller.grants, roles, view) }) : [];
}

async function typesFor(deps: Deps, caller: Caller): Promise<RetentionType[]> {
  const [org, packs] = await Promise.all([deps.org.snapshot(caller.countyId), packsForFigures(deps, caller.countyId)]);
  return packs.flatMap((pack) => Object.values(pack.records).flatMap((type): RetentionType[] => {
    if (!type.retention || scopesFor(caller, pack, type, org).length === 0) return [];
    const { title, years, from } = type.retention;
    return [{ packId: pack.manifest.id, type: type.id, typeTitle: type.title, title, years, from }];
  }));
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
  const [org, pack] = await Promise.all([deps.org.snapshot(countyId), packForFigures(deps, countyId, query.packId)]);
  const type = pack && Object.hasOwn(pack.records, query.type) ? pack.records[query.type] : undefined;
  const scopes = pack && type ? scopesFor(caller, pack, type, org) : [];
  if (!pack || !type || scopes.length === 0) return refuse('access.denied', '/query/type');
  const watched: Watched = { countyId, pack, type, scopes };
  const [at, id] = readCursor(query.cursor, 2) ?? [];
  const { due, next } = await dueAfter(deps, watched, org, { limit: limitOf(query), after: at === undefined || id === undefined ? undefined : { at, id } });
  const rows = due.map(({ row }) => row);
  const [shown, linked] = await Promise.all([recordRows(deps, caller, rows), linkedTo(deps, watched, rows)]);
  const items = due.flatMap(({ row, kept }): RetentionRow[] => {
    const record = shown.find((one) => one.id === row._id);
    return record ? [{ record, ...kept, linked: linked.get(row._id) ?? 0 }] : [];
  });
  return { items, ...(next ? { next: cursorOf(next.at, next.id) } : {}) };
}

export const retentionHandlers = (deps: Deps): Handlers<RetentionApi> => ({
  'GET /retention': async ({ caller }) => ({ types: await typesFor(deps, caller) }),
  'GET /retention/records': (call) => list(deps, call),
});
