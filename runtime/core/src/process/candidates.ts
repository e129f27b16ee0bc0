/** 谁来办: walk the rule and its fallbacks; the first unit where somebody is left after exclusions wins. */
import type { Actor, Holder, OrgView, Tier } from '../org/types';
import type { AssignmentRule, ProcessState, TaskState, Why } from './types';

export interface Found {
  readonly candidates: TaskState['candidates'];
  readonly why: Why;
}

/** Who completed a node last. */
export const lastPerformer = (state: Pick<ProcessState, 'visits'>, node: string): string | undefined =>
  state.visits.filter((visit) => visit.node === node).at(-1)?.by;

/** People a rule excludes: the initiator, or the last performer of a node. */
const excludedBy = (rule: AssignmentRule, state: Pick<ProcessState, 'initiator' | 'visits'>): string[] => {
  const people = rule.except.map((what) => (what === 'initiator' ? state.initiator : lastPerformer(state, what)));
  return [...new Set(people.filter((userId): userId is string => userId !== undefined))];
};

interface Option {
  readonly role: string;
  readonly at?: Tier | undefined;
}

const unitFor = (option: Option, orgId: string, org: OrgView): string | undefined => (option.at === undefined ? orgId : org.atTier(orgId, option.at));

/** Resolve a rule for an instance's unit. Nobody found: no candidates and `why.step` −1; a person must then be named by hand. */
export function findCandidates(rule: AssignmentRule | undefined, state: Pick<ProcessState, 'initiator' | 'visits' | 'orgId'>, org: OrgView): Found {
  if (!rule) return { candidates: [], why: { role: '', orgId: state.orgId, found: [], step: -1, excluded: [] } };
  const excluded = excludedBy(rule, state);
  const options: Option[] = [{ role: rule.role, at: rule.at }, ...rule.fallback];
  for (const [step, option] of options.entries()) {
    const orgId = unitFor(option, state.orgId, org);
    if (orgId === undefined) continue;
    const found: Holder[] = org.holders(option.role, orgId).filter((holder) => !excluded.includes(holder.userId));
    if (found.length > 0) return { candidates: [{ role: option.role, orgId }], why: { role: option.role, orgId, found, step, excluded } };
  }
  const orgId = unitFor({ role: rule.role, at: rule.at }, state.orgId, org) ?? state.orgId;
  return { candidates: [], why: { role: rule.role, orgId, found: [], step: -1, excluded } };
}

/** Ids of everybody who may take or complete the task now, sorted. */
export function whoMay(task: TaskState, org: OrgView): string[] {
  if (task.assignee !== undefined) return [task.assignee];
  const holders = task.candidates.flatMap(({ role, orgId }) => org.holders(role, orgId).map((holder) => holder.userId));
  return [...new Set(holders.filter((userId) => !task.excluded.includes(userId)))].sort();
}

/** May this person take or complete the task now? An assigned task is its assignee's alone. */
export function isCandidate(task: TaskState, actor: Actor): boolean {
  if (task.assignee !== undefined) return task.assignee === actor.userId;
  if (task.excluded.includes(actor.userId)) return false;
  return task.candidates.some((candidate) => actor.grants.some((grant) => grant.role === candidate.role && grant.orgId === candidate.orgId));
}
