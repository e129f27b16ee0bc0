import { STATE_FORMAT, type Program, type Work } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { recordOf } from './docs';
import type { InstanceDoc, RecordRowDoc } from './model';
import { readersOf } from './readers';
import { stateBefore } from './replay';
import { openRecord, sealedUnder } from './sealing/index';

/** A work as core decides it, with the documents it came from. */
export interface LoadedWork {
  readonly instance: InstanceDoc;
  /** the record as stored: L3/L4 sealed */
  readonly row: RecordRowDoc;
  readonly program: Program;
  /** with the record's values in plain */
  readonly work: Work;
}

/** A state that an earlier version stored is made again from its history: events of all formats can be read, and what is new follows from them. */
async function inThisFormat(deps: Deps, instance: InstanceDoc, row: RecordRowDoc): Promise<InstanceDoc> {
  if (instance.state.format === STATE_FORMAT) return instance;
  const replayed = await stateBefore(deps, instance, instance.version + 1, recordOf(row));
  return replayed ? { ...instance, state: replayed.state } : instance;
}

/** What to ask for beside the work when it is loaded next. */
export const foresee = (deps: Deps, workId: string, row: RecordRowDoc): void => readersOf(deps.db).hints.keep(workId, { recordId: row._id, subjectIds: sealedUnder(row.data) });

/** undefined: this county has no such work. */
export async function loadWork(deps: Deps, countyId: string, workId: string): Promise<LoadedWork | undefined> {
  const { instance: readInstance, record, subject, hints } = readersOf(deps.db);
  const hint = hints.of(workId);
  // all in one go where it is known what the work is about
  const [stored, early, ...keys] = await Promise.all([
    readInstance(countyId, workId), hint && record(countyId, hint.recordId), ...(hint?.subjectIds ?? []).map((id) => subject(countyId, id)),
  ]);
  if (!stored) return undefined;
  const [row, program] = await Promise.all([early?._id === stored.recordId ? early : record(countyId, stored.recordId), deps.packs.program(countyId, stored.release)]);
  if (!row || !program) return undefined;
  const instance = await inThisFormat(deps, stored, row);
  foresee(deps, workId, row);
  return { instance, row, program, work: { state: instance.state, record: recordOf(row, await openRecord(deps, countyId, row, keys)) } };
}
