import { voidStates, type CompiledPack, type RecordType } from '@liandong/core/run';
import { findRecords, foreseeView, listNamed, listRecords, searchDefinition, writtenWays } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Handlers } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { seeRecord } from '../works/index';
import { act, create } from './acting';
import { listChanges } from './changes';
import type { RecordRow, RecordsApi } from './contract';
import { detailOf } from './detail';
import { listLinks } from './links';
import { listRecordOffers } from './offers';
import { recordRows } from './rows';
import { scopesOf } from './scopes';
import { typesFor } from './types';

interface Known { readonly pack: CompiledPack; readonly type: RecordType }
interface Which { readonly packId?: string; readonly type?: string }
/** Records of this type, or of any, as the packs in use describe them. */
async function typesIn({ packs }: Deps, countyId: string, { packId, type }: Which, now: string): Promise<Known[]> {
  const inUse = (await packs.inUse(countyId, now)).filter((one) => packId === undefined || one.packId === packId);
  const found = await Promise.all(inUse.map(({ sha }) => packs.pack(countyId, sha)));
  return found.flatMap((pack) => (pack ? Object.values(pack.records).map((one) => ({ pack, type: one })) : [])).filter((one) => type === undefined || one.type.id === type);
}
const givenUp = (types: readonly Known[]): string[] => [...new Set(types.flatMap(({ type }) => voidStates(type)))];
const waysIn = (types: readonly Known[], q: string) => writtenWays(types.flatMap(({ pack, type }) => searchDefinition(pack, type.id).fields), q);
const plain = (text: string): string => text.toLowerCase();
/** By what the caller is shown only: words that are masked for him find nothing. */
const isNamed = (row: RecordRow, q: string): boolean => [row.title, row.no ?? ''].some((text) => plain(text).includes(plain(q)));

async function list(deps: Deps, { caller, query, now }: Call<RecordsApi['GET /records']>): Promise<{ items: RecordRow[]; next?: string }> {
  const { cursor, limit: _limit, q: asked, ids, pick, ...filter } = query;
  if (ids !== undefined) return { items: await recordRows(deps, caller, await findRecords(deps, caller.countyId, ids.split(','))) };
  const q = asked?.trim();
  if (q === '') return { items: [] };
  const limit = limitOf(query);
  const [createdAt, id] = readCursor(cursor, 2) ?? [];
  const before = createdAt === undefined || id === undefined ? undefined : { createdAt, id };
  const types = q === undefined && !pick ? [] : await typesIn(deps, caller.countyId, filter, now);
  const [which, scopes] = [pick ? { ...filter, notIn: givenUp(types) } : filter, scopesOf(caller)];
  const rows = q === undefined
    ? await listRecords(deps, caller.countyId, scopes, which, limit + 1, before)
    : await listNamed(deps, caller.countyId, { scopes, filter: which, ways: waysIn(types, q), before }, limit + 1);
  const shown = await recordRows(deps, caller, rows.slice(0, limit));
  return pageFrom(rows, limit, (row) => cursorOf(row.createdAt, row._id), q === undefined ? shown : shown.filter((row) => isNamed(row, q)));
}

export const recordsHandlers = (deps: Deps): Handlers<RecordsApi> => ({
  'GET /records': (call) => list(deps, call),
  'POST /records': (call) => create(deps, call),
  'GET /record-offers': (call) => listRecordOffers(deps, call),
  'GET /record-types': async ({ caller, now }) => ({ items: await typesFor(deps, caller, now) }),
  'GET /records/{recordId}': async ({ caller, params: { recordId } }) => {
    foreseeView(deps, caller.countyId, recordId);
    return detailOf(deps, caller, await seeRecord(deps, caller, recordId, 'record.not-found'));
  },
  'POST /records/{recordId}/commands': (call) => act(deps, call),
  'GET /records/{recordId}/changes': (call) => listChanges(deps, call),
  'GET /records/{recordId}/links': (call) => listLinks(deps, call),
});
