/** Why a step is where it is and what comes next: facts out of the engine's own state, worded by the apps. */
import type { OrgView } from '../org/types';
import { findCandidates, nextSteps, offeredTo, soughtFor } from '../process/index';
import type { Why } from '../process/types';
import type { Program } from '../pack/program';
import type { Instant } from '../shared/json';
import type { Work } from './types';

export interface NextFact {
  readonly outcome?: string;
  readonly nodeTitle: string;
  readonly roleTitle?: string;
  readonly orgName?: string;
  readonly due?: string;
}

export interface TaskExplanation {
  readonly roleTitle: string;
  readonly orgName: string;
  /** where it was looked for, and who is there now */
  readonly why: Why;
  readonly before?: { readonly by: string; readonly node: string; readonly nodeTitle: string; readonly outcome?: string; readonly at: Instant };
  readonly next: readonly NextFact[];
  readonly due?: Instant;
}

/** undefined = no such open task. Who comes next is looked up now, for information; it is decided when the step opens. */
export function explainTask(program: Program, work: Work, taskId: string, org: OrgView): TaskExplanation | undefined {
  const { state } = work;
  const task = state.tasks[taskId];
  const model = program.pack.processes[state.process];
  if (!task || !model) return undefined;
  const roleTitle = (id: string): string => program.pack.manifest.roles.find((role) => role.id === id)?.title ?? id;
  const orgName = (id: string): string => org.unit(id)?.name ?? id;
  const before = state.visits.at(-1);
  const why: Why = { ...soughtFor(task), found: offeredTo(task, org), excluded: task.excluded };
  const next = nextSteps(model, task.node).map(({ outcome, node }): NextFact => {
    const rule = node.task?.assignment;
    const found = rule ? findCandidates(rule, { ...state, visits: [...state.visits, { node: task.node, by: task.assignee ?? '', at: task.createdAt }] }, org).why : undefined;
    return {
      nodeTitle: node.title,
      ...(outcome === undefined ? {} : { outcome }),
      ...(found ? { roleTitle: roleTitle(found.role), orgName: orgName(found.orgId) } : {}),
      ...(node.task?.due === undefined ? {} : { due: node.task.due }),
    };
  });
  return {
    roleTitle: roleTitle(why.role),
    orgName: orgName(why.orgId),
    why,
    ...(before ? { before: { ...before, nodeTitle: model.nodes[before.node]?.title ?? before.node } } : {}),
    next,
    ...(task.due === undefined ? {} : { due: task.due }),
  };
}
