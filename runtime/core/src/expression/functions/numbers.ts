import { DayTimeDuration, YearMonthDuration } from '../values/duration';
import { decimal, negate } from '../values/arithmetic';
import type { FeelFunction } from '../values/callable';
import type { FeelValue } from '../values/value';
import { define, overloaded, type Group } from './define';

/** The least and greatest scale that the standard's numbers have. */
const isScale = (scale: number): boolean => Number.isInteger(scale) && scale >= -6111 && scale <= 6176;

/** Round after moving the point, by text: 1.005 has two decimals more than its double shows. */
function rounded(n: number, scale: number, round: (value: number) => number): number | null {
  if (!isScale(scale)) return null;
  if (scale > 300) return n;
  if (scale < -300) return 0;
  const move = (value: number, by: number): number => {
    const [digits = '0', exponent = '0'] = String(value).split('e');
    return Number(`${digits}e${Number(exponent) + by}`);
  };
  const result = move(round(move(n, scale)), -scale);
  return Number.isFinite(result) ? result + 0 : n;
}

const halfEven = (value: number): number => {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2 === 0 ? 0 : 1) : Math.round(value);
};
const away = (round: (size: number) => number) => (value: number): number => Math.sign(value) * round(Math.abs(value));
const up = away(Math.ceil);
const down = away(Math.floor);
const halfUp = away(Math.round);
const halfDown = away((size) => Math.ceil(size - 0.5));

const scaled = (round: (value: number) => number): FeelFunction => define([['n', 'number'], ['scale', 'number']], (_run, n, scale) => rounded(n, scale, round));
const maybeScaled = (round: (value: number) => number): FeelFunction => overloaded(define([['n', 'number'], ['scale', 'number']], (_run, n, scale) => rounded(n, scale, round)), define([['n', 'number']], (_run, n) => rounded(n, 0, round)));

function sizeOf(n: FeelValue): FeelValue {
  if (typeof n === 'number') return Math.abs(n);
  if (n instanceof DayTimeDuration) return n.total() < 0 ? negate(n) : n;
  return n instanceof YearMonthDuration ? (n.months < 0 ? negate(n) : n) : null;
}

const modulo = (dividend: number, divisor: number): number | null => (divisor === 0 ? null : decimal(dividend - divisor * Math.floor(dividend / divisor)));

export const numbers: Group = {
  decimal: define([['n', 'number'], ['scale', 'number']], (_run, n, scale) => rounded(n, Math.trunc(scale), halfEven)),
  floor: maybeScaled(Math.floor),
  ceiling: maybeScaled(Math.ceil),
  'round up': scaled(up),
  'round down': scaled(down),
  'round half up': scaled(halfUp),
  'round half down': scaled(halfDown),
  abs: define([['n', 'any']], (_run, n) => sizeOf(n)),
  modulo: define([['dividend', 'number'], ['divisor', 'number']], (_run, dividend, divisor) => modulo(dividend, divisor)),
  sqrt: define([['number', 'number']], (_run, n) => (n < 0 ? null : decimal(Math.sqrt(n)))),
  log: define([['number', 'number']], (_run, n) => (n <= 0 ? null : decimal(Math.log(n)))),
  exp: define([['number', 'number']], (_run, n) => decimal(Math.exp(n))),
  odd: define([['number', 'number']], (_run, n) => Math.abs(n) % 2 === 1),
  even: define([['number', 'number']], (_run, n) => n % 2 === 0),
};
