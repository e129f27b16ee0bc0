/** When a timer start event begins something: counted from when its service came into use at a unit. */
import { evaluateFeel } from '../expression/index';
import { cycleOf, dateAt, isDuration } from '../process/timer';
import type { Calendar } from '../shared/ctx';
import type { Instant, JsonObject } from '../shared/json';

export interface TimedStart {
  readonly due: Instant;
  /** how often after this; -1: for ever */
  readonly left: number;
  readonly every?: string;
}
interface At { readonly now: Instant; readonly calendar: Calendar; readonly params: JsonObject }

function textOf(value: unknown, { now, calendar, params }: At): string {
  if (typeof value !== 'string' || !value.startsWith('=')) return typeof value === 'string' ? value : '';
  const result = evaluateFeel(value.slice(1), { params }, { now, dateOf: calendar.dateOf });
  return result.ok && typeof result.value === 'string' ? result.value : '';
}

/** A date that has passed, or a time that cannot be read, begins nothing. */
export function firstTimedStart(props: JsonObject, at: At): TimedStart | undefined {
  const [date, duration, cycle] = [dateAt(textOf(props.date, at)), textOf(props.duration, at), cycleOf(textOf(props.cycle, at))];
  if (date !== undefined) return date < at.now ? undefined : { due: date, left: 0 };
  if (isDuration(duration)) return { due: at.calendar.add(at.now, duration), left: 0 };
  if (!cycle || cycle.times === 0) return undefined;
  const first: TimedStart = { due: cycle.from ?? at.calendar.add(at.now, cycle.every), left: cycle.times < 0 ? -1 : cycle.times - 1, every: cycle.every };
  return first.due < at.now ? nextTimedStart(first, at) : first;
}

/** More that were missed than this are not counted one by one. */
const MOST_MISSED = 10_000;

/** The next time that has not passed: what was missed while no server ran is begun once, not once for each time. */
export function nextTimedStart({ due, left, every }: TimedStart, { now, calendar }: Pick<At, 'now' | 'calendar'>): TimedStart | undefined {
  if (every === undefined) return undefined;
  let [next, more] = [due, left];
  for (let missed = 0; next <= now && missed < MOST_MISSED; missed += 1) {
    if (more === 0) return undefined;
    next = calendar.add(next, every);
    if (more > 0) more -= 1;
  }
  return { due: next > now ? next : calendar.add(now, every), left: more, every };
}
