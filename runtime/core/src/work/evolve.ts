import { evolve, STATE_FORMAT } from '../process/index';
import type { ProcessEvent, ProcessState } from '../process/types';
import type { RecordDoc, RecordEvent } from '../record/types';
import { DomainError } from '../shared/problem';
import { patched } from './fill';
import type { Work, WorkEvent } from './types';

/** The instance in the moment before InstanceStarted. */
const NOT_STARTED: ProcessState = {
  format: STATE_FORMAT, instanceId: '', process: '', orgId: '', recordId: '', initiator: '', status: 'running', startedAt: '',
  vars: {}, tokens: {}, scopes: {}, tasks: {}, timers: {}, waits: {}, done: [], ending: [], visits: [], entered: {},
};

/** Who was in charge at one unit is not at another, and what was asked of others has its answer. */
function unowned(record: RecordDoc): RecordDoc {
  const { owner: _owner, offer: _offer, ...rest } = record;
  return rest;
}

const OF_RECORD: ReadonlySet<string> = new Set<RecordEvent['type']>(['RecordCreated', 'RecordChanged', 'RecordActed', 'RecordMoved', 'RecordOwnerSet', 'RecordMerged', 'RecordOffered', 'RecordOfferEnded', 'RecordDestroyed']);
const isOfProcess = (event: WorkEvent): event is ProcessEvent => !OF_RECORD.has(event.type);

function merged({ mergedInto: _before, ...record }: RecordDoc, into: string | undefined): RecordDoc {
  return { ...record, version: record.version + 1, ...(into === undefined ? {} : { mergedInto: into }) };
}

function withOffer(record: RecordDoc, event: WorkEvent): RecordDoc {
  const version = record.version + 1;
  if (event.type === 'RecordOffered') {
    const { type: _type, ...offer } = event;
    return { ...record, offer, version };
  }
  if (event.type !== 'RecordOfferEnded') return record;
  const { how, by, at } = event;
  return { ...record, version, ...(record.offer ? { offer: { ...record.offer, ended: { how, by, at } } } : {}) };
}

/** What an event does to the record; most do nothing. All instances that work on one record make it together, in the order of its versions. */
export function evolveRecord(record: RecordDoc | undefined, event: WorkEvent): RecordDoc | undefined {
  if (event.type === 'RecordCreated') return event.record;
  if (!record) return undefined;
  switch (event.type) {
    case 'RecordChanged':
      return { ...record, data: patched(record.data, event.patch), version: record.version + 1 };
    case 'RecordStateSet':
      return { ...record, state: event.state, stateAt: { [event.state]: event.at, ...record.stateAt }, version: record.version + 1 };
    case 'RecordActed':
      return { ...record, release: event.release, version: record.version + 1 };
    case 'RecordMoved':
      return { ...unowned(record), orgId: event.orgId, version: record.version + 1 };
    case 'RecordOwnerSet':
      return { ...record, owner: event.owner, version: record.version + 1 };
    case 'RecordMerged':
      return merged(record, event.into);
    case 'RecordDestroyed':
      return undefined;
    case 'InstanceMigrated':
    case 'MigrationUndone':
      return event.called ? record : { ...record, release: event.release, version: record.version + 1 };
    default:
      return withOffer(record, event);
  }
}

/** A process that is about to begin on a record which is there already. */
export const unstarted = (record: RecordDoc): Work => ({ state: NOT_STARTED, record });

/** work = events.reduce(evolveWork); the first event is RecordCreated, the second InstanceStarted. A called process begins on `unstarted`. */
export function evolveWork(work: Work | undefined, event: WorkEvent): Work {
  const record = evolveRecord(work?.record, event);
  if (event.type === 'RecordCreated') return unstarted(event.record);
  if (!work || !record) throw new DomainError('work.history-without-start');
  return { state: isOfProcess(event) ? evolve(work.state, event) : work.state, record };
}
