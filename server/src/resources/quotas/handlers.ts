import { rangeOf } from '@liandong/core/run';
import { findRecords } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { recordRows, type RecordRow } from '../records/index';
import type { QuotasApi } from './contract';
import { mayAsk, quotaMatrix } from './matrix';
import { quotaFactModel, type QuotaFactDoc } from './model';

/** The records that a quota counts at a unit and below, the newest first; those out of the caller's reach are left out. */
async function counted(deps: Deps, { caller, query }: Call<QuotasApi['GET /quotas/records']>): Promise<{ items: RecordRow[]; next?: string }> {
  const { countyId } = caller;
  const org = await deps.org.snapshot(countyId);
  if (!mayAsk(caller, org, query.orgId)) refuse('access.denied', '/query/orgId');
  const range = rangeOf(query.period) ?? refuse('period.unknown', '/query/period', { period: query.period });
  const below = org.units.filter(({ id, path }) => id === query.orgId || path.includes(query.orgId)).map(({ id }) => id);
  const [on, recordId] = readCursor(query.cursor, 2) ?? [];
  const limit = limitOf(query);
  const before = on === undefined || recordId === undefined ? {} : { $or: [{ on: { $lt: on } }, { on, recordId: { $lt: recordId } }] };
  const filter = { countyId, packId: query.packId, serviceId: query.serviceId, orgId: { $in: below }, on: { $gte: range.from, $lt: range.to } };
  const facts = await quotaFactModel(deps.db).find({ $and: [filter, before] }, { _id: 0, on: 1, recordId: 1 }).sort({ on: -1, recordId: -1 }).limit(limit + 1).lean<Pick<QuotaFactDoc, 'on' | 'recordId'>[]>().exec();
  const here = facts.slice(0, limit).map((fact) => fact.recordId);
  const rows = new Map((await findRecords(deps, countyId, here)).map((row) => [row._id, row]));
  return pageFrom(facts, limit, (fact) => cursorOf(fact.on, fact.recordId), await recordRows(deps, caller, here.flatMap((id) => rows.get(id) ?? [])));
}

export const quotasHandlers = (deps: Deps): Handlers<QuotasApi> => ({
  'GET /quotas': async ({ caller, query }) => quotaMatrix(deps, caller, query),
  'GET /quotas/records': async (call) => counted(deps, call),
});
