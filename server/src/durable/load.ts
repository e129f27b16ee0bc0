import type { Program, Work } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { recordOf } from './docs';
import { instanceModel, recordModel, type InstanceDoc, type RecordRowDoc } from './model';
import { openRecord } from './sealing/index';

/** A work as core decides it, with the documents it came from. */
export interface LoadedWork {
  readonly instance: InstanceDoc;
  /** the record as stored: L3/L4 sealed */
  readonly row: RecordRowDoc;
  readonly program: Program;
  /** with the record's values in plain */
  readonly work: Work;
}

/** undefined: this county has no such work. */
export async function loadWork(deps: Deps, countyId: string, workId: string): Promise<LoadedWork | undefined> {
  const instance = await instanceModel(deps.db).findOne({ countyId, _id: workId }).lean<InstanceDoc>();
  if (!instance) return undefined;
  const [row, program] = await Promise.all([
    recordModel(deps.db).findOne({ countyId, _id: instance.recordId }).lean<RecordRowDoc>(), deps.packs.program(countyId, instance.release),
  ]);
  if (!row || !program) return undefined;
  return { instance, row, program, work: { state: instance.state, record: recordOf(row, await openRecord(deps, countyId, row)) } };
}
