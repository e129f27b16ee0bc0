import { useState } from 'react';
import type { JsonObject } from '@liandong/core/run';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import type { CommandBody } from '@liandong/server/contract/works';
import type { PeopleAct } from '../people';
import type { Command, ReasonAct } from '../works';
import { outcomesOf, type OutcomeChoice } from './outcomes';
import { type TaskAct, taskActs } from './task-acts';

export type Open =
  | { readonly kind: 'return' | 'more' }
  | { readonly kind: 'people'; readonly act: PeopleAct }
  | { readonly kind: 'reason'; readonly act: ReasonAct }
  | { readonly kind: 'outcome'; readonly outcome: OutcomeChoice; readonly data: JsonObject };
export interface TaskActionsOf {
  readonly detail: TaskDetail;
  readonly command: Command;
  readonly answers: () => JsonObject | undefined;
  readonly act: (body: CommandBody) => Promise<boolean>;
  readonly isTaken: boolean;
}

/** What the words of a reason are sent with. */
function bodyOf(act: ReasonAct, taskId: string, comment: string): CommandBody {
  if (act === 'withdraw') return { type: 'WithdrawInstance', comment };
  if (act === 'removeMember') return { type: 'RemoveMember', taskId, comment };
  if (act === 'urge') return { type: 'Urge', taskId, ...(comment === '' ? {} : { comment }) };
  return { type: 'RejectTask', taskId, comment };
}

/** What may be done with a task now, which sheet is open, and how each is done. */
export function useTaskActions({ detail, command, answers, act, isTaken }: TaskActionsOf) {
  const { task, waitsFor } = detail;
  const [open, setOpen] = useState<Open>();
  const outcomes = isTaken ? [] : outcomesOf(detail);
  const canReturn = detail.may.includes('return') && detail.returns.length > 0;
  const [main, ...others] = outcomes;
  const doneWith = (ok: boolean): void => { if (ok) setOpen(undefined); };
  const send = (body: CommandBody): void => void act(body).then(doneWith);
  const complete = (outcome: OutcomeChoice, data: JsonObject, comment?: string): void =>
    send({ type: 'CompleteTask', taskId: task.id, data, ...(outcome.id === undefined ? {} : { outcome: outcome.id }), ...(comment ? { comment } : {}) });
  const choose = (outcome: OutcomeChoice): void => {
    setOpen(undefined);
    const data = answers();
    if (data === undefined) return;
    if (outcome.comment === undefined) complete(outcome, data);
    else setOpen({ kind: 'outcome', outcome, data });
  };
  // who waits for somebody can decide nothing yet, but everything else
  const rest = waitsFor !== undefined ? [] : canReturn ? others : others.slice(1);
  return {
    open, setOpen, outcomes, main, canReturn, choose, complete, send,
    canDecide: main !== undefined && waitsFor === undefined,
    /** buttons of their own in the bar; with 退回 there is room for the main one only */
    beside: canReturn || waitsFor !== undefined ? [] : others.slice(0, 1),
    groups: taskActs(detail, rest),
    isBusy: command.state !== 'idle',
    close: () => { setOpen(undefined); command.clear(); },
    begin: (chosen: TaskAct): void => {
      if (chosen.kind === 'outcome') choose(chosen.outcome);
      else if (chosen.kind === 'take') send({ type: chosen.act === 'claim' ? 'ClaimTask' : 'ReleaseTask', taskId: task.id });
      else setOpen(chosen);
    },
    sendReason: (reason: ReasonAct, comment: string): void => send(bodyOf(reason, task.id, comment)),
  };
}
