import { beginBatch, findBatch, listBatchItems, openIncidents, tasksHeldBy, worksById, type BatchDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import type { Batch, IncidentsApi } from './contract';
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

type Routes = 'POST /batches' | 'GET /batches/{batchId}' | 'GET /batches/{batchId}/items';
export const batchHandlers = (deps: Deps): Pick<Handlers<IncidentsApi>, Routes> => ({
  'POST /batches': (call) => begin(deps, call),
  'GET /batches/{batchId}': async ({ caller, params }) => presentBatch(await batchFor(deps, caller, params.batchId)),
  'GET /batches/{batchId}/items': async ({ caller, params, query }) => {
    await batchFor(deps, caller, params.batchId);
    const limit = limitOf(query);
    const after = readCursor(query.cursor, 1)?.[0];
    const items = await listBatchItems(deps, caller.countyId, params.batchId, limit + 1, after === undefined ? undefined : Number(after));
    return pageFrom(items, limit, (item) => cursorOf(String(item.n)), items.map(presentItem));
  },
});
