import { type FeelContext, type FeelValue, kindOf } from '../../expression/index';
import type { Scope } from '../run';
import type { ConditionalBox, FilterBox, IteratorBox } from '../types';
import type { Evaluate } from './evaluate';

/** A condition that is neither true, false nor unknown has no answer. */
export const conditional: Evaluate<ConditionalBox> = (box, scope, run) => {
  const condition = run.box(box.if, scope);
  return condition === null || typeof condition === 'boolean' ? run.box(condition === true ? box.then : box.else, scope) : null;
};

const itemsOf = (value: FeelValue): readonly FeelValue[] => (Array.isArray(value) ? value : value === null ? [] : [value]);
const areBooleans = (values: readonly FeelValue[]): boolean => values.every((value) => typeof value === 'boolean');

export const filter: Evaluate<FilterBox> = (box, scope, run) => {
  const items = itemsOf(run.box(box.in, scope));
  const matches = items.map((item) => run.box(box.match, { ...scope, ...(kindOf(item) === 'context' ? (item as FeelContext) : {}), item }));
  return areBooleans(matches) ? items.filter((_item, index) => matches[index] === true) : null;
};

const each: Evaluate<IteratorBox> = (box, scope, run) => {
  const partial: FeelValue[] = [];
  for (const item of itemsOf(run.box(box.in, scope))) {
    const inner: Scope = { ...scope, [box.variable]: item, get partial() { return [...partial]; } };
    partial.push(run.box(box.each, inner));
  }
  return partial;
};
export const iterate = each;

/** A `satisfies` that is no boolean makes the answer null. */
const quantified = (answer: (values: readonly boolean[]) => boolean): Evaluate<IteratorBox> => (box, scope, run) => {
  const values = each(box, scope, run) as readonly FeelValue[];
  return areBooleans(values) ? answer(values as readonly boolean[]) : null;
};
export const some = quantified((values) => values.includes(true));
export const every = quantified((values) => !values.includes(false));
