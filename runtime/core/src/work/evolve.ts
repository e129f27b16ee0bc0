import { evolve } from '../process/index';
import type { ProcessEvent } from '../process/types';
import type { RecordDoc } from '../record/types';
import type { JsonObject } from '../shared/json';
import { DomainError } from '../shared/problem';
import type { Work, WorkEvent } from './types';

const patched = (data: JsonObject, patch: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries({ ...data, ...patch }).filter(([, value]) => value !== null));

function evolveRecord(record: RecordDoc, event: ProcessEvent): RecordDoc {
  if (event.type !== 'RecordStateSet') return record;
  return { ...record, state: event.state, stateAt: { [event.state]: event.at, ...record.stateAt }, version: record.version + 1 };
}

/** work = events.reduce(evolveWork); the first event is RecordCreated, the second InstanceStarted. */
export function evolveWork(work: Work | undefined, event: WorkEvent): Work {
  if (event.type === 'RecordCreated') return { state: undefined as never, record: event.record };
  if (!work) throw new DomainError('work.history-without-start');
  if (event.type === 'RecordChanged') {
    const { record } = work;
    return { ...work, record: { ...record, data: patched(record.data, event.patch), version: record.version + 1 } };
  }
  return { state: evolve(work.state, event), record: evolveRecord(work.record, event) };
}
