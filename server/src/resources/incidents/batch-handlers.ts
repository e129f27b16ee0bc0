import { beginBatch, findBatch, findRecords, listBatches, listBatchItems, openIncidents, recordsOfWorks, tasksHeldBy, worksById, type BatchDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { packsOf } from '../packs/index';
import type { Batch, BatchItem, IncidentsApi } from './contract';
import { isInReach, unitsInReach } from './policy';
import { presentBatch, presentItem } from './present';

/** More at once is begun as another batch. */
const MOST = 5000;
type Body = Call<IncidentsApi['POST /batches']>['body'];
interface Item { readonly workId: string; readonly ref: string }

/** What it is about, as it stands now and as far as it is in the operator's reach. */
async function itemsOf(deps: Deps, caller: Caller, body: Body): Promise<Item[]> {
  const { countyId } = caller;
  const snapshot = await deps.org.snapshot(countyId);
  if (body.what === 'retry') {
    const found = await openIncidents(deps, countyId, MOST, { orgIds: unitsInReach(caller, snapshot), kind: body.kind, code: body.code });
    return found.map(({ _id, workId }) => ({ workId, ref: _id }));
  }
  if (body.what === 'terminate') {
    const works = await worksById(deps, countyId, body.workIds);
    const reached = new Set(works.filter((work) => isInReach(caller, snapshot, work.orgId)).map((work) => work._id));
    return body.workIds.every((id) => reached.has(id)) ? body.workIds.map((id) => ({ workId: id, ref: id })) : refuse('work.not-found', '/body/workIds');
  }
  if (!snapshot.person(body.to)) refuse('work.person-unknown', '/body/to');
  const held = await tasksHeldBy(deps, countyId, body.from, MOST);
  return held.filter((task) => isInReach(caller, snapshot, task.orgId)).map(({ _id, workId }) => ({ workId, ref: _id }));
}

async function begin(deps: Deps, { caller, body, commandId }: Call<IncidentsApi['POST /batches']>): Promise<Batch> {
  const { countyId, userId, name, grants } = caller;
  const { what, comment } = body;
  const items = await itemsOf(deps, caller, body);
  if (comment.trim() === '') refuse('process.comment-required', '/body/comment', { node: '' });
  const id = await beginBatch(deps, { countyId, commandId, what, by: { userId, name, grants }, comment, items, ...(body.what === 'reassign' ? { to: body.to } : {}) });
  return presentBatch(await batchFor(deps, caller, id));
}

/** A batch is its maker's. */
async function batchFor(deps: Deps, { countyId, userId }: Caller, batchId: string): Promise<BatchDoc> {
  const batch = await findBatch(deps, countyId, batchId);
  return batch?.by.userId === userId ? batch : refuse('batch.not-found');
}

async function list(deps: Deps, { caller, query }: Call<IncidentsApi['GET /batches']>): Promise<{ items: Batch[]; next?: string }> {
  const limit = limitOf(query);
  const [at, id] = readCursor(query.cursor, 2) ?? [];
  const found = await listBatches(deps, caller.countyId, caller.userId, limit + 1, at === undefined || id === undefined ? undefined : { at, id });
  return pageFrom(found, limit, (batch) => cursorOf(batch.at, batch._id), found.map(presentBatch));
}

/** Each work by its service and number, and what came of it. */
async function listItems(deps: Deps, { caller, params, query }: Call<IncidentsApi['GET /batches/{batchId}/items']>): Promise<{ items: BatchItem[]; next?: string }> {
  const { countyId } = caller;
  await batchFor(deps, caller, params.batchId);
  const limit = limitOf(query);
  const after = readCursor(query.cursor, 1)?.[0];
  const found = await listBatchItems(deps, countyId, params.batchId, limit + 1, after === undefined ? undefined : Number(after));
  const works = await worksById(deps, countyId, found.map((item) => item.workId));
  const records = await findRecords(deps, countyId, found.flatMap(({ recordId }) => recordId ?? []));
  const [rows, packs] = await Promise.all([recordsOfWorks(deps, countyId, works), packsOf(deps, countyId, [...works, ...records])]);
  const items = found.map((item) => {
    const instance = works.find((work) => work._id === item.workId);
    const record = records.find(({ _id }) => _id === item.recordId);
    return record ? presentItem(item, { instance: undefined, row: record, pack: packs.get(record.release) }) : presentItem(item, { instance, row: rows.find((row) => row._id === instance?.recordId), pack: packs.get(instance?.release ?? '') });
  });
  return pageFrom(found, limit, (item) => cursorOf(String(item.n)), items);
}

type Routes = 'GET /batches' | 'POST /batches' | 'GET /batches/{batchId}' | 'GET /batches/{batchId}/items';
export const batchHandlers = (deps: Deps): Pick<Handlers<IncidentsApi>, Routes> => ({
  'POST /batches': (call) => begin(deps, call),
  'GET /batches/{batchId}': async ({ caller, params }) => presentBatch(await batchFor(deps, caller, params.batchId)),
  'GET /batches': (call) => list(deps, call),
  'GET /batches/{batchId}/items': (call) => listItems(deps, call),
});
