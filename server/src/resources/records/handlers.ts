import type { Reach } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { findRecord, listRecords } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { seeWork, showRecord, timelineOf } from '../works/index';
import type { RecordRow, RecordsApi } from './contract';
import { recordRows } from './rows';

/** How a reach finds records: one key of their index. */
const scopeOf = (reach: Reach, userId: string): string => {
  if (reach.ownOnly) return `p:${userId}`;
  return reach.subtree ? `t:${reach.orgId}` : `u:${reach.orgId}`;
};

const scopesOf = ({ reaches, userId }: Caller): string[] => [...new Set(reaches.map((reach) => scopeOf(reach, userId)))];

async function list(deps: Deps, { caller, query }: Call<RecordsApi['GET /records']>): Promise<{ items: RecordRow[]; next?: string }> {
  const { cursor, limit: _limit, ...filter } = query;
  const limit = limitOf(query);
  const [createdAt, id] = readCursor(cursor, 2) ?? [];
  const before = createdAt === undefined || id === undefined ? undefined : { createdAt, id };
  const rows = await listRecords(deps, caller.countyId, scopesOf(caller), filter, limit + 1, before);
  return pageFrom(rows, limit, (row) => cursorOf(row.createdAt, row._id), await recordRows(deps, caller, rows.slice(0, limit)));
}

export const recordsHandlers = (deps: Deps): Handlers<RecordsApi> => ({
  'GET /records': (call) => list(deps, call),
  'GET /records/{recordId}': async ({ caller, params, now }) => {
    const row = (await findRecord(deps, caller.countyId, params.recordId)) ?? refuse('record.not-found');
    const seen = await seeWork(deps, caller, row.workId, 'record.not-found');
    const record = await showRecord(deps, caller, seen, 'record', now);
    return { record, timeline: await timelineOf(deps, seen), ...(isOfferOnly(seen.sight) ? {} : { workId: row.workId }) };
  },
});
