import { evolve } from '../process/index';
import type { ProcessEvent, ProcessState } from '../process/types';
import type { RecordDoc } from '../record/types';
import { DomainError } from '../shared/problem';
import { patched } from './fill';
import type { Work, WorkEvent } from './types';

/** A record's instance in the moment between RecordCreated and InstanceStarted. */
const NOT_STARTED: ProcessState = {
  format: 2, instanceId: '', process: '', orgId: '', recordId: '', initiator: '', status: 'running', startedAt: '',
  vars: {}, tokens: {}, scopes: {}, tasks: {}, timers: {}, waits: {}, done: [], ending: [], visits: [], entered: {},
};

function evolveRecord(record: RecordDoc, event: ProcessEvent): RecordDoc {
  if (event.type === 'InstanceMigrated') return { ...record, release: event.release, version: record.version + 1 };
  if (event.type !== 'RecordStateSet') return record;
  return { ...record, state: event.state, stateAt: { [event.state]: event.at, ...record.stateAt }, version: record.version + 1 };
}

/** work = events.reduce(evolveWork); the first event is RecordCreated, the second InstanceStarted. */
export function evolveWork(work: Work | undefined, event: WorkEvent): Work {
  if (event.type === 'RecordCreated') return { state: NOT_STARTED, record: event.record };
  if (!work) throw new DomainError('work.history-without-start');
  if (event.type === 'RecordChanged') {
    const { record } = work;
    return { ...work, record: { ...record, data: patched(record.data, event.patch), version: record.version + 1 } };
  }
  return { state: evolve(work.state, event), record: evolveRecord(work.record, event) };
}
