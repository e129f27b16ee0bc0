/** What comes from outside: timers, messages, signals, answers of jobs and called processes. */
import { setAgain } from '../engine/arm';
import { stays } from '../engine/condition';
import type { Run } from '../engine/run';
import { signal } from '../engine/signal';
import { raise, throwFrom } from '../engine/throwing';
import { trigger } from '../engine/trigger';
import { refuse } from '../refused';
import type { Wait } from '../types';
import { RETURNED, returnFromChild } from './returning';
import type { Commands } from './table';

const own = <T>(map: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(map, key) ? map[key] : undefined);

/** What was waited for has come: the wait is over, unless its event may happen again. */
function meet(run: Run, wait: Wait): void {
  run.emit({ type: 'WaitMet', waitId: wait.id, node: wait.node, at: run.ctx.now, ...(stays(run.node(wait.node)) ? { stays: true as const } : {}) });
}

/** The one wait that a message is for. */
function addressee(run: Run, name: string, key: unknown, waitId: string | undefined): Wait {
  const waiting = Object.values(run.state.waits).filter((wait) => wait.kind === 'message' && wait.name === name && (wait.key === undefined || key === undefined || wait.key === key));
  const chosen = waitId === undefined ? waiting : waiting.filter((wait) => wait.id === waitId);
  if (chosen.length > 1) refuse('process.message-ambiguous', '/name', { name, count: chosen.length });
  return chosen[0] ?? refuse('process.message-unmatched', '/name', { name });
}

const waitOf = (run: Run, id: string, kind: Wait['kind'], path: string): Wait => {
  const wait = own(run.state.waits, id);
  return wait?.kind === kind ? wait : refuse('process.wait-unknown', path, { wait: id });
};

export const eventCommands: Pick<Commands, 'FireTimer' | 'DeliverMessage' | 'DeliverSignal' | 'CompleteJob' | 'ThrowError' | 'EndChild' | 'EscalateChild'> = {
  FireTimer: (run, { timerId }) => {
    const timer = own(run.state.timers, timerId) ?? refuse('process.timer-unknown', '', { timer: timerId });
    if (timer.held !== undefined || timer.due > run.ctx.now) refuse('process.timer-early', '', { due: timer.due });
    const node = run.node(timer.node);
    run.emit({ type: 'TimerFired', timerId, node: node.id, at: run.ctx.now });
    if (stays(node)) setAgain(run, timer);
    trigger(run, node, timer);
  },
  DeliverMessage: (run, { name, key, vars, waitId }) => {
    const wait = addressee(run, name, key, waitId);
    meet(run, wait);
    trigger(run, run.node(wait.node), wait, vars);
  },
  DeliverSignal: (run, { name, vars }) => {
    if (signal(run, name, vars) === 0) refuse('process.signal-unmatched', '/name', { name });
  },
  CompleteJob: (run, { jobId, vars }) => {
    const wait = waitOf(run, jobId, 'job', '/jobId');
    meet(run, wait);
    trigger(run, run.node(wait.node), wait, vars);
  },
  ThrowError: (run, { jobId, code, vars }) => {
    const wait = waitOf(run, jobId, 'job', '/jobId');
    raise(run, wait.token ?? '', { kind: 'error', code, vars }, wait.node);
  },
  EndChild: (run, { childId, vars, error }) => {
    if (run.state.ending.includes(childId)) return run.emit({ type: 'ChildEnded', childId });
    const wait = Object.values(run.state.waits).find((entry) => entry.child === childId) ?? refuse('process.wait-unknown', '/childId', { wait: childId });
    meet(run, wait);
    if (error === undefined) return trigger(run, run.node(wait.node), wait, vars);
    const isHome = error === RETURNED && (throwFrom(run, wait.token ?? '', { kind: 'error', code: error, vars }) || returnFromChild(run, wait.token ?? ''));
    return isHome ? undefined : raise(run, wait.token ?? '', { kind: 'error', code: error, vars }, wait.node);
  },
  EscalateChild: (run, { childId, code }) => {
    const wait = Object.values(run.state.waits).find((entry) => entry.child === childId) ?? refuse('process.wait-unknown', '/childId', { wait: childId });
    raise(run, wait.token ?? '', { kind: 'escalation', code }, wait.node);
  },
};
