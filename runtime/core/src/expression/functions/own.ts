/** Functions beyond the standard, and those whose answer is the host's: the same in every expression. No field can hide them. */
import { parseDate, parseDateTime } from '../values/parse';
import { FeelDate, FeelDateTime, midnight } from '../values/temporal';
import type { FeelValue } from '../values/value';
import { define, type Group } from './define';

const momentIn = (value: FeelValue): FeelDateTime | undefined => {
  if (typeof value === 'string') return parseDateTime(value);
  return value instanceof FeelDateTime ? value : value instanceof FeelDate ? midnight(value) : undefined;
};

function daysBetween(from: FeelValue, to: FeelValue): number | null {
  const [start, end] = [momentIn(from)?.utc(), momentIn(to)?.utc()];
  return start && end ? Math.round((end.day - start.day + (end.second - start.second) / 86_400) * 100) / 100 : null;
}

const dayIn = (value: FeelValue): FeelDate | undefined =>
  typeof value === 'string' ? parseDate(value.slice(0, 10)) : value instanceof FeelDate ? value : value instanceof FeelDateTime ? value.date : undefined;

function ageAt(birth: FeelValue, day: FeelValue): number | null {
  const [born, then] = [dayIn(birth), dayIn(day)];
  if (!born || !then) return null;
  return then.year - born.year - (then.month < born.month || (then.month === born.month && then.day < born.day) ? 1 : 0);
}

export const own: Group = {
  now: define([], (run) => run.moment()),
  today: define([], (run) => parseDate(run.today) ?? null),
  /** days from one instant or date to another, with fraction; null when one is missing */
  daysBetween: define([['from', 'any'], ['to', 'any']], (_run, from, to) => daysBetween(from, to)),
  /** whole years from a birth date to a date: the age on that day */
  ageAt: define([['birth', 'any'], ['day', 'any']], (_run, birth, day) => ageAt(birth, day)),
};
