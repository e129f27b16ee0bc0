/** Timers that begin an instance: when they are due, and again. */
import type { Ctx } from '../../shared/ctx';
import type { Instant, JsonObject } from '../../shared/json';
import { cycleOf, dateAt, isDuration } from '../timer';

export interface StartTimer { readonly process: string; readonly node: string; readonly due: Instant; readonly again?: { readonly left: number; readonly every: string } }

/** undefined: what is given is no time. */
export function startTimer(process: string, node: string, props: JsonObject, { now, calendar }: Pick<Ctx, 'now' | 'calendar'>): StartTimer | undefined {
  const [date, duration, cycle] = [dateAt(props.date), props.duration, cycleOf(String(props.cycle ?? ''))];
  if (cycle) return { process, node, due: cycle.from ?? calendar.add(now, cycle.every), ...(cycle.times === 1 ? {} : { again: { left: cycle.times < 0 ? -1 : cycle.times - 1, every: cycle.every } }) };
  if (date !== undefined) return { process, node, due: date };
  return isDuration(duration) ? { process, node, due: calendar.add(now, String(duration)) } : undefined;
}

export function nextStart(timer: StartTimer, { calendar }: Pick<Ctx, 'calendar'>): StartTimer | undefined {
  const { again, ...once } = timer;
  if (!again || again.left === 0) return undefined;
  const left = again.left < 0 ? -1 : again.left - 1;
  return { ...once, due: calendar.add(timer.due, again.every), ...(left === 0 ? {} : { again: { left, every: again.every } }) };
}
