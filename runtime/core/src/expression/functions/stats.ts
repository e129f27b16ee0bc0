import { decimal } from '../values/arithmetic';
import { feelCompare } from '../values/order';
import { Rows, type FeelValue } from '../values/value';
import type { FeelFunction } from '../values/callable';
import { ofList, type Group } from './define';

type List = readonly FeelValue[];
const areNumbers = (list: List): list is readonly number[] => list.every((item) => typeof item === 'number');

/** Null unless there are at least so many items, all of them numbers. */
const ofNumbers = (least: number, body: (list: readonly number[]) => FeelValue): FeelFunction =>
  ofList((_run, list) => (areNumbers(list) && list.length >= least ? body(list) : null));

const sum = (list: readonly number[]): number => list.reduce((total, item) => decimal(total + item) ?? Number.NaN, 0);
const mean = (list: readonly number[]): number => sum(list) / list.length;

/** Where nothing is filled in in a form's table, what is filled in adds up to 0. Any other list without items has no sum. */
const total: FeelFunction = ofList((_run, list) => (areNumbers(list) && (list.length > 0 || list instanceof Rows) ? sum(list) : null));

/** The least or greatest by the order of their kind: numbers, texts, dates, durations. */
const extreme = (sign: 1 | -1): FeelFunction =>
  ofList((_run, list) => {
    let [found, isFirst]: [FeelValue, boolean] = [null, true];
    for (const item of list) {
      const order = isFirst ? feelCompare(item, item) : feelCompare(item, found);
      if (order === null) return null;
      if (isFirst || order * sign > 0) found = item;
      isFirst = false;
    }
    return found;
  });

function median(list: readonly number[]): number | null {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? decimal(((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2) : (sorted[Math.floor(middle)] ?? null);
}

function stddev(list: readonly number[]): number | null {
  const middle = mean(list);
  return decimal(Math.sqrt(list.reduce((total, item) => total + (item - middle) ** 2, 0) / (list.length - 1)));
}

function mode(list: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  const most = [...counts.values()].reduce((max, count) => Math.max(max, count), 0);
  return [...counts].filter(([, count]) => count === most).map(([item]) => item).sort((a, b) => a - b);
}

/** all is an `and`, any an `or` over the items. */
const decided = (decisive: boolean): FeelFunction =>
  ofList((_run, list) => (list.includes(decisive) ? decisive : list.every((item) => item === !decisive) ? !decisive : null));

export const stats: Group = {
  min: extreme(-1),
  max: extreme(1),
  sum: total,
  mean: ofNumbers(1, (list) => decimal(mean(list))),
  product: ofNumbers(1, (list) => list.reduce((total: number, item) => decimal(total * item) ?? Number.NaN, 1)),
  median: ofNumbers(1, median),
  stddev: ofNumbers(2, stddev),
  mode: ofNumbers(0, mode),
  all: decided(false),
  any: decided(true),
};
