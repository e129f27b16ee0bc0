import { expect, it } from '@jest/globals';
import { evaluateFeel } from './index';
import { oracle, valueOr } from './testing/oracle';
import { RECORD } from './testing/record';

/** Where we go with the standard (DMN 1.3, its chapter named) or are more careful, and feelin does not. */
const DIFFERENCES: readonly { readonly source: string; readonly feelin: unknown; readonly ours: unknown; readonly why: string }[] = [
  { source: '0.1 + 0.2 = 0.3', feelin: false, ours: true, why: '10.3.2.3.1: numbers are decimal' },
  { source: '1e3', feelin: 1, ours: 1000, why: '10.3.1.2 rule 37 with 1.4: exponents' },
  { source: '- 5', feelin: null, ours: -5, why: '10.3.1.2 rule 37: a number may have its sign apart' },
  { source: '"b" > 5', feelin: false, ours: null, why: '10.3.2.13, table 42: two kinds have no order' },
  { source: '1 < true', feelin: 'threw', ours: null, why: '10.3.2.13, table 42: two kinds have no order' },
  { source: 'if 1 then "y" else "n"', feelin: 'y', ours: 'n', why: '10.3.2.17, table 57: then is for true' },
  { source: 'some i in [1, null] satisfies i > 5', feelin: false, ours: null, why: '10.3.2.17, table 57: some is an or, null or false is null' },
  { source: 'every i in [1, null] satisfies i < 5', feelin: false, ours: null, why: '10.3.2.17, table 57: every is an and, null and true is null' },
  { source: '5 in [10..1]', feelin: true, ours: null, why: '10.3.2.7: the start of an interval is not after its end' },
  { source: '5 in [1..nothing]', feelin: true, ours: null, why: '10.3.2.7: the ends of an interval are values' },
  { source: '5 between 10 and 1', feelin: true, ours: false, why: '10.3.2.17, table 55: e1 >= e2 and e1 <= e3' },
  { source: '5 in [1.."a"]', feelin: 'threw', ours: null, why: '10.3.2.7: the ends of an interval are of one kind' },
  { source: '[null, 1][item = null]', feelin: [], ours: [null], why: '10.3.2.5: an item is in when the filter is true' },
  { source: 'items[list contains(tags, "y")].name', feelin: [], ours: ['bag'], why: '10.3.2.5: a filter that is no number is asked for every item' },
  { source: 'words["a"]', feelin: ['a'], ours: [], why: '10.3.2.5: an item is in when the filter is true' },
  { source: 'insert before(list, -1, 9)', feelin: [3, 1, 9, 2, 3], ours: [3, 1, 2, 9, 3], why: '10.3.4.4, table 75: -1 is the last item' },
  { source: 'remove(list, -1)', feelin: [3, 1, 3], ours: [3, 1, 2], why: '10.3.4.4, table 75: -1 is the last item' },
  { source: 'remove(list, 9)', feelin: [3, 1, 2, 3], ours: null, why: '10.3.4: an argument outside of its domain makes null' },
  { source: 'insert before(list, 9, 0)', feelin: [3, 1, 2, 3, 0], ours: null, why: '10.3.4: an argument outside of its domain makes null' },
  { source: 'substring("abc", 0)', feelin: 'c', ours: null, why: '10.3.4.3: positions count from 1 or from -1' },
  { source: 'median([10, 9, 1])', feelin: 10, ours: 9, why: '10.3.4.4: the middle by value, not by its text' },
  { source: 'min("b", "a")', feelin: null, ours: 'a', why: '10.3.4.4, table 75: a list of comparable items' },
  { source: 'max([date("2026-01-05"), date("2026-02-05")])', feelin: null, ours: '2026-02-05', why: '10.3.4.4, table 75: a list of comparable items' },
  { source: 'list contains([[1]], [1])', feelin: false, ours: true, why: '10.3.4.4, table 75: by equality of 10.3.2.13' },
  { source: 'index of([{a: 1}], {a: 1})', feelin: [], ours: [1], why: '10.3.4.4, table 75: by equality of 10.3.2.13' },
  { source: 'list replace([1, 2], function(item, new) 5, 0)', feelin: [0, 0], ours: null, why: '10.3.4.4 with 1.4: the match answers true or false' },
  { source: 'overlaps before([1..5], [3..8])', feelin: null, ours: true, why: '10.3.4.9, table 82' },
  { source: 'overlaps before([1..5], (1..5])', feelin: null, ours: true, why: '10.3.4.9, table 82: the ends may be the same' },
  { source: '(= 10).start', feelin: null, ours: 10, why: '1.4, 10.3.2.7: = 10 lies between 10 and 10' },
  { source: '{a: 1, a: 2}', feelin: { a: 2 }, ours: null, why: '10.3.2.6: the entries of a context have names of their own' },
  { source: 'decimal(1/3, 2.5)', feelin: 0.3320391543176799, ours: 0.33, why: '10.3.4.5: a scale is a whole number' },
  { source: 'date and time("2026-01-05T24:00:00")', feelin: null, ours: '2026-01-06T00:00:00', why: '10.3.2.3.6, XML Schema: the end of a day is the beginning of the next' },
  { source: 'date and time("2026-01-05T10:00:00") - date("2026-01-05")', feelin: 'PT10H', ours: null, why: '10.3.2.9, table 53: a date is its midnight in UTC, a local time has no zone' },
  { source: 'finishes(5, [1..5])', feelin: null, ours: true, why: '10.3.4.9, table 82' },
  { source: 'starts([1..3], [1..9])', feelin: null, ours: true, why: '10.3.4.9, table 82' },
  { source: 'during(3, [1..5])', feelin: null, ours: true, why: '10.3.4.9, table 82' },
  { source: 'coincides([1..5], [1..5])', feelin: null, ours: true, why: '10.3.4.9, table 82' },
  { source: '-duration("P1D")', feelin: null, ours: '-P1D', why: '10.3.2.9, table 51: a negated duration' },
  { source: 'duration("P1D") * 3', feelin: null, ours: 'P3D', why: '10.3.2.9, table 54: a duration times a number' },
  { source: 'duration("P2D") / duration("PT12H")', feelin: null, ours: 4, why: '10.3.2.9, table 54: how often one goes into the other' },
  { source: 'duration("P1Y2D")', feelin: 'P1Y2D', ours: null, why: '10.3.2.3.7: a duration is of years and months or of days and time' },
  { source: 'date("2026-01-05") + duration("PT36H")', feelin: '2026-01-06T12:00:00Z', ours: '2026-01-06', why: '10.3.2.9, table 52: a date and a duration make a date' },
  { source: 'date and time("2026-01-05T18:00:00+08:00") - date and time("2026-01-05T10:00:00Z")', feelin: 'PT8H', ours: 'PT0S', why: '10.3.2.9, table 53: between two moments' },
  { source: 'years and months duration(date("2024-05-10"), date("2026-07-09"))', feelin: 'P2Y2M', ours: 'P2Y1M', why: '10.3.4.1, table 72: whole months' },
  { source: 'date("-0044-03-15").year', feelin: 'threw', ours: -44, why: '10.3.2.3.4: years before the common era' },
  { source: 'date("2026-01-05") = "2026-01-05"', feelin: null, ours: true, why: 'ours: JSON has no dates, so beside a date a text is read as one' },
  { source: '"2026-01-05" < date("2026-02-01")', feelin: false, ours: true, why: 'ours: JSON has no dates, so beside a date a text is read as one' },
  { source: 'matches("aa", "(a)\\\\1")', feelin: true, ours: null, why: 'ours: patterns run without backtracking, so back references are none' },
  { source: 'string([1..3])', feelin: '<range>', ours: '[1..3]', why: '10.3.4.1: the text of a value can be read back' },
  { source: 'range("[1..3]").end', feelin: null, ours: 3, why: '1.4, 10.3.4.1: range()' },
  { source: '[1] instance of list<number>', feelin: 'threw', ours: true, why: '10.3.1.2: list is the name of a type even beside a value of that name' },
  { source: '[1..3] instance of range<number>', feelin: 'threw', ours: true, why: '1.4, 10.3.2.9.5: the type range<…>' },
];

it.each(DIFFERENCES)('differs for a reason: $source ($why)', ({ source, feelin, ours }) => {
  const result = evaluateFeel(source, RECORD, { now: '2026-01-05T17:30:00.000Z' });
  expect([valueOr(oracle(source, RECORD)), result.ok && result.value]).toEqual([feelin, ours]);
});
