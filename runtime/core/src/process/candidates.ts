/** 谁来办: walk the rule and its fallbacks; the first unit where somebody is left after exclusions wins. */
import type { Actor, Holder, OrgView, Tier } from '../org/types';
import type { AssignmentRule, ProcessState, Sought, TaskState, Why } from './types';

export interface Found {
  readonly candidates: TaskState['candidates'];
  readonly why: Why;
  /** the rule names one person */
  readonly assignee?: string;
}
type Told = Pick<ProcessState, 'initiator' | 'visits' | 'orgId'>;

/** Who completed a node last. */
export const lastPerformer = (state: Pick<ProcessState, 'visits'>, node: string): string | undefined =>
  state.visits.filter((visit) => visit.node === node && visit.aside !== 'added').at(-1)?.by;

/** People a rule excludes: the initiator, or the last performer of a node. */
const excludedBy = (rule: AssignmentRule, state: Pick<ProcessState, 'initiator' | 'visits'>): readonly string[] => {
  if (rule.except.length === 0) return rule.except;
  const people = rule.except.map((what) => (what === 'initiator' ? state.initiator : lastPerformer(state, what)));
  return [...new Set(people.filter((userId): userId is string => userId !== undefined))];
};

interface Option {
  readonly role: string;
  readonly at?: Tier | undefined;
}

const unitFor = (option: Option, orgId: string, org: OrgView): string | undefined => (option.at === undefined ? orgId : org.atTier(orgId, option.at));

/** The units above one, the nearest first. */
function above(orgId: string, org: OrgView): string[] {
  const units: string[] = [];
  for (let id = org.unit(orgId)?.parentId ?? null; id !== null && !units.includes(id); id = org.unit(id)?.parentId ?? null) units.push(id);
  return units;
}

interface Place { readonly role: string; readonly orgId: string }
function placeOf(option: Option, orgId: string, org: OrgView): Place | undefined {
  const unit = unitFor(option, orgId, org);
  return unit === undefined ? undefined : { role: option.role, orgId: unit };
}

/** Where the rule looks when nobody is at its own place: its fallbacks, and where it may, the same role further up. */
function otherPlaces(rule: AssignmentRule, own: Place | undefined, orgId: string, org: OrgView): (Place | undefined)[] {
  const named = rule.fallback.map((option) => placeOf(option, orgId, org));
  return rule.nobody === 'superior' ? [...named, ...above(own?.orgId ?? orgId, org).map((unit): Place => ({ role: rule.role, orgId: unit }))] : named;
}

/** Everybody who has the role from the unit up to a tier, the lowest first. */
function line(rule: AssignmentRule, orgId: string, org: OrgView): { readonly places: readonly Place[]; readonly found: readonly Holder[] } {
  const from = unitFor({ role: rule.role, at: rule.at }, orgId, org) ?? orgId;
  const units = [from, ...above(from, org)];
  const last = units.findIndex((unit) => org.unit(unit)?.tier === rule.upTo);
  const places = units.slice(0, last < 0 ? units.length : last + 1).map((unit): Place => ({ role: rule.role, orgId: unit }));
  return { places, found: places.flatMap((place) => org.holders(place.role, place.orgId)) };
}

/** Resolve a rule for an instance's unit. Nobody found: no candidates and `why.step` −1; a person must then be named by hand. */
export function findCandidates(rule: AssignmentRule | undefined, state: Told, org: OrgView, orgId = state.orgId): Found {
  if (!rule) return { candidates: [], why: { role: '', orgId, found: [], step: -1, excluded: [] } };
  const excluded = excludedBy(rule, state);
  if (rule.who === 'initiator') return { candidates: [], assignee: state.initiator, why: { role: '', orgId, found: [{ userId: state.initiator, name: '' }], step: 0, excluded } };
  const left = (people: readonly Holder[]): readonly Holder[] => (excluded.length === 0 ? people : people.filter((holder) => !excluded.includes(holder.userId)));
  if (rule.upTo !== undefined) {
    const { places, found: all } = line(rule, orgId, org);
    const found = left(all);
    return { candidates: places, why: { role: rule.role, orgId, found, step: found.length > 0 ? 0 : -1, excluded } };
  }
  const at = (place: Place | undefined, step: number): Found | undefined => {
    const found = place ? left(org.holders(place.role, place.orgId)) : [];
    return place && found.length > 0 ? { candidates: [place], why: { role: place.role, orgId: place.orgId, found, step, excluded } } : undefined;
  };
  const own = placeOf(rule, orgId, org);
  const first = at(own, 0);
  if (first) return first;
  for (const [index, place] of otherPlaces(rule, own, orgId, org).entries()) {
    const found = at(place, index + 1);
    if (found) return found;
  }
  return { candidates: [], why: { role: rule.role, orgId: own?.orgId ?? orgId, found: [], step: -1, excluded } };
}

/** Where somebody was looked for when the task opened. */
export function soughtFor({ why, candidates: [place] }: TaskState): Sought {
  return why ?? { role: place?.role ?? '', orgId: place?.orgId ?? '', step: 0 };
}

/** What of it does not follow from the candidates. */
export function soughtElsewhere({ role, orgId, step }: Sought, candidates: TaskState['candidates']): Sought | undefined {
  const [place, ...others] = candidates;
  return step === 0 && others.length === 0 && place?.role === role && place.orgId === orgId ? undefined : { role, orgId, step };
}

/** 代理: who may do the task in somebody's place. */
export const whoStandsIn = (task: TaskState): readonly string[] =>
  (task.standIns ?? []).filter((standIn) => (task.assignee === undefined || standIn.for === task.assignee) && !task.excluded.includes(standIn.userId)).map((standIn) => standIn.userId);

/** Those whom it is offered to, without who stands in for them. */
export const offeredTo = ({ candidates, excluded }: TaskState, org: OrgView): Holder[] =>
  candidates.flatMap(({ role, orgId }) => org.holders(role, orgId)).filter((holder) => !excluded.includes(holder.userId));

/** Ids of everybody who may take or complete the task now, sorted. */
export function whoMay(task: TaskState, org: OrgView): string[] {
  if (task.assignee !== undefined) return [...new Set([task.assignee, ...whoStandsIn(task)])].sort();
  return [...new Set([...offeredTo(task, org).map((holder) => holder.userId), ...whoStandsIn(task)])].sort();
}

/** One of those whom the task was offered to, whoever has it. */
export const isAmong = (task: TaskState, { userId, grants }: Actor): boolean =>
  !task.excluded.includes(userId) && task.candidates.some((candidate) => grants.some((grant) => grant.role === candidate.role && grant.orgId === candidate.orgId));

/** In his own right, not for somebody else. */
const mayByHimself = (task: TaskState, actor: Actor): boolean => (task.assignee === undefined ? isAmong(task, actor) : task.assignee === actor.userId);

/** May this person take or complete the task now? An assigned task is its assignee's, and of who acts for him. */
export const isCandidate = (task: TaskState, actor: Actor): boolean => mayByHimself(task, actor) || whoStandsIn(task).includes(actor.userId);

/** 代理: for whom this person would act, with the end of the period; undefined: for himself. Who was found himself acts for himself. */
export function actsFor(task: TaskState, { userId, grants }: Actor): NonNullable<TaskState['standIns']>[number] | undefined {
  const standIn = task.standIns?.find((other) => other.userId === userId && (task.assignee === undefined || task.assignee === other.for || task.assignee === userId));
  if (!standIn || task.assignee === standIn.for) return standIn;
  if (standIn.own) return undefined;
  return task.assignee === undefined && mayByHimself(task, { userId, name: '', grants }) ? undefined : standIn;
}
