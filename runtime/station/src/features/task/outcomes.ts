import type { NextStep } from '@liandong/client';
import type { Explanation, TaskDetail } from '@liandong/server/contract/tasks';
import { t } from '../../text';

export interface OutcomeChoice {
  /** absent: the step has no outcomes, it is simply handed in */
  readonly id?: string;
  readonly title: string;
  readonly comment?: 'required' | 'optional';
}

/** What the performer may decide, the first being the main one. */
export function outcomesOf({ outcomes, task }: Pick<TaskDetail, 'outcomes' | 'task'>): OutcomeChoice[] {
  if (outcomes.length === 0) return [{ title: task.kind === 'offer' ? t('task.answer') : t('task.submit') }];
  return outcomes.map(({ id, title, comment }) => ({ id, title, ...(comment === 'required' || comment === 'optional' ? { comment } : {}) }));
}

/** The steps that this outcome leads to; steps that no outcome decides follow any of them. */
export function nextOf({ explanation, outcomes }: { readonly explanation: Pick<Explanation, 'next'>; readonly outcomes: TaskDetail['outcomes'] }, outcome: OutcomeChoice): NextStep[] {
  const named = explanation.next.filter((step) => step.outcome !== undefined && (step.outcome === outcome.id || step.outcome === outcome.title));
  const ids = outcomes.flatMap(({ id, title }) => [id, title]);
  const others = explanation.next.filter((step) => step.outcome === undefined || !ids.includes(step.outcome));
  return named.length > 0 ? named : others;
}
