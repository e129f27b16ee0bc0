import { accessOf, answersOffer, isCandidate, LEVELS, mayReach, type CompiledPack, type Level, type OrgView, type ProcessModel, type ProcessState, type RecordOffer, type RoleDef, type RoleGrant, type TaskState, type Visit } from '@liandong/core/run';
import type { Caller } from '../platform/http/handler';
import { tasksNow, toldIn } from './now';

/** What somebody may see of one record. */
export interface Sight {
  readonly level: Level;
  /** nothing but these fields: a step that is on offer, or a record that his unit is asked to take */
  readonly only?: readonly string[];
  /** shown whatever their level: he wrote them himself in the step that has come back to him */
  readonly own: readonly string[];
  /** closed to him whatever his level: nobody agreed that it is shown, or he has not been let in */
  readonly closed?: readonly string[];
}

/** What is judged: a record with the state of its work. */
export interface Sighted {
  readonly record: { readonly orgId: string; readonly path: readonly string[]; readonly createdBy: string; readonly performers: readonly string[]; readonly type: string; readonly offer?: RecordOffer };
  /** open steps that matter: all of the work, or the one a list row is about */
  readonly tasks: readonly TaskState[];
  readonly visits: readonly Visit[];
  /** whom it concerns though no step waits for them */
  readonly told: readonly string[];
  readonly model?: ProcessModel | undefined;
  readonly pack: CompiledPack;
  /** where the caller asks about one record: whoever may answer an offer of it sees that */
  readonly view?: OrgView;
}

type Viewer = Pick<Caller, 'userId' | 'name' | 'grants' | 'reaches'>;

const higher = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);
const highest = (levels: readonly Level[]): Level => levels.reduce(higher, 'L0');

const levelOf = (grants: readonly RoleGrant[], roles: readonly RoleDef[]): Level => highest(grants.flatMap((grant) => roles.find((role) => role.id === grant.role)?.maxLevel ?? []));

/** The level of the roles by which he has a step; for one that was handed to him by name, of all his roles. */
function levelFor(task: TaskState, viewer: Viewer, roles: readonly RoleDef[]): Level {
  const matching = viewer.grants.filter((grant) => task.candidates.some((candidate) => candidate.role === grant.role && candidate.orgId === grant.orgId));
  return levelOf(matching.length > 0 ? matching : viewer.grants, roles);
}

const isOpenOffer = (task: TaskState): boolean => task.kind === 'offer' && task.assignee === undefined;

/** Fields of a step's form that he filled himself before it came back. */
function ownFields(task: TaskState, viewer: Viewer, { visits, model, pack }: Sighted): string[] {
  const node = model?.nodes[task.node];
  const form = pack.forms[node?.task?.form ?? ''];
  if (!form || !visits.some((visit) => visit.node === task.node && visit.by === viewer.userId)) return [];
  const access = accessOf(node);
  return Object.keys(form.fields).filter((id) => (access[id] ?? access['*'] ?? 'edit') === 'edit');
}

/** 转介: the summary of what his unit is asked to take; of an offer that has ended, that there was one. */
function offered(viewer: Viewer, { record, pack, view }: Sighted): Sight | undefined {
  const level = view && answersOffer(pack, record, viewer, view);
  if (level === undefined) return undefined;
  return record.offer?.ended ? { level: 'L0', only: [], own: [] } : { level, only: pack.records[record.type]?.transfer?.accept?.shows ?? [], own: [] };
}

/**
 * Reach over the tree of units, or a step that waits for him: for its time he sees the record up to the level of the role that he has it by.
 * Whom it was copied to, or who is asked, sees it up to the level of all his roles; without a role, what is public.
 * What a step's form shows never raises the level. Of an offer he sees its facts only. undefined: for him the record does not exist.
 */
export function sightOf(viewer: Viewer, roles: readonly RoleDef[], sighted: Sighted): Sight | undefined {
  const mine = sighted.tasks.filter((task) => isCandidate(task, viewer));
  const steps = mine.filter((task) => !isOpenOffer(task));
  const reached = mayReach(viewer.reaches, sighted.record, viewer.userId);
  const told = sighted.told.includes(viewer.userId) ? [levelOf(viewer.grants, roles)] : [];
  const levels = [...(reached === undefined ? [] : [reached]), ...told, ...steps.map((task) => levelFor(task, viewer, roles))];
  if (levels.length > 0) return { level: highest(levels), own: steps.flatMap((task) => ownFields(task, viewer, sighted)) };
  if (mine.length === 0) return offered(viewer, sighted);
  const facts = mine.flatMap((task) => sighted.model?.nodes[task.node]?.task?.facts ?? []);
  return { level: highest(mine.map((task) => levelFor(task, viewer, roles))), only: facts, own: [] };
}

/** What is judged of a whole work, as it stands now. */
export const sighted = (record: Sighted['record'], state: ProcessState, pack: CompiledPack, view: OrgView, now: string): Sighted =>
  ({ record, tasks: Object.values(tasksNow(state.tasks, view, now)), visits: state.visits, told: toldIn(state), model: pack.processes[state.process], pack, view });

/** What is judged of a record by itself. */
export const unworked = (record: Sighted['record'], pack: CompiledPack, view: OrgView): Sighted => ({ record, tasks: [], visits: [], told: [], pack, view });

/** An operator, and of this unit: being able to see one of its works does not make him one. */
export function isOperatorOf({ rights, reaches, userId }: Pick<Caller, 'rights' | 'reaches' | 'userId'>, view: OrgView, orgId: string): boolean {
  return rights.includes('operate') && reachesUnit({ reaches, userId }, view, orgId);
}

/** Does what belongs to this unit lie in his reach, whoever worked on it? */
export function reachesUnit({ reaches, userId }: Pick<Caller, 'reaches' | 'userId'>, view: OrgView, orgId: string): boolean {
  const unit = view.unit(orgId);
  return unit !== undefined && mayReach(reaches, { orgId, path: unit.path, createdBy: '', performers: [] }, userId) !== undefined;
}

/** Does he see no more of it than an offer's facts? Then its history and its people are not his to see either. */
export const isOfferOnly = (sight: Sight): boolean => sight.only !== undefined;

interface Placed { readonly orgId: string; readonly path: readonly string[]; readonly createdBy: string; readonly performers: readonly string[] }
/** Does he reach this record by his roles? */
export const reachesRow = ({ reaches, userId }: Pick<Caller, 'reaches' | 'userId'>, row: Placed | undefined): boolean => row !== undefined && mayReach(reaches, row, userId) !== undefined;
