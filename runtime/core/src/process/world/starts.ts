/** What begins processes without anybody asking, over several models: timers at the start, conditions that hold. */
import { evaluateFeel } from '../../expression/index';
import type { Ctx } from '../../shared/ctx';
import type { Instant, JsonObject } from '../../shared/json';
import { beginsOf } from '../begins';
import type { EventName, ProcessModel } from '../types';
import { cycleOf, dateAt, isDuration } from '../timer';

type Clock = Pick<Ctx, 'now' | 'calendar'>;
export interface Start { readonly process: string; readonly node: string }
export interface StartTimer extends Start { readonly due: Instant; readonly again?: { readonly left: number; readonly every: string } }

export const startsBy = (models: Iterable<ProcessModel>, kind: EventName): (Start & { readonly props: JsonObject })[] =>
  [...models].flatMap((model) => beginsOf(model).filter(({ event }) => event.kind === kind).map(({ node, event }) => ({ process: model.id, node, props: event.props })));

/** undefined: what is given is no time. */
function timerOf({ process, node, props }: Start & { readonly props: JsonObject }, { now, calendar }: Clock): StartTimer | undefined {
  const [date, duration, cycle] = [dateAt(props.date), props.duration, cycleOf(String(props.cycle ?? ''))];
  if (cycle) return { process, node, due: cycle.from ?? calendar.add(now, cycle.every), ...(cycle.times === 1 ? {} : { again: { left: cycle.times < 0 ? -1 : cycle.times - 1, every: cycle.every } }) };
  if (date !== undefined) return { process, node, due: date };
  return isDuration(duration) ? { process, node, due: calendar.add(now, String(duration)) } : undefined;
}

/** Timers that begin instances, counted from when the processes came into use. */
export const timerStarts = (models: Iterable<ProcessModel>, clock: Clock): StartTimer[] => startsBy(models, 'timer').flatMap((start) => timerOf(start, clock) ?? []);

/** A cycle is set for the next time, counted from when it was due. */
export function nextStart(timer: StartTimer, { calendar }: Pick<Ctx, 'calendar'>): StartTimer | undefined {
  const { again, ...once } = timer;
  if (!again || again.left === 0) return undefined;
  const left = again.left < 0 ? -1 : again.left - 1;
  return { ...once, due: calendar.add(timer.due, again.every), ...(left === 0 ? {} : { again: { left, every: again.every } }) };
}

/** Processes whose condition at the start holds over these variables. */
export const conditionStarts = (models: Iterable<ProcessModel>, vars: JsonObject, { now, calendar }: Clock): Start[] =>
  startsBy(models, 'condition').filter(({ props }) => {
    const result = evaluateFeel(String(props.condition), vars, { now, dateOf: calendar.dateOf });
    return result.ok && result.value === true;
  });
