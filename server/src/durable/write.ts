import type { ProcessState } from '@liandong/core/run';
import { isDuplicate, transaction } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import { queueOf, taskDoc } from './docs';
import { historyModel, instanceModel, recordModel, taskModel, type HistoryDoc, type InstanceDoc, type RecordRowDoc, type Session, type SubjectDoc } from './model';
import { insertSubject } from './sealing/subject';

/** Somebody else was first: decide again on what is stored now. */
export class Conflict extends Error {}

export interface Commit {
  readonly before?: { readonly instance: InstanceDoc; readonly row: RecordRowDoc };
  readonly instance: InstanceDoc;
  readonly row: RecordRowDoc;
  readonly entry: HistoryDoc;
  readonly subject?: SubjectDoc;
}

type Tasks = ProcessState['tasks'];
const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** Ids of steps that are gone, and steps that are new or other than before. */
function taskChanges(before: Tasks, after: Tasks) {
  const gone = Object.keys(before).filter((id) => !after[id]);
  const written = Object.values(after).filter((task) => differs(before[task.id], task));
  return { gone, written };
}

/** Lists that a commit changed: of the steps it touched, before and after. */
export function touchedKeys(before: ProcessState | undefined, after: ProcessState): string[] {
  const { gone, written } = taskChanges(before?.tasks ?? {}, after.tasks);
  const tasks = [...gone, ...written.map((task) => task.id)].flatMap((id) => [before?.tasks[id], after.tasks[id]]);
  return [...new Set([...tasks.flatMap((task) => (task ? queueOf(task) : [])), `user:${after.initiator}`])];
}

async function writeInstance(deps: Deps, { before, instance }: Commit, session: Session): Promise<void> {
  const model = instanceModel(deps.db);
  if (!before) {
    await model.insertMany([instance], { session });
    return;
  }
  const { _id, countyId, nextDue, ...rest } = instance;
  const change = nextDue === undefined ? { $set: rest, $unset: { nextDue: 1 as const } } : { $set: { ...rest, nextDue } };
  const { matchedCount } = await model.updateOne({ _id, countyId, version: before.instance.version }, change, { session });
  if (matchedCount !== 1) throw new Conflict('instance');
}

async function writeRecord(deps: Deps, { before, row }: Commit, session: Session): Promise<void> {
  const model = recordModel(deps.db);
  if (!before) {
    await model.insertMany([row], { session });
    return;
  }
  if (before.row.version === row.version && !differs(before.row.performers, row.performers)) return;
  const { _id, countyId, ...rest } = row;
  const { matchedCount } = await model.updateOne({ _id, countyId, version: before.row.version }, { $set: rest }, { session });
  if (matchedCount !== 1) throw new Conflict('record');
}

async function writeTasks(deps: Deps, { before, instance }: Commit, session: Session): Promise<void> {
  const { gone, written } = taskChanges(before?.instance.state.tasks ?? {}, instance.state.tasks);
  const model = taskModel(deps.db);
  const { countyId } = instance;
  if (gone.length > 0) await model.deleteMany({ countyId, _id: { $in: gone } }, { session });
  for (const task of written) await model.replaceOne({ _id: task.id, countyId }, taskDoc(instance, task), { session, upsert: true });
}

/** One transaction: all of it is stored (majority, journal) or nothing is. */
export async function writeCommit(deps: Deps, commit: Commit): Promise<void> {
  try {
    await transaction(deps.db, async (session) => {
      await historyModel(deps.db).insertMany([commit.entry], { session });
      await writeInstance(deps, commit, session);
      await writeRecord(deps, commit, session);
      await writeTasks(deps, commit, session);
      if (commit.subject) await insertSubject(deps, commit.subject, session);
    });
  } catch (error) {
    // the same command, the same next entry, the same new subject: whoever was first counts, look again
    if (isDuplicate(error)) throw new Conflict('duplicate', { cause: error });
    throw error;
  }
}
