/** How points and ranges lie to one another (DMN 1.3 §10.3.4.9, after Allen's interval algebra). A point is a range of one. */
import { includes as lies } from '../values/membership';
import { feelCompare } from '../values/order';
import { FeelRange } from '../values/range';
import { rangeOf } from './range-text';
import type { FeelFunction } from '../values/callable';
import type { FeelValue } from '../values/value';
import { define, named, type Group } from './define';

type Relation = (a: FeelRange, b: FeelRange) => boolean | null;

const asRange = (value: FeelValue): FeelRange => (value instanceof FeelRange ? value : new FeelRange(value, value, true, true));

/** Order of two ends; an open one is at the far end of its side. */
function order(a: FeelValue, aOpen: 1 | -1, b: FeelValue, bOpen: 1 | -1): number | null {
  if (a === null || b === null) return a === b ? aOpen - bOpen : a === null ? aOpen : -bOpen;
  return feelCompare(a, b);
}

const known = (value: number | null, holds: (order: number) => boolean): boolean | null => (value === null ? null : holds(value));

const starts = (a: FeelRange, b: FeelRange): number | null => {
  const ends = order(a.start, -1, b.start, -1);
  return ends === 0 && a.start !== null ? Number(b.startIncluded) - Number(a.startIncluded) : ends;
};
const finishes = (a: FeelRange, b: FeelRange): number | null => {
  const ends = order(a.end, 1, b.end, 1);
  return ends === 0 && a.end !== null ? Number(a.endIncluded) - Number(b.endIncluded) : ends;
};

/** Negative: a ends before b starts. 0: they share one point. */
const gap = (a: FeelRange, b: FeelRange): number | null => {
  const ends = order(a.end, 1, b.start, -1);
  return ends === 0 && !(a.endIncluded && b.startIncluded) ? -1 : ends;
};

const both = (a: boolean | null, b: boolean | null): boolean | null => (a === null || b === null ? null : a && b);
const swapped = (relation: Relation): Relation => (a, b) => relation(b, a);

const before: Relation = (a, b) => known(gap(a, b), (found) => found < 0);
const meets: Relation = (a, b) => known(gap(a, b), (found) => found === 0);
const overlaps: Relation = (a, b) => both(known(gap(a, b), (found) => found >= 0), known(gap(b, a), (found) => found >= 0));
const overlapsBefore: Relation = (a, b) => both(overlaps(a, b), both(known(starts(a, b), (found) => found < 0), known(finishes(a, b), (found) => found <= 0)));
const finishesIt: Relation = (a, b) => both(known(finishes(a, b), (found) => found === 0), known(starts(a, b), (found) => found >= 0));
const startsIt: Relation = (a, b) => both(known(starts(a, b), (found) => found === 0), known(finishes(a, b), (found) => found <= 0));
const during: Relation = (a, b) => both(known(starts(a, b), (found) => found >= 0), known(finishes(a, b), (found) => found <= 0));
const coincides: Relation = (a, b) => both(known(starts(a, b), (found) => found === 0), known(finishes(a, b), (found) => found === 0));

/** The names of the parameters say what the two are; where they stand decides nothing. */
const related = (relation: Relation, names: readonly (readonly string[])[]): FeelFunction =>
  named(names, define([['a', 'any'], ['b', 'any']], (_run, a, b) => (a === null || b === null ? null : relation(asRange(a), asRange(b)))));

const PAIRS = [['point1', 'point2'], ['point', 'range'], ['range', 'point'], ['range1', 'range2'], ['a', 'b']] as const;
const RANGES = [['range1', 'range2']] as const;
const POINT_RANGE = [['point', 'range'], ['range1', 'range2']] as const;
const RANGE_POINT = [['range', 'point'], ['range1', 'range2'], ['range', 'value']] as const;

export const ranges: Group = {
  before: related(before, PAIRS),
  after: related(swapped(before), PAIRS),
  meets: related(meets, RANGES),
  'met by': related(swapped(meets), RANGES),
  overlaps: related(overlaps, RANGES),
  'overlaps before': related(overlapsBefore, RANGES),
  'overlaps after': related(swapped(overlapsBefore), RANGES),
  finishes: related(finishesIt, POINT_RANGE),
  'finished by': related(swapped(finishesIt), RANGE_POINT),
  includes: related((a, b) => (b.start === b.end && b.startIncluded && b.endIncluded ? lies(a, b.start) : during(b, a)), RANGE_POINT),
  during: related(during, POINT_RANGE),
  starts: related(startsIt, POINT_RANGE),
  'started by': related(swapped(startsIt), RANGE_POINT),
  range: define([['from', 'string']], (_run, from) => rangeOf(from)),
  coincides: related(coincides, [['point1', 'point2'], ['range1', 'range2']]),
};
