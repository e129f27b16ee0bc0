import { useState } from 'react';
import type { JsonObject } from '@liandong/core/run';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import type { CommandBody } from '@liandong/server/contract/works';
import type { Command } from '../works';
import { outcomesOf, type OutcomeChoice } from './outcomes';

export type Open = { readonly kind: 'return' | 'hand' | 'more' | 'withdraw' } | { readonly kind: 'outcome'; readonly outcome: OutcomeChoice; readonly data: JsonObject };
export interface TaskActionsOf {
  readonly detail: TaskDetail;
  readonly command: Command;
  readonly answers: () => JsonObject | undefined;
  readonly act: (body: CommandBody) => Promise<boolean>;
  readonly isTaken: boolean;
}

/** What may be done with a task now, which sheet is open, and how each is done. */
export function useTaskActions({ detail, command, answers, act, isTaken }: TaskActionsOf) {
  const { task } = detail;
  const [open, setOpen] = useState<Open>();
  const outcomes = isTaken ? [] : outcomesOf(detail);
  const canReturn = !isTaken && detail.returns.length > 0;
  const [main, ...others] = outcomes;
  const doneWith = (ok: boolean): void => { if (ok) setOpen(undefined); };
  const send = (body: CommandBody): void => void act(body).then(doneWith);
  const complete = (outcome: OutcomeChoice, data: JsonObject, comment?: string): void =>
    send({ type: 'CompleteTask', taskId: task.id, data, ...(outcome.id === undefined ? {} : { outcome: outcome.id }), ...(comment ? { comment } : {}) });
  return {
    open, setOpen, outcomes, main, canReturn, send, complete,
    /** buttons of their own in the bar; with 退回 there is room for the main one only */
    beside: canReturn ? [] : others.slice(0, 1),
    rest: canReturn ? others : others.slice(1),
    isBusy: command.state !== 'idle',
    close: () => { setOpen(undefined); command.clear(); },
    choose: (outcome: OutcomeChoice) => {
      setOpen(undefined);
      const data = answers();
      if (data === undefined) return;
      if (outcome.comment === undefined) complete(outcome, data);
      else setOpen({ kind: 'outcome', outcome, data });
    },
  };
}
