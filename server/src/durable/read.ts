/**
 * Lists of stored work for the slices: each query has its index, so a page costs the same however much there is and however far down
 * it is (the plain bound beside each `$or` is what the index can use).
 */
import { BY_ID, findNow, native } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import { instanceModel, recordModel, taskModel, type HistoryDoc, type InstanceDoc, type RecordRowDoc, type TaskDoc } from './model';
import { readersOf } from './readers';
import { seatOf, type SearchWay } from './row-keys/index';

/** What a work's entries say, in order. */
export const listHistory = (deps: Deps, countyId: string, workId: string): Promise<HistoryDoc[]> => readersOf(deps.db).entries(countyId, workId);

interface StartedBefore { readonly startedAt: string; readonly id: string }
export const listInstances = (deps: Deps, countyId: string, whose: { startedBy: string } | { performers: string } | { concerns: string }, limit: number, before?: StartedBefore): Promise<InstanceDoc[]> =>
  instanceModel(deps.db)
    .find({ countyId, ...whose, ...(before ? { startedAt: { $lte: before.startedAt }, $or: [{ startedAt: { $lt: before.startedAt } }, { startedAt: before.startedAt, _id: { $lt: before.id } }] } : {}) })
    .sort({ startedAt: -1, _id: -1 }).limit(limit).lean<InstanceDoc[]>();

export const recordsOfWorks = (deps: Deps, countyId: string, works: readonly { readonly recordId: string }[]): Promise<RecordRowDoc[]> =>
  findNow(recordModel(deps.db), { countyId, _id: { $in: works.map((work) => work.recordId) } }, works.length, BY_ID);

/** Works that concern somebody in this way, the oldest first. */
export const worksConcerning = (deps: Deps, countyId: string, key: string, limit: number): Promise<InstanceDoc[]> =>
  instanceModel(deps.db).find({ countyId, concerns: key }).sort({ startedAt: 1, _id: 1 }).limit(limit).lean<InstanceDoc[]>();
export const countConcerning = (deps: Deps, countyId: string, key: string): Promise<number> => instanceModel(deps.db).countDocuments({ countyId, concerns: key });

/** The work that a record is about and those that it has called, in the order of their start. */
export const worksOnRecord = (deps: Deps, countyId: string, recordId: string): Promise<InstanceDoc[]> => instanceModel(deps.db).find({ countyId, recordId }).lean<InstanceDoc[]>();

/** Records that somebody is in charge of, oldest first. */
export const recordsHeldBy = (deps: Deps, countyId: string, userId: string, limit: number): Promise<RecordRowDoc[]> =>
  recordModel(deps.db).find({ countyId, scope: `p:${userId}`, $or: [{ owner: userId }, { owner: null, createdBy: userId }], mergedInto: null }).sort({ createdAt: 1, _id: 1 }).limit(limit).lean<RecordRowDoc[]>();

/** Records of one type by their numbers. */
export const recordsByNumber = (deps: Deps, countyId: string, which: { readonly packId: string; readonly type: string }, numbers: readonly string[]): Promise<RecordRowDoc[]> =>
  recordModel(deps.db).find({ countyId, ...which, no: { $in: [...numbers] } }).lean<RecordRowDoc[]>();

/** Releases that records of a type stand under, the one that most lately came first. */
export async function releasesOf(deps: Deps, countyId: string, which: { readonly packId: string; readonly type: string }): Promise<string[]> {
  const found = await recordModel(deps.db).aggregate<{ readonly _id: string }>([{ $match: { countyId, ...which } }, { $group: { _id: '$release', at: { $max: '$createdAt' } } }, { $sort: { at: -1, _id: 1 } }]);
  return found.map(({ _id }) => _id);
}

export const findRecord = async (deps: Deps, countyId: string, recordId: string): Promise<RecordRowDoc | null> => (await readersOf(deps.db).record(countyId, recordId)) ?? null;

/** Records about one person that somebody may reach, newest first. */
export const recordsAbout = (deps: Deps, countyId: string, subjectId: string, scopes: readonly string[], limit: number): Promise<RecordRowDoc[]> =>
  recordModel(deps.db).find({ countyId, subjectId, scope: { $in: [...scopes] } }).sort({ createdAt: -1 }).limit(limit).lean<RecordRowDoc[]>();

interface Whose { readonly box: TaskDoc['box']; readonly keys: readonly string[]; readonly userId: string }
const filterOf = (countyId: string, { box, keys, userId }: Whose) => ({ countyId, box, queue: { $in: [...keys] }, excluded: { $ne: userId } });
interface DueAfter { readonly sort: string; readonly id: string }

/** Open steps that stand in one of these lists, by due time. */
export const listTasks = (deps: Deps, countyId: string, whose: Whose, limit: number, after?: DueAfter): Promise<TaskDoc[]> =>
  findNow(taskModel(deps.db), {
    ...filterOf(countyId, whose), ...(after ? { sort: { $gte: after.sort }, $or: [{ sort: { $gt: after.sort } }, { sort: after.sort, _id: { $gt: after.id } }] } : {}),
  }, limit, { sort: { sort: 1, _id: 1 }, limit });

/** Open steps that are this person's alone. */
export const tasksHeldBy = (deps: Deps, countyId: string, userId: string, limit: number): Promise<TaskDoc[]> =>
  taskModel(deps.db).find({ countyId, box: { $in: ['todo', 'offers'] }, queue: `user:${userId}` }).sort({ sort: 1, _id: 1 }).limit(limit).lean<TaskDoc[]>();

export const worksById = (deps: Deps, countyId: string, workIds: readonly string[]): Promise<InstanceDoc[]> =>
  instanceModel(deps.db).find({ countyId, _id: { $in: [...workIds] } }).lean<InstanceDoc[]>();

export const countTasks = (deps: Deps, countyId: string, whose: Whose, dueBefore?: string): Promise<number> =>
  taskModel(deps.db).countDocuments({ ...filterOf(countyId, whose), ...(dueBefore === undefined ? {} : { sort: { $lt: dueBefore } }) });

/** Work id → process id, of the works that these steps belong to. */
export async function worksOfTasks(deps: Deps, countyId: string, tasks: readonly TaskDoc[]): Promise<ReadonlyMap<string, string>> {
  const docs = await findNow<Pick<InstanceDoc, '_id' | 'state'>>(instanceModel(deps.db) as never, { countyId, _id: { $in: tasks.map((task) => task.workId) } }, tasks.length, { projection: { 'state.process': 1 }, ...BY_ID });
  return new Map(docs.map((doc) => [doc._id, doc.state.process]));
}

export const findTask = (deps: Deps, countyId: string, taskId: string): Promise<TaskDoc | null> => taskModel(deps.db).findOne({ countyId, _id: taskId }).lean<TaskDoc>();

interface RecordFilter { readonly packId?: string | undefined; readonly type?: string | undefined; readonly state?: string | undefined; readonly orgId?: string | undefined; /** states that are left out */ readonly notIn?: readonly string[] }
interface CreatedBefore { readonly createdAt: string; readonly id: string }

export const findRecords = (deps: Deps, countyId: string, ids: readonly string[]): Promise<RecordRowDoc[]> =>
  recordModel(deps.db).find({ countyId, _id: { $in: [...ids] } }).sort({ createdAt: -1, _id: -1 }).lean<RecordRowDoc[]>();

/** Records that one of these scopes finds; of one person the record that he lives on under. */
function inReach(countyId: string, scopes: readonly string[], { orgId, notIn = [], ...rest }: RecordFilter): Readonly<Record<string, unknown>> {
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const also = [...(orgId === undefined ? [] : [{ scope: `t:${orgId}` }]), ...(notIn.length > 0 ? [{ state: { $nin: [...notIn] } }] : [])];
  return { countyId, scope: { $in: [...scopes] }, mergedInto: null, ...given, ...(also.length > 0 ? { $and: also } : {}) };
}

/** Newest first. */
export function listRecords(deps: Deps, countyId: string, scopes: readonly string[], filter: RecordFilter, limit: number, before?: CreatedBefore): Promise<RecordRowDoc[]> {
  const cursor = before ? { createdAt: { $lte: before.createdAt }, $or: [{ createdAt: { $lt: before.createdAt } }, { createdAt: before.createdAt, _id: { $lt: before.id } }] } : {};
  return recordModel(deps.db).find({ ...inReach(countyId, scopes, filter), ...cursor }).sort({ createdAt: -1, _id: -1 }).limit(limit).lean<RecordRowDoc[]>();
}

const TELLS_APART = 300;
/** Of pieces that stand in a record together the one that stands in the fewest. */
async function rarest(deps: Deps, countyId: string, words: readonly string[]): Promise<string> {
  if (words.length < 2) return words[0] ?? '';
  const counts = await Promise.all(words.map((word) => native(recordModel(deps.db)).countDocuments({ countyId, search: word } as never, { limit: TELLS_APART, hint: 'search' })));
  return words[counts.indexOf(Math.min(...counts))] ?? '';
}

interface Named { readonly scopes: readonly string[]; readonly filter: RecordFilter; /** in which it may stand there */ readonly ways: readonly SearchWay[]; readonly before?: CreatedBefore | undefined }
/** Records in which something stands that was typed, newest first; what holds all its pieces need not hold it whole. */
export async function listNamed(deps: Deps, countyId: string, { scopes, filter, ways, before }: Named, limit: number): Promise<RecordRowDoc[]> {
  const leads = await Promise.all(ways.map(({ words }) => rarest(deps, countyId, words)));
  const found = { search: { $in: leads }, ...(before ? { seat: { $lt: seatOf(before.createdAt, before.id) } } : {}) };
  const where = { $and: [inReach(countyId, scopes, filter), { $or: ways.map(({ words }) => ({ search: { $all: words } })) }], ...found };
  return findNow(recordModel(deps.db), { countyId, ...where }, limit, { sort: { seat: -1 }, limit, hint: 'search' as never });
}
