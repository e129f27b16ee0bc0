/** Between the kit's values and those of FEEL: inputs go in as FEEL values, results are compared as such. */
import { compileFeel, type FeelContext, feelEquals, type FeelValue, kindOf, toJson } from '@liandong/core/run';
import type { KitValue } from './dmn-cases';

const NOW = '2026-01-05T01:00:00.000Z';
const feel = (text: string, value: string): FeelValue => {
  const result = compileFeel(text).evaluate({ value }, { now: NOW });
  return result.ok ? result.value : null;
};

const READ: Readonly<Record<string, (text: string) => FeelValue>> = {
  boolean: (text) => text.trim() === 'true' || text.trim() === '1',
  date: (text) => feel('date(value)', text.trim()),
  time: (text) => feel('time(value)', text.trim()),
  dateTime: (text) => feel('date and time(value)', text.trim()),
  duration: (text) => feel('duration(value)', text.trim()),
};
const NUMBERS = new Set(['decimal', 'double', 'integer', 'int', 'long', 'float']);

export function toFeel(value: KitValue): FeelValue {
  if (value.kind === 'null') return null;
  if (value.kind === 'list') return value.items.map(toFeel);
  if (value.kind === 'context') return Object.fromEntries(Object.entries(value.entries).map(([key, entry]) => [key, toFeel(entry)]));
  if (NUMBERS.has(value.type)) return Number(value.text);
  return Object.hasOwn(READ, value.type) ? (READ[value.type]?.(value.text) ?? null) : value.text;
}

/** The kit gives numbers to some places only; its own runners compare them so. */
const PRECISION = 1e-8;

export function isSame(got: FeelValue, expected: KitValue): boolean {
  if (expected.kind === 'null') return got === null;
  if (expected.kind === 'list') return Array.isArray(got) && got.length === expected.items.length && expected.items.every((item, index) => isSame(got[index] ?? null, item));
  if (expected.kind === 'context') {
    const { entries } = expected;
    if (kindOf(got) !== 'context') return false;
    const own = got as FeelContext;
    return Object.keys(own).length === Object.keys(entries).length && Object.entries(entries).every(([key, entry]) => isSame(own[key] ?? null, entry));
  }
  const wanted = toFeel(expected);
  if (kindOf(got) !== kindOf(wanted)) return false;
  return typeof got === 'number' ? Math.abs(got - Number(wanted)) < PRECISION : feelEquals(got, wanted) === true;
}

export const shownKit = (value: KitValue): unknown => toJson(toFeel(value));
export const shownFeel = (value: FeelValue): unknown => toJson(value);
