/** From core's work to the stored documents: one place that says what is kept where. Pure. */
import { awaitsOf, namedIn, nextDue, standingOffer, SYSTEM, type CompiledPack, type JsonObject, type OrgUnit, type ProcessState, type RecordDoc, type TaskState, type Work, whoStandsIn } from '@liandong/core/run';
import type { Keys } from '../platform/deps';
import type { InstanceDoc, RecordRowDoc, TaskDoc } from './model';
import { rowKeysOf } from './row-keys/index';

const ownersOf = (task: TaskState): string[] => (task.assignee === undefined ? task.candidates.map(({ role, orgId }) => `${role}@${orgId}`) : [`user:${task.assignee}`]);
/** The list of what somebody does for another: read only while the period lasts. */
export const standInKey = (userId: string, principal: string): string => `for:${userId}:${principal}`;

/** In whose list a step stands. */
const queueOf = (task: TaskState): string[] => {
  const acting = whoStandsIn(task);
  return [...ownersOf(task), ...(task.standIns ?? []).filter((standIn) => acting.includes(standIn.userId)).map((standIn) => standInKey(standIn.userId, standIn.for))];
};
/** Who is told that a list with it has changed. */
export const watchersOf = (task: TaskState): string[] => [...ownersOf(task), ...whoStandsIn(task).map((userId) => `user:${userId}`)];

/** Steps without a time limit come last. */
const NO_LIMIT = '9999';

export function taskDoc(instance: InstanceDoc, task: TaskState): TaskDoc {
  const { countyId, _id: workId, recordId, packId, release, serviceId, orgId } = instance;
  return {
    _id: task.id, countyId, workId, recordId, packId, release, serviceId, orgId,
    box: task.kind === 'offer' && task.assignee === undefined ? 'offers' : 'todo',
    queue: queueOf(task), excluded: task.excluded, sort: task.due ?? NO_LIMIT, task,
    ...(task.due === undefined ? {} : { remindAt: task.due }),
  };
}

/** Everybody who made it or did a step of it. */
const performersOf = (state: ProcessState): string[] => [...new Set([state.initiator, ...state.visits.map((visit) => visit.by)])];

/** Found by these keys: what was copied to somebody, what he is asked, what names him for another reason. A finished one asks nobody. */
function concernsOf(state: ProcessState): string[] {
  const copies = Object.values(state.copies ?? {});
  const told = copies.flatMap(({ to, read }) => [...to.map((id) => `copied:${id}`), ...to.filter((id) => !read.includes(id)).map((id) => `unread:${id}`)]);
  const asked = Object.values(state.asks ?? {}).map((ask) => `asked:${ask.to}`);
  return [...new Set([...told, ...(state.status === 'running' ? [...asked, ...namedIn(state).map((id) => `named:${id}`)] : [])])];
}

interface InstanceFacts { readonly countyId: string; readonly packId: string; readonly release: string; readonly serviceId: string; readonly version: number; readonly headHash: string }

export function instanceDoc({ state }: Work, facts: InstanceFacts): InstanceDoc {
  const [due, awaits, concerns] = [nextDue(state), awaitsOf(state), concernsOf(state)];
  return {
    ...facts, _id: state.instanceId, orgId: state.orgId, recordId: state.recordId, status: state.status, anchored: false,
    ...(due === null ? {} : { nextDue: due }), ...(awaits.length === 0 ? {} : { awaits }), ...(concerns.length === 0 ? {} : { concerns }),
    // what the machine began for somebody is not in his list of what he began
    startedBy: state.parent ? SYSTEM.userId : state.initiator, startedAt: state.startedAt, performers: performersOf(state), state,
  };
}

interface RecordFacts {
  readonly countyId: string;
  /** that describes the record's type */
  readonly pack: CompiledPack;
  readonly keys: Pick<Keys, 'blindIndex'>;
  readonly unit: OrgUnit | undefined;
  /** that makes it; absent: no process does */
  readonly workId?: string;
  /** as it was stored before: other instances may work on it too */
  readonly before?: RecordRowDoc | undefined;
  readonly subjectId: string;
  /** the plain data, for what is found in it */
  readonly plain: JsonObject;
  readonly now: string;
}

/** Uploaded files among answers: one, a list of them, or in the cells of a child table. */
function filesIn(value: unknown, deep = 0): string[] {
  if (typeof value !== 'object' || value === null || deep > 4) return [];
  if ('fileId' in value && typeof value.fileId === 'string') return [value.fileId];
  return Object.values(value).flatMap((inside) => filesIn(inside, deep + 1));
}

/** Ids of the files that a record's data refers to. */
export const fileIdsIn = (data: Readonly<Record<string, unknown>>): string[] => [...new Set(filesIn(data))];

/** Keys under which a unit's records are found: the unit's own, and one a unit of its line. */
export const placesOf = (orgId: string, path: readonly string[]): string[] => [`u:${orgId}`, ...[...path, orgId].map((id) => `t:${id}`)];

/** Who was put in charge of what another one began; he stays among them when it goes on to somebody else. */
function handedOf({ owner, createdBy }: RecordDoc, { before }: RecordFacts): Pick<RecordRowDoc, 'handedTo'> {
  const handedTo = [...new Set([...(before?.handedTo ?? []), ...(owner === undefined || owner === createdBy || before?.performers.includes(owner) ? [] : [owner])])];
  return handedTo.length === 0 ? {} : { handedTo };
}

/** When it came into a state that is not open: by its entry, or later than that where it had been there before and was opened again. */
function closedOf({ type, state, stateAt }: RecordDoc, { pack, before, now }: RecordFacts): Pick<RecordRowDoc, 'closedAt'> {
  const kind = pack.records[type]?.states.find(({ id }) => id === state)?.kind;
  if (kind === undefined || kind === 'open') return {};
  if (before?.state === state) return before.closedAt === undefined ? {} : { closedAt: before.closedAt };
  return { closedAt: before?.stateAt[state] === undefined ? (stateAt[state] ?? now) : now };
}

/** Values of before it was about somebody else stay in its history under that one's key. */
function formerOf({ before, subjectId }: RecordFacts): Pick<RecordRowDoc, 'formerSubjects'> {
  const all = [...new Set([...(before?.formerSubjects ?? []), ...(before && before.subjectId !== subjectId ? [before.subjectId] : [])])];
  return all.length === 0 ? {} : { formerSubjects: all };
}

function offerOf(record: RecordDoc): Pick<RecordRowDoc, 'offer' | 'offerDue'> {
  const due = standingOffer(record)?.until;
  return { ...(record.offer === undefined ? {} : { offer: record.offer }), ...(due === undefined ? {} : { offerDue: due }) };
}

/** A record as it is stored. `performers`: who did something to it now; who did before stays among them. */
export function recordRow(record: RecordDoc, performers: readonly string[], facts: RecordFacts): RecordRowDoc {
  const path = facts.unit?.path ?? [];
  const all = [...new Set([...(facts.before?.performers ?? []), ...performers])];
  const workId = facts.before ? facts.before.workId : facts.workId;
  return {
    _id: record.id, countyId: facts.countyId, ...(workId === undefined ? {} : { workId }), packId: record.packId, type: record.type, release: record.release, orgId: record.orgId, path,
    ...(record.no === undefined ? {} : { no: record.no }), ...(record.owner === undefined ? {} : { owner: record.owner }), ...(record.mergedInto === undefined ? {} : { mergedInto: record.mergedInto }), ...offerOf(record), ...handedOf(record, facts), ...closedOf(record, facts),
    state: record.state, stateAt: record.stateAt, data: record.data, version: record.version, createdBy: record.createdBy, createdAt: record.createdAt, occurredAt: record.occurredAt,
    performers: all, scope: [...placesOf(record.orgId, path), ...all.map((id) => `p:${id}`)],
    subjectId: facts.subjectId, ...formerOf(facts), fileIds: fileIdsIn(facts.plain), factsDue: facts.now, plansDue: facts.now, ...rowKeysOf({ ...facts, record }),
  };
}

/** As a step of a process leaves it. */
export const workRow = ({ state, record }: Work, facts: Omit<RecordFacts, 'workId'>): RecordRowDoc => recordRow(record, performersOf(state), { ...facts, workId: state.instanceId });

/** Core's record out of a stored one; `data` plain or sealed, as the caller needs it. */
export const recordOf = (row: RecordRowDoc, data: JsonObject = row.data as JsonObject): RecordDoc => ({
  id: row._id, type: row.type, packId: row.packId, release: row.release, orgId: row.orgId, ...(row.no === undefined ? {} : { no: row.no }), ...(row.owner === undefined ? {} : { owner: row.owner }), ...(row.offer === undefined ? {} : { offer: row.offer }), ...(row.mergedInto === undefined ? {} : { mergedInto: row.mergedInto }),
  state: row.state, stateAt: row.stateAt, data, version: row.version, createdBy: row.createdBy, createdAt: row.createdAt, occurredAt: row.occurredAt,
});
