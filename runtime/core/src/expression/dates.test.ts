import { describe, expect, it } from '@jest/globals';
import { compileFeel, evaluateFeel, feelCompare, feelEquals, kindOf, toJson, type FeelValue } from './index';

const NOW = '2026-01-05T17:30:00.250Z';
const json = (source: string, scope: Record<string, unknown> = {}, zone?: string): unknown => {
  const result = evaluateFeel(source, scope, { now: NOW, ...(zone === undefined ? {} : { zone }) });
  return result.ok ? result.value : result.problems[0]?.code;
};
const feel = (source: string): FeelValue => {
  const result = compileFeel(source).evaluate({}, { now: NOW });
  return result.ok ? result.value : 'failed';
};

describe('the clock of an expression', () => {
  it('is the county\'s, whatever its host\'s is', () => {
    expect(json('now()')).toBe(NOW);
    expect(json('[now().day, now().hour, now().minute, now().time offset, today()]')).toEqual([6, 1, 30, 'PT8H', '2026-01-06']);
    expect(json('now().hour', {}, 'Europe/Berlin')).toBe(18);
    expect(json('now() instance of date and time and today() instance of date')).toBe(true);
  });

  it('compares with the texts that JSON has for dates', () => {
    const scope = { day: '2026-01-06', at: '2026-01-05T17:00:00.000Z', later: '2026-01-07' };
    expect(json('[day <= today(), day = today(), later > today(), day < today(), at < now(), later > now(), at < today()]', scope)).toEqual([true, true, true, false, true, true, true]);
    expect(json('day + duration("P1D")', scope)).toBeNull();
    expect(json('"no date" < today()')).toBeNull();
    expect(json('day in [today()..date("2026-02-01")]', scope)).toBe(true);
  });
});

describe('dates', () => {
  it.each<[string, unknown]>([
    ['date("2024-02-29") + duration("P1Y")', '2025-02-28'], ['date("2026-01-31") + duration("P1M")', '2026-02-28'], ['date("2026-03-31") - duration("P1M")', '2026-02-28'],
    ['date("2026-01-01") - duration("P1D")', '2025-12-31'], ['date("0001-01-01") - duration("P1D")', '0000-12-31'], ['date("-0001-12-31") + duration("P1D")', '0000-01-01'],
    ['date(999999999, 12, 31) + duration("P1D")', null], ['string(date(-999999999, 1, 1))', '-999999999-01-01'], ['date("2026-1-5")', null], ['date("01211-12-31")', null], ['date(2026, 1.5, 1)', null],
    ['day of week(date("1900-01-01"))', 'Monday'], ['week of year(date("2026-12-31"))', 53], ['week of year(date("2027-01-03"))', 53], ['week of year(date("2027-01-04"))', 1], ['day of year(date("2024-12-31"))', 366],
    ['years and months duration(date("2026-03-31"), date("2026-02-28"))', '-P1M'], ['years and months duration(date("2024-02-29"), date("2025-02-28"))', 'P11M'],
    ['date and time("2026-03-29T02:30:00@Europe/Berlin").time offset', 'PT2H'], ['date and time("2026-10-25T12:00:00@Europe/Berlin") - date and time("2026-10-24T12:00:00@Europe/Berlin")', 'P1DT1H'],
    ['date and time("999999999-07-01T00:00:00@Europe/Paris").time offset', 'PT2H'], ['date and time("2026-01-05T10:00:00@No/Where")', null], ['time("10:30:00+19:00")', null], ['time("24:00:00")', null],
    ['time("23:30:00") + duration("PT1H")', '00:30:00'], ['time("00:10:00") - duration("PT20M")', '23:50:00'], ['time("10:00:00Z") - time("10:00:00")', null], ['date and time("2026-01-05T10:00:00") < date and time("2026-01-05T10:00:00Z")', null],
    ['date and time("2026-01-05T00:00:00.1") + duration("PT0.95S")', '2026-01-05T00:00:01.05'], ['duration("PT0.5S") + duration("-PT1S")', '-PT0.5S'], ['duration("-PT1.5S").seconds', -1.5], ['duration("P1DT-1H")', null],
    ['duration("PT1H") / 2', 'PT30M'], ['2 * duration("P1Y6M")', 'P3Y'], ['duration("P1Y") / duration("P6M")', 2], ['duration("P1D") / 0', null], ['duration("P1D") * 1e300', null], ['duration("P") = null', true],
    ['date("2026-01-05") - date and time("2026-01-04T12:00:00Z")', 'PT12H'], ['date("2026-01-05") - time("10:00:00")', null], ['-date("2026-01-05")', null], ['duration("P1M") < duration("P40D")', null],
    ['is(time("10:00:00Z"), time("10:00:00+00:00"))', true], ['is(time("10:00:00Z"), time("18:00:00+08:00"))', false], ['time("10:00:00Z") = time("18:00:00+08:00")', true],
    ['date(from: "2026-01-05")', '2026-01-05'], ['date(year: 2026, month: 1, day: 5)', '2026-01-05'], ['date(year: 2026, from: "x")', null], ['date and time(date: date("2026-01-05"), time: time("10:00:00"))', '2026-01-05T10:00:00'],
    ['for d in date("2026-02-27")..date("2026-03-01") return d', ['2026-02-27', '2026-02-28', '2026-03-01']], ['min(duration("P2D"), duration("PT1H"))', 'PT1H'], ['sort([@"2026-02-01", @"2026-01-01"], function(a, b) a < b)', ['2026-01-01', '2026-02-01']],
    ['distinct values([@"2026-01-01", @"2026-01-01", @"2026-01-02"])', ['2026-01-01', '2026-01-02']], ['time(date and time("2026-01-05T10:30:00+08:00"))', '10:30:00+08:00'], ['@"2026-01-05T10:00:00" instance of date', false],
  ])('%s', (source, expected) => expect(json(source)).toEqual(expected));

  it('order and equal one another for the host too', () => {
    expect([feelCompare(feel('@"2026-01-05"'), feel('@"2026-01-06"')), feelCompare(2, 1), feelCompare('a', 1)]).toEqual([-1, 1, null]);
    expect([feelEquals(feel('@"P1D"'), feel('@"PT24H"')), feelEquals({ a: [1] }, { a: 1 }), feelEquals(null, 0), feelEquals('a', 1)]).toEqual([true, true, false, null]);
    expect(['1', '"a"', '[]', '{}', '@"P1M"', '[1..2]', 'function() 1', 'null'].map((source) => kindOf(feel(source)))).toEqual(['number', 'string', 'list', 'context', 'years and months duration', 'range', 'function', 'null']);
    expect(toJson([feel('@"PT90M"'), feel('[1..2)'), feel('function(a) a'), Number.NaN])).toEqual(['PT1H30M', '[1..2)', null, null]);
  });
});
