import type { CompiledPack } from '@liandong/core/run';
import { noteView } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { sendWorkbook } from '../../platform/http/send-workbook';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { figureReach } from '../figures/index';
import { packForFigures } from '../packs/index';
import { act, refreshed } from './commands';
import type { ReportObjectsApi } from './contract';
import { sendEvidence } from './evidence';
import { type ReportObjectDoc, reportObjectModel } from './model';
import { defOf, mayRead, queuesOf, type Seen } from './place';
import { recordsOfFigure } from './records';
import { holdsWords, sheetsOf } from './sheet';
import { rowOf, viewOf } from './view';

/** The report, if there is one and he may know of it. */
async function seen(deps: Deps, caller: Caller, id: string): Promise<Seen> {
  const { countyId } = caller;
  const doc = (await reportObjectModel(deps.db).findOne({ _id: id, countyId }).lean<ReportObjectDoc>().exec()) ?? refuse('report-object.not-found');
  const [pack, reach] = await Promise.all([packForFigures(deps, countyId, doc.packId), figureReach(deps, caller)]);
  const def = defOf(pack, doc);
  if (!pack || !def || !mayRead(caller, reach, pack, doc)) return refuse('report-object.not-found');
  return { deps, caller, snapshot: reach.org, frame: { countyId, pack, def, orgId: doc.orgId, period: doc.period }, doc };
}

async function listed(deps: Deps, caller: Caller, query: { mine?: boolean | undefined; state?: string | undefined; period?: string | undefined; cursor?: string | undefined; limit?: number | undefined }) {
  const { countyId } = caller;
  const reach = await figureReach(deps, caller);
  const limit = limitOf(query);
  const [period, id] = readCursor(query.cursor, 2) ?? [];
  const after = period === undefined || id === undefined ? {} : { $or: [{ period: { $lt: period } }, { period, _id: { $gt: id } }] };
  // who has a step at a unit sees the reports of all units below it
  const units = [...reach.roots, ...caller.grants.map(({ orgId }) => orgId)];
  const whose = query.mine === true ? { state: 'open', queue: { $in: queuesOf(caller) } } : { path: { $in: units }, ...(query.state === undefined ? {} : { state: query.state }) };
  const filter = { $and: [{ countyId, ...whose, ...(query.period === undefined ? {} : { period: query.period }) }, after] };
  const docs = await reportObjectModel(deps.db).find(filter as never, { entries: 0, adjustments: 0, commands: 0 }).sort({ period: -1, _id: 1 }).limit(limit + 1).lean<ReportObjectDoc[]>().exec();
  const packs = new Map<string, CompiledPack | undefined>();
  for (const packId of new Set(docs.map((doc) => doc.packId))) packs.set(packId, await packForFigures(deps, countyId, packId));
  const rows = docs.slice(0, limit).filter((doc) => mayRead(caller, reach, packs.get(doc.packId), doc)).map((doc) => rowOf(caller, reach.org, defOf(packs.get(doc.packId), doc), doc));
  return pageFrom(docs, limit, (doc) => cursorOf(doc.period, doc._id), rows);
}

export const reportObjectsHandlers = (deps: Deps): Handlers<ReportObjectsApi> => ({
  'GET /report-objects': async ({ caller, query }) => listed(deps, caller, query),
  'GET /report-objects/{reportObjectId}': async ({ caller, params }) => {
    const found = await seen(deps, caller, params.reportObjectId);
    return viewOf({ ...found, doc: await refreshed(found) });
  },
  'GET /report-objects/{reportObjectId}/figures/{indicatorId}/records': async ({ caller, params, query }) => {
    const found = await seen(deps, caller, params.reportObjectId);
    return recordsOfFigure({ ...found, doc: await refreshed(found) }, params.indicatorId, query);
  },
  'GET /report-objects/{reportObjectId}/sheet': async ({ caller, params, res, now: at }) => {
    const found = await seen(deps, caller, params.reportObjectId);
    const view = await viewOf({ ...found, doc: await refreshed(found) });
    const { countyId, userId: by, name: byName } = caller;
    if (holdsWords(view)) await noteView(deps, { countyId, recordId: view.id, by, byName, at, levels: ['L3'], where: 'report-sheet' });
    return sendWorkbook(res, `${view.title} ${view.orgName} ${view.period}`, sheetsOf(view));
  },
  'GET /report-objects/{reportObjectId}/files/{fileId}': async ({ caller, params, res }) => sendEvidence(await seen(deps, caller, params.reportObjectId), params.fileId, res),
  'POST /report-objects/{reportObjectId}/commands': async ({ caller, params, body, commandId }) => {
    const found = await seen(deps, caller, params.reportObjectId);
    await act({ ...found, commandId, doc: { ...(await refreshed(found)) } }, body);
    const after = await seen(deps, caller, params.reportObjectId);
    return viewOf({ ...after, doc: await refreshed(after) });
  },
});
