/** Timers that stand still and go on with the rest of their time. */
import type { Run } from '../engine/run';
import type { TimerState } from '../types';

export function hold(run: Run, timers: readonly TimerState[]): void {
  for (const timer of timers) if (timer.held === undefined) run.emit({ type: 'TimerHeld', timerId: timer.id, at: run.ctx.now });
}

export function release(run: Run, timers: readonly TimerState[]): void {
  for (const { held, ...timer } of timers) {
    if (held === undefined) continue;
    const due = new Date(Date.parse(timer.due) + Date.parse(run.ctx.now) - Date.parse(held)).toISOString();
    run.emit({ type: 'TimerSet', timer: { ...timer, due } });
  }
}
