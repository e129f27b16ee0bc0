/** How a work stands at this moment for who looks at it. */
import { actsFor, type OrgView, type ProcessState, type TaskState } from '@liandong/core/run';
import { refuse } from '../platform/http/refusal';
import type { Caller } from '../platform/http/handler';

type StandIn = NonNullable<TaskState['standIns']>[number];

const isStandingIn = (view: OrgView, { userId, for: principal }: StandIn, now: string): boolean => view.standIns?.(principal, now).some((other) => other.userId === userId) === true;

/** 代理: a step keeps who stood in when it opened; whose period is over, or was ended before its time, does so no more. */
export const taskNow = (task: TaskState, view: OrgView, now: string): TaskState => (task.standIns ? { ...task, standIns: task.standIns.filter((standIn) => isStandingIn(view, standIn, now)) } : task);

export const tasksNow = (tasks: ProcessState['tasks'], view: OrgView, now: string): ProcessState['tasks'] =>
  Object.values(tasks).some((task) => task.standIns) ? Object.fromEntries(Object.entries(tasks).map(([id, task]) => [id, taskNow(task, view, now)])) : tasks;

/** @throws when he would act for somebody for whom he acts no more */
export function refuseOver(task: TaskState, caller: Caller, view: OrgView, now: string): void {
  const standIn = actsFor(task, caller);
  if (standIn && !isStandingIn(view, standIn, now)) refuse('process.stand-in-over', '', standIn.until === undefined ? {} : { until: standIn.until });
}

/** People whom a work concerns though no step waits for them: it was copied to them, they ask or are asked, or a step comes back to them. */
export const toldIn = ({ copies = {}, asks = {}, tasks, tokens }: ProcessState): readonly string[] => [
  ...Object.values(copies).flatMap(({ to }) => to), ...Object.values(asks).flatMap(({ by, to }) => [by, to]),
  ...Object.values(tasks).flatMap((task) => task.delegations ?? []), ...Object.values(tokens).flatMap(({ parked }) => (parked ? [parked.by] : [])),
];
