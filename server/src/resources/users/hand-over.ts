import type { CompiledPack } from '@liandong/core/run';
import { reachesUnit } from '../../access/index';
import { beginBatch, findBatch, recordsHeldBy, tasksHeldBy, worksConcerning, worksById, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { findUser } from '../../platform/org/index';
import { presentBatch } from '../incidents/index';
import type { Batch } from '../incidents/contract';
import { packsOf } from '../packs/index';
import type { UsersApi } from './contract';

/** More is handed over by another batch. */
const MOST = 5000;

/** Works of the caller's reach in which something is his: a step, a turn to come, a question, a step that comes back to him. */
async function worksOf(deps: Deps, caller: Caller, userId: string): Promise<string[]> {
  const { countyId } = caller;
  const [{ view }, held, named] = await Promise.all([deps.org.snapshot(countyId), tasksHeldBy(deps, countyId, userId, MOST), worksConcerning(deps, countyId, `named:${userId}`, MOST)]);
  const holding = await worksById(deps, countyId, [...new Set(held.map((task) => task.workId))]);
  return [...new Set([...holding, ...named].filter((work) => reachesUnit(caller, view, work.orgId)).map((work) => work._id))].slice(0, MOST);
}

const isOpen = (pack: CompiledPack | undefined, { type, state }: RecordRowDoc): boolean =>
  pack?.records[type]?.transfer !== undefined && pack.records[type]?.states.some(({ id, kind }) => id === state && kind === 'open') === true;

/** Records of the caller's reach that are his to look after and not done with: of types that can be handed over. */
async function recordsOf(deps: Deps, caller: Caller, userId: string): Promise<string[]> {
  const { countyId } = caller;
  const [{ view }, held] = await Promise.all([deps.org.snapshot(countyId), recordsHeldBy(deps, countyId, userId, MOST)]);
  const packs = await packsOf(deps, countyId, held);
  return held.filter((row) => isOpen(packs.get(row.release), row) && reachesUnit(caller, view, row.orgId)).map(({ _id }) => _id);
}

/** 离职转办: works and records. The same command again answers the batch that it made. */
export async function handOver(deps: Deps, { caller, params: { userId }, body: { to, comment }, commandId }: Call<UsersApi['POST /users/{userId}/hand-over']>): Promise<Batch> {
  const { countyId, name, grants } = caller;
  if (comment.trim() === '') refuse('process.comment-required', '/body/comment', { node: '' });
  if (!(await findUser(deps.db, countyId, userId))) refuse('users.not-found');
  if (to === userId || !(await deps.org.snapshot(countyId)).person(to)) refuse('work.person-unknown', '/body/to');
  const [works, records] = await Promise.all([worksOf(deps, caller, userId), recordsOf(deps, caller, userId)]);
  const items = [...works.map((workId) => ({ workId, ref: userId })), ...records.map((recordId) => ({ workId: recordId, recordId, ref: userId }))];
  const id = await beginBatch(deps, { countyId, commandId, what: 'hand-over', by: { userId: caller.userId, name, grants }, comment, to, items });
  return presentBatch((await findBatch(deps, countyId, id)) ?? refuse('batch.not-found'));
}
