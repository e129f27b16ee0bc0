import { accessOf, isCandidate, LEVELS, mayReach, type CompiledPack, type Level, type ProcessModel, type RoleDef, type TaskState, type Visit } from '@liandong/core/run';
import type { Caller } from '../platform/http/handler';

/** What somebody may see of one record. */
export interface Sight {
  readonly level: Level;
  /** nothing but these fields: an offer that he has not taken on */
  readonly only?: readonly string[];
  /** shown whatever their level: he wrote them himself in the step that has come back to him */
  readonly own: readonly string[];
}

/** What is judged: a record with the state of its work. */
export interface Sighted {
  readonly record: { readonly orgId: string; readonly path: readonly string[]; readonly createdBy: string; readonly performers: readonly string[] };
  /** open steps that matter: all of the work, or the one a list row is about */
  readonly tasks: readonly TaskState[];
  readonly visits: readonly Visit[];
  readonly model?: ProcessModel | undefined;
  readonly pack: CompiledPack;
}

type Viewer = Pick<Caller, 'userId' | 'name' | 'grants' | 'reaches'>;

const higher = (a: Level, b: Level): Level => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);
const highest = (levels: readonly Level[]): Level => levels.reduce(higher, 'L0');

/** The level of the roles by which he has a step; for one that was handed to him by name, of all his roles. */
function levelFor(task: TaskState, viewer: Viewer, roles: readonly RoleDef[]): Level {
  const matching = viewer.grants.filter((grant) => task.candidates.some((candidate) => candidate.role === grant.role && candidate.orgId === grant.orgId));
  const counted = matching.length > 0 ? matching : viewer.grants;
  return highest(counted.flatMap((grant) => roles.find((role) => role.id === grant.role)?.maxLevel ?? []));
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

/**
 * Reach over the tree of units, or a step that waits for him: for its time he sees the record up to the level of the role that he has it by.
 * What a step's form shows never raises the level. Of an offer he sees its facts only. undefined: for him the record does not exist.
 */
export function sightOf(viewer: Viewer, roles: readonly RoleDef[], sighted: Sighted): Sight | undefined {
  const mine = sighted.tasks.filter((task) => isCandidate(task, viewer));
  const steps = mine.filter((task) => !isOpenOffer(task));
  const reached = mayReach(viewer.reaches, sighted.record, viewer.userId);
  const levels = [...(reached === undefined ? [] : [reached]), ...steps.map((task) => levelFor(task, viewer, roles))];
  if (levels.length > 0) return { level: highest(levels), own: steps.flatMap((task) => ownFields(task, viewer, sighted)) };
  if (mine.length === 0) return undefined;
  const facts = mine.flatMap((task) => sighted.model?.nodes[task.node]?.task?.facts ?? []);
  return { level: highest(mine.map((task) => levelFor(task, viewer, roles))), only: facts, own: [] };
}

/** Does he see no more of it than an offer's facts? Then its history and its people are not his to see either. */
export const isOfferOnly = (sight: Sight): boolean => sight.only !== undefined;
