/** Beginning to wait for the events of a node. Errors, escalations, compensation and cancel are looked up when they are thrown. */
import type { EventProps, ProcessNode, TimerState, Waiter } from '../types';
import { structureOf } from '../structure';
import { cycleOf, dueOf } from '../timer';
import type { Run } from './run';
import { openTask } from './task';
import { evaluateAt } from './variables';

type Armer = (run: Run, node: ProcessNode, waiter: Waiter, event: EventProps, id: string) => void;

const text = (run: Run, node: ProcessNode, source: unknown, waiter: Waiter): string => {
  if (typeof source !== 'string') return '';
  return source.startsWith('=') ? String(evaluateAt(run, node, source.slice(1), waiter, 'process.event') ?? '') : source;
};

function armTimer(run: Run, node: ProcessNode, waiter: Waiter, { props }: EventProps, id: string): void {
  const cycle = cycleOf(text(run, node, props.cycle, waiter));
  const due = cycle ? (cycle.from ?? run.ctx.calendar.add(run.ctx.now, cycle.every)) : dueOf(run, node, text(run, node, props.date, waiter), text(run, node, props.duration, waiter));
  const timer: TimerState = { id, node: node.id, ...waiter, due, ...(cycle && cycle.times !== 1 ? { again: { left: cycle.times < 0 ? -1 : cycle.times - 1, every: cycle.every } } : {}) };
  run.emit({ type: 'TimerSet', timer });
}

const ARMERS: Partial<Record<EventProps['kind'], Armer>> = {
  timer: armTimer,
  message: (run, node, waiter, { props }, id) => {
    if (node.task && waiter.token !== undefined) return openTask(run, node, waiter.token);
    const key = typeof props.key === 'string' && props.key !== '' ? evaluateAt(run, node, props.key, waiter, 'process.event') : undefined;
    return run.emit({ type: 'WaitSet', wait: { id, node: node.id, kind: 'message', name: text(run, node, props.name, waiter), ...waiter, ...(key === undefined ? {} : { key }) } });
  },
  signal: (run, node, waiter, { props }, id) => run.emit({ type: 'WaitSet', wait: { id, node: node.id, kind: 'signal', name: text(run, node, props.name, waiter), ...waiter } }),
  condition: (run, node, waiter, { props }, id) => {
    run.changed = true;
    run.emit({ type: 'WaitSet', wait: { id, node: node.id, kind: 'condition', name: String(props.condition ?? ''), was: false, ...waiter } });
  },
};

/** A token waits at `node`, or as the host of a boundary event; or a scope waits for its event sub-process. */
export function arm(run: Run, node: ProcessNode, waiter: Waiter, again = ''): void {
  (node.events ?? []).forEach((event, index) => ARMERS[event.kind]?.(run, node, waiter, event, run.id(event.kind === 'timer' ? 'timer' : 'wait', node.id, `${waiter.token ?? waiter.scope ?? ''}${index === 0 ? '' : `:${index}`}${again}`)));
}

/** Boundary events that watch an activity begin to watch. */
export function watch(run: Run, host: ProcessNode, token: string): void {
  for (const node of structureOf(run.model).boundaries.get(host.id) ?? []) arm(run, node, { token });
}

/** A timer that comes again is set for the next time, counted from when it was due. */
export function setAgain(run: Run, timer: TimerState): void {
  const { again } = timer;
  if (!again || again.left === 0) return;
  const left = again.left < 0 ? -1 : again.left - 1;
  const { again: _again, ...once } = timer;
  const due = run.ctx.calendar.add(timer.due, again.every);
  run.emit({ type: 'TimerSet', timer: { ...once, id: run.id('wait', timer.node, `${timer.id}:again`), due, ...(left === 0 ? {} : { again: { left, every: again.every } }) } });
}
