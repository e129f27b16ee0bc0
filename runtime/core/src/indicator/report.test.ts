import { describe, expect, it } from '@jest/globals';
import { periodBefore, shareOf, wordsOf, type ReportDef } from './index';

const def = (more: Partial<ReportDef>): ReportDef => ({ id: 'r', title: 'R', rows: 'station', period: 'month', indicators: ['a'], ...more });
const scope = { now: { a: 3, b: null }, before: { a: 2, b: 1 }, unit: 'East', period: '2026-11' };
const ctx = { now: '2026-12-01T00:00:00.000Z' };

describe('the words of a report', () => {
  it('are made of its figures, those before, the unit and the period', () =>
    expect(wordsOf(def({ sentences: [{ id: 's', text: 'unit + " " + period + ": " + string(now.a) + ", before " + string(before.a)' }, { id: 'none', text: 'now.b + 1' }] }), scope, ctx).sentences).toEqual([{ id: 's', text: 'East 2026-11: 3, before 2' }]));
  it('ask for what is out of the ordinary, and not for what is not known', () =>
    expect(wordsOf(def({ exceptions: [{ id: 'more', title: 'More', when: 'now.a > before.a' }, { id: 'less', title: 'Less', when: 'now.b < 1' }] }), scope, ctx).exceptions).toEqual([{ id: 'more', title: 'More' }]));
});

describe('a share', () => {
  it.each([[1, 3, { value: 33.33 }], [0, 4, { value: 0 }], [3, 0, { value: null, reason: 'noDenominator' }], [null, 4, { value: null, reason: 'noFacts' }], [1, null, { value: null, reason: 'noDenominator' }]])('of %s in %s is %j', (part, whole, expected) =>
    expect(shareOf({ factor: 100 }, part, whole)).toEqual(expected));
});

it('says which period was before', () => expect(['2026-01', '2026-Q1', '2026', 'all'].map(periodBefore)).toEqual(['2025-12', '2025-Q4', '2025', undefined]));
