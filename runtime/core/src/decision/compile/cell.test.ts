import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileFeel } from '../../expression/index';
import { overlap, readCell } from './cell';

const surely = (a: string, b: string): boolean | undefined => {
  const [left, right] = [readCell(a), readCell(b)];
  return left && right && overlap(left, right);
};

describe('what two cells let through together', () => {
  it.each<[string, string, boolean | undefined]>([
    ['-', '"a"', true], ['"a", "b"', '"b"', true], ['"a"', '"b"', false], ['"a,b"', '"a"', false], ['1', '"1"', false],
    ['< 5', '>= 5', false], ['<= 5', '>= 5', true], ['[1..5]', '(5..9]', false], ['[1..5]', '[5..9]', true], ['[1..5[', ']2..3]', true], ['= 3', '3', true],
    ['true', 'false', false], ['not(true)', 'false', true], ['not("a")', '"b"', true], ['not("a", "b")', '"b"', false], ['not("a")', 'not("b")', false],
    ['date("2026-01-01")', '>= @"2026-01-01"', true], ['< date("2026-01-01")', '@"2026-01-01"', false], ['-3.5', '< -3', true],
    ['? > 3', '5', undefined], ['f(1, 2)', '5', undefined], ['"a\\"b"', '"a"', undefined], ['null', '1', undefined], ['x', '1', undefined], ['[1..x]', '1', undefined],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(surely(a, b)).toBe(expected);
    expect(surely(b, a)).toBe(expected);
  });

  it('is told as FEEL tells it', () => {
    const number = fc.integer({ min: 0, max: 6 }).map(String);
    const part = fc.oneof(number, fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([sign, n]) => `${sign} ${n}`),
      fc.tuple(fc.constantFrom('[', '('), number, fc.integer({ min: 1, max: 4 }), fc.constantFrom(']', ')')).map(([open, n, more, close]) => `${open}${n}..${Number(n) + more}${close}`));
    const cell = fc.oneof(part, fc.tuple(part, part).map(([a, b]) => `${a}, ${b}`), number.map((n) => `not(${n})`));
    const passes = (source: string, value: number): boolean => {
      const result = compileFeel(source, 'unary-tests').evaluate({ '?': value }, { now: '2026-01-05T01:00:00.000Z' });
      return result.ok && result.value === true;
    };
    // every half: between any two bounds there is a value that shows it
    const values = Array.from({ length: 50 }, (_, index) => (index - 10) / 4);
    fc.assert(fc.property(cell, cell, (a, b) => {
      const shown = values.some((value) => passes(a, value) && passes(b, value));
      if (a.startsWith('not') && b.startsWith('not')) expect(surely(a, b)).toBe(false);
      else if (!a.startsWith('not') && !b.startsWith('not')) expect(surely(a, b)).toBe(shown);
      else if (surely(a, b) === true) expect(shown).toBe(true);
    }), { numRuns: 500 });
  });
});
