import { describe, expect, it } from '@jest/globals';
import { checkFeel, evaluateFeel, feelVariables, holds } from './index';

const NOW = '2026-01-05T17:30:00.000Z';
const value = (source: string, context: Record<string, unknown> = {}) => {
  const result = evaluateFeel(source, context, { now: NOW });
  return result.ok ? result.value : result.problems[0]?.code;
};

describe('expressions', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    ['a > 5 and b = "x"', { a: 6, b: 'x' }, true],
    ['unknown = null', {}, true],
    ['中文 + 1', { 中文: 1 }, 2],
    ['if a then "y" else "n"', { a: true }, 'y'],
    ['count(list[item > 2])', { list: [1, 2, 3, 4] }, 2],
    ['list contains(tags, "a")', { tags: ['a'] }, true],
    ['today()', {}, '2026-01-06'],
    ['now()', {}, NOW],
    ['daysBetween("2026-01-01", "2026-01-04T12:00:00Z")', {}, 3.5],
    ['daysBetween(null, "2026-01-04")', {}, null],
    ['ageAt("2008-01-06", today())', {}, 18],
    ['ageAt("2008-01-07", today())', {}, 17],
    ['date("2026-01-05")', {}, '2026-01-05'],
    ['1 / 0', {}, null],
    ['matches("ABC", "^b", "i")', {}, false],
    ['replace("2026-01-05", "(\\\\d+)-.*", "$1")', {}, '2026'],
    ['split("a,b", ",")', {}, ['a', 'b']],
    ['number(123, ".", ".")', {}, null],
    ['number("1.234,5", ".", ",")', {}, 1234.5],
    ['abs(number: -1)', {}, null],
    ['context put(context: {x: {a: 0}}, key: ["x", "a"], value: 2)', {}, null],
    ['context put({x: {a: 0}}, ["x", "a"], 2)', {}, { x: { a: 2 } }],
    ['{a+b: 1, c: a + b}', {}, { 'a+b': 1, c: 1 }],
    ['date and time("2026-01-05T24:00:01")', {}, null],
    ['((', {}, 'expression.failed'],
  ])('%s', (source, context, expected) => expect(value(source, context)).toEqual(expected));

  it('are true only when they are true', () => {
    for (const source of ['null', '1', '"true"', 'unknown', '(']) expect(holds(source, {}, { now: NOW })).toBe(false);
    expect(holds('true', {}, { now: NOW })).toBe(true);
  });

  it('say which names they read, without local ones and functions', () => {
    expect(feelVariables('a + sum(b) > max(c, 1) and some x in list satisfies x > d')).toEqual(['a', 'b', 'c', 'list', 'd']);
    expect(feelVariables('params.cap >= today()')).toEqual(['params']);
  });

  it.each([
    ['a > ', 'expression.syntax'], ['${a}', 'expression.dialect'], ['#{a}', 'expression.dialect'], ['x'.repeat(5000), 'expression.too-long'],
    ['for i in 1..100000 return i', 'expression.too-much'], ['for i in 1..n return i', 'expression.too-much'],
    ['for a in l, b in l, c in l return a', 'expression.too-much'],
    ['for a in 1..10000 return for b in 1..10000 return b', 'expression.too-much'],
    ['count(l[count(l[count(l[item > 1]) > 1]) > 1])', 'expression.too-much'],
  ])('refuses %.30s', (source, code) => expect(checkFeel(source).map((found) => found.code)).toEqual([code]));

  it.each(['some i in 1..12 satisfies i = month', 'for a in l, b in l return a + b', 'count(l[item > 1]) > 1 and count(m[item > 1]) > 1 and l[1] = m[-1]', 'for i in 1..10000 return i'])('accepts %s', (source) => expect(checkFeel(source)).toEqual([]));

  it('cannot be hung by a pattern', () => expect(value('matches(text, "^(a+)+$")', { text: `${'a'.repeat(30_000)}!` })).toBe(false));

  it('survive nesting without end', () => {
    expect(checkFeel('('.repeat(3000)).length).toBe(1);
    expect(value(`${'('.repeat(2000)}1${')'.repeat(2000)}`)).toBeDefined();
  });

  it('know no way out of their context', () => {
    for (const source of ['constructor', '__proto__', 'a.constructor', 'a.__proto__', 'toString']) expect(value(source, { a: {} })).toBeNull();
  });
});
