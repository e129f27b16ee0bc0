import { describe, expect, it } from '@jest/globals';
import { compileFeel, evaluateFeel, toJson } from './index';
import { alike } from './testing/alike';
import { oracle, oracleTests, valueOr } from './testing/oracle';
import { RECORD } from './testing/record';

const ctx = { now: '2026-01-05T17:30:00.000Z' };

/** Expressions of every kind, over one record. */
const CASES: readonly string[] = [
  // literals and names
  'null', 'true', '42', '-3.25', '.5', '"a\\"b\\\\c"', '"\\u6c49"', '[]', '{}', '[1, "a", null, [true]]', '{a: 1, "b c": 2}', '{a: 1, b: a + 1, c: {d: b * 2}}', 'unknown', 'town', 'monthly income', 'monthly   income * 2',
  'two words.deep er', 'person.first name', 'person.home.town', 'person.nothing', 'nothing.town', 'n.town', '{a: {b: 7}}.a.b', 'items.price', 'items.tags', 'person.home.floors[2]', '// note\n1', '1 /* between */ + 2',
  // arithmetic
  '1 + 2 * 3', '(1 + 2) * 3', '7 - 10', '2 ** 10', '2 ** -1', '10 / 4', '1 / 0', '1 / zero', '-n', '-(n - 9)', 'n - -n', '"a" + "b"', '"a" + 1', '1 + "a"', 'n + nothing', 'nothing * 2', '"a" - "b"', '[1] + 1', 'true + 1', '5 * -2', '-2 ** 2',
  // comparison and logic
  'n > 5', 'n >= 7', 'n < 7', 'n <= 6', 'n = 7', 'n != 7', '"a" < "b"', '"汉" > "a"', 'true = true', 'true = false', 'nothing = null', 'null = null', 'n = null', 'n != null', 'nothing < 1', '1 = "1"', '[1, 2] = [1, 2]', '[1, 2] = [2, 1]',
  '[1] = 1', '[] = []', '{a: 1, b: 2} = {b: 2, a: 1}', '{a: 1} = {a: 2}', '{a: 1} = {b: 1}', 'true and false', 'true and null', 'false and null', 'null and null', 'true or null', 'false or null', 'n > 5 and name = "Li Hua" or no', '1 and true', '"x" or true',
  'not(yes)', 'not(nothing)', 'not(1)', 'n between 1 and 7', 'n between 8 and 9', 'nothing between 1 and 2', '"b" between "a" and "c"', 'n in [1..7]', 'n in (1..7)', 'n in [1..7)', 'n in ]1..7[', 'n in (1, 7, 9)', 'n in (1, 9)', 'n in (> 9, < 8)',
  'n in >= 7', 'n in list', '3 in list', '"汉台区" in ("汉台区", "南郑区")', 'n in ([1..3], [5..8])', 'if n > 5 then "many" else "few"', 'if no then 1 else if yes then 2 else 3', 'if nothing then 1 else 2',
  // lists, filters, paths
  'list[1]', 'list[-1]', 'list[9]', 'list[0]', 'list[item > 1]', 'list[item = 3]', 'list[item > 99]', 'items[price > 5].name', 'items[price > 5][1].name', 'items[name = "ink"].price', 'items[item.price < 10].name', 'items[price > n].name', 'items[2].name', 'items[-1]',
  'items[count(tags) > 1].name', 'n[1]', 'name[1]', 'list[true]', 'list[false]', 'nested[1][2]', 'nested[count(nested)]', 'words[list[2]]', '[{x: 1, y: 2}, {x: 3, y: 4}][x > 1].y', 'count(items[price > 1][name != "pen"])',
  // loops
  'for i in list return i * 2', 'for i in 1..4 return i', 'for i in 4..1 return i', 'for i in -1..1 return i', 'for i in [1, 2], j in [10, 20] return i + j', 'for i in nested, j in i return j', 'for i in items return i.name + "!"', 'for i in empty return i',
  'for i in 0..4 return if i = 0 then 1 else i * partial[-1]', 'for i in list return for j in 1..i return j', 'some i in list satisfies i > 2', 'every i in list satisfies i > 2', 'some i in empty satisfies true', 'every i in empty satisfies false',
  'some i in list, j in words satisfies i = 2 and j = "c"', 'every i in items satisfies i.price > 1', 'for i in nothing return i', 'some i in nothing satisfies true', 'for i in [1..3] return i', 'for i in items return {n: i.name, dear: i.price > 5}',
  // functions
  '(function(a, b) a * b)(3, 4)', '{add: function(a, b) a + b, r: add(1, 2)}.r', '{twice: function(f, x) f(f(x)), r: twice(function(y) y * 3, 2)}.r', '{f: function(a) function(b) a - b, r: f(10)(3)}.r', '(function(a, b) a - b)(b: 1, a: 5)',
  '{fact: function(k) if k < 2 then 1 else k * fact(k - 1), r: fact(6)}.r', '{k: 5, f: function() k + 1, r: f()}.r', 'nothing(1)', 'n(1)', 'unknown(1)',
  // built-in: strings
  'substring("abcdef", 3)', 'substring("abcdef", 3, 2)', 'substring("abcdef", -2)', 'substring("abcdef", -3, 2)', 'substring(string: "abc", start position: 2)', 'string length("汉台")', 'string length("a😀")', 'upper case("aé")', 'lower case("AÉ")', 'contains("abc", "b")',
  'contains("abc", "")', 'starts with("abc", "ab")', 'ends with("abc", "bc")', 'substring before("a-b-c", "-")', 'substring after("a-b-c", "-")', 'substring before("abc", "x")', 'substring after("abc", "x")', 'string(12.5)', 'string(true)', 'string([1, "a"])',
  'string({a: "x", "b c": [1]})', 'string(null)', 'string("x")', 'number("12.5")', 'number("1 200,5", " ", ",")', 'number("1,200.5", ",", ".")', 'number("x")', 'string join(["a", "b"], "-")', 'string join(["a", null, "c"], "-")', 'string join(["a", "b"])',
  'string join([])', 'matches("abc", "^a.c$")', 'matches("ABC", "b", "i")', 'replace("abcb", "b", "x")', 'replace("2026-01", "(\\\\d+)-(\\\\d+)", "$2/$1")', 'split("a;b;;c", ";")', 'split("John Doe", "\\\\s")', 'upper case(1)', 'contains(nothing, "a")', 'contains("a", null)',
  // built-in: lists
  'count(list)', 'count([])', 'count(nothing)', 'count(5)', 'sum(list)', 'sum(1, 2, 3)', 'sum([])', 'sum([1, null])', 'mean(list)', 'mean(2, 4)', 'min(list)', 'max(list)', 'min(5, 2, 9)', 'max([])', 'product(list)', 'product([2, 3])', 'stddev([2, 4, 7, 5])', 'stddev([1])',
  'mode([6, 3, 9, 6, 6])', 'mode([1, 2, 2, 1])', 'median([8, 2, 5, 3, 4])', 'median([1, 4, 2, 3])', 'median([])', 'all([true, true])', 'all([true, null])', 'all([false, null])', 'all([])', 'any([false, true])', 'any([false, null])', 'any([])', 'all(true, false)', 'any(false, true)',
  'list contains(list, 2)', 'list contains(list, null)', 'list contains([1, null], null)', 'sublist(list, 2)', 'sublist(list, 2, 2)', 'sublist(list, -2)', 'append(list, 9)', 'append(list, 8, 9)', 'append(empty, empty)', 'concatenate([1], [2, 3])', 'concatenate([1], 2)',
  'insert before(list, 1, 9)', 'remove(list, 2)', 'reverse(list)', 'index of(list, 3)', 'index of(list, 99)', 'union([1, 2], [2, 3])', 'distinct values([1, 2, 1, "a", "a", null, null])', 'flatten([1, [2, [3, []]]])',
  'sort(list, function(x, y) x < y)', 'sort(items, function(x, y) x.price > y.price).name', 'sort(words, function(x, y) x < y)', 'list replace(list, 2, 9)', 'list replace(list, function(item, new) item > 2, 0)', 'sort(list: list, precedes: function(x, y) x > y)',
  // built-in: numbers
  'decimal(1.115, 2)', 'decimal(2.5, 0)', 'decimal(3.5, 0)', 'decimal(-2.5, 0)', 'floor(1.5)', 'floor(-1.5)', 'floor(1.56, 1)', 'ceiling(1.2)', 'ceiling(-1.5)', 'ceiling(1.51, 1)', 'round up(5.5, 0)', 'round up(-5.5, 0)', 'round down(5.5, 0)', 'round down(-5.5, 0)',
  'round half up(5.5, 0)', 'round half up(-5.5, 0)', 'round half up(1.121, 2)', 'round half down(5.5, 0)', 'round half down(1.126, 2)', 'abs(-3)', 'abs(nothing)', 'modulo(12, 5)', 'modulo(-12, 5)', 'modulo(12, -5)', 'modulo(10.1, 4.5)', 'modulo(1, 0)', 'sqrt(16)', 'sqrt(-1)',
  'log(1)', 'log(0)', 'exp(0)', 'odd(5)', 'odd(-3)', 'even(2)', 'even(3)', 'even("2")', 'floor()', 'floor(1, 2, 3)', 'modulo(dividend: 7, divisor: 4)', 'modulo(dividend: 7, by: 4)',
  // built-in: contexts
  'get value({a: 1}, "a")', 'get value({a: 1}, "b")', 'get entries({a: 1, b: 2})', 'context([{key: "a", value: 1}, {key: "b", value: 2}])', 'context([{key: "a"}])', 'context merge([{a: 1}, {a: 2, b: 3}])', 'context put({a: 1}, "b", 2)', 'context put({a: {b: 1}}, ["a", "b"], 2)',
  'is(1, 1)', 'is("a", "a")', 'is(null, null)', 'is([1, 2], [1, 2])',
  // dates, times, durations
  'date("2026-02-28")', 'date("2026-02-29")', 'date(2024, 2, 29)', 'date(2024, 13, 1)', 'date(date and time("2026-01-05T10:00:00"))', 'time("10:30:00")', 'time("10:30:00+08:00")', 'time("25:00:00")', 'time(10, 30, 0)', 'time(10, 30, 0, duration("PT8H"))',
  'date and time("2026-01-05T10:30:00")', 'date and time("2026-01-05T10:30:00.250Z")', 'date and time("2026-01-05T10:30:00@Asia/Shanghai")', 'date and time(date("2026-01-05"), time("10:30:00"))', 'duration("P1Y2M")', 'duration("P3DT4H5M6S")', 'duration("PT36H")', 'duration("P14M")', 'duration("x")', 'duration("P0D")',
  '@"2026-01-05"', '@"10:30:00"', '@"2026-01-05T10:30:00"', '@"P1D"', '@"P1Y"', 'date("2026-01-31") + duration("P1M")', 'date("2026-03-31") - duration("P1M")', 'date("2026-01-05") + duration("P2D")', 'duration("P2D") + date("2026-01-05")',
  'date("2026-03-01") - date("2026-02-01")', 'date and time("2026-01-05T10:00:00") + duration("PT15H")', 'date and time("2026-01-05T10:00:00") - date and time("2026-01-04T09:30:00")', 'time("23:00:00") + duration("PT2H")', 'time("10:00:00") - time("08:30:00")',
  'duration("P1D") + duration("PT1H")', 'duration("P1Y") - duration("P2M")', 'duration("P1D") + duration("P1M")', 'date("2026-01-05") < date("2026-01-06")', 'date("2026-01-05") = date("2026-01-05")', 'duration("PT24H") = duration("P1D")', 'duration("P12M") = duration("P1Y")',
  'date and time("2026-01-05T10:00:00Z") = date and time("2026-01-05T18:00:00+08:00")', 'date and time("2026-01-05T10:00:00@Asia/Shanghai") < date and time("2026-01-05T10:00:00Z")', 'time("10:00:00Z") < time("10:00:01Z")', 'date("2026-01-05").year', 'date("2026-01-05").month', 'date("2026-01-05").day',
  'date("2026-01-05").weekday', 'time("10:30:15").minute', 'date and time("2026-01-05T10:30:00").hour', 'date and time("2026-01-05T10:30:00+08:00").time offset', 'duration("P1Y2M").years', 'duration("P1Y2M").months', 'duration("P3DT4H").days', 'duration("P3DT4H").hours',
  'day of week(date("2026-01-05"))', 'day of year(date("2026-03-01"))', 'month of year(date("2026-03-01"))', 'week of year(date("2027-01-01"))',
  'string(date("2026-01-05"))', 'string(duration("PT90M"))', 'date("2026-01-05") in [date("2026-01-01")..date("2026-01-31")]', 'abs(duration("-P1D"))', 'date("2026-01-05") = null', 'date("2026-01-05") + 1',
  // ranges
  'before(1, 2)', 'before([1..3], 4)', 'before([1..3], [3..5])', 'before([1..3), [3..5])', 'after(5, [1..3])', 'after([4..5], [1..3])', 'meets([1..3], [3..5])', 'met by([3..5], [1..3])', 'overlaps([1..4], [3..5])', 'overlaps([1..3), [3..5])', 'includes([1..5], 3)', 'includes([1..5], [2..3])', 'includes([1..5), 5)', '[1..5].start', '(1..5].start included',
  // types
  '1 instance of number', '"a" instance of string', 'yes instance of boolean', 'list instance of list', 'person instance of context', '{a: 1} instance of context<a: number>', '{a: "x"} instance of context<a: number>',
  'null instance of number', 'nothing instance of Any', '1 instance of Any', 'date("2026-01-05") instance of date', 'duration("P1Y") instance of years and months duration', 'duration("P1D") instance of days and time duration', '(function(x) x) instance of function<number> -> number', '[1..2] instance of number',
];

/** Cells of decision tables, with the input as `?`. */
const CELLS: readonly (readonly [cell: string, input: unknown])[] = [
  ['-', 5], ['-', null], ['5', 5], ['5', 6], ['"a"', 'a'], ['"a", "b"', 'b'], ['"a", "b"', 'c'], ['< 5', 4], ['< 5', 5], ['>= 5', 5], ['[1..5]', 5], ['[1..5)', 5], ['(1..5], 9', 9], ['not(5)', 6], ['not(5)', 5], ['not("a", "b")', 'c'],
  ['not("a", "b")', 'a'], ['true', true], ['true', false], ['false', false], ['? > 3', 4], ['? > 3', 3], ['? > 3 and ? < 9', 5], ['null', null], ['null', 5], ['not(null)', 5], ['not(null)', null], ['limit', 7], ['limit', 8], ['> limit', 8], ['[1..limit]', 7], ['codes', 'x'], ['codes', 'q'],
  ['date("2026-01-05")', null], ['starts with(?, "a")', 'abc'], ['starts with(?, "a")', 'b'], ['list contains(codes, ?)', 'y'], ['= 5', 5], ['!= 5', 5], ['!= 5', 4], ['-5', -5], ['-5, 5', 5],
];

describe('our FEEL beside feelin', () => {
  it.each(CASES)('answers alike: %s', (source) => {
    const [expected, result] = [valueOr(oracle(source, RECORD)), evaluateFeel(source, RECORD, ctx)];
    const found = result.ok ? result.value : result.problems[0]?.code;
    expect({ found, isAlike: alike(found, expected), expected }).toMatchObject({ isAlike: true });
  });

  it.each(CELLS)('judges alike: cell %s for %j', (cell, input) => {
    const scope = { limit: 7, codes: ['x', 'y'], '?': input };
    const result = compileFeel(cell, 'unary-tests').evaluate(scope, ctx);
    expect(result.ok && toJson(result.value)).toEqual(valueOr(oracleTests(cell, scope)));
  });
});
