import { describe, expect, it } from '@jest/globals';
import type { IndicatorDef } from './format';
import type { RecordDoc } from '../record/types';
import { aggregate, factOf, periodOf, rangeOf, type Fact } from './index';

const record = (more: Partial<RecordDoc> = {}): RecordDoc => ({
  id: 'r1', type: 'aid', packId: 'p', release: 's', orgId: 'st', state: 'granted', stateAt: { registered: '2026-01-01T00:00:00.000Z', granted: '2026-01-03T12:00:00.000Z' },
  data: { person: 'x', amount: 12.5 }, version: 1, createdBy: 'ann', createdAt: '2026-01-01T00:00:00.000Z', occurredAt: '2026-01-01T00:00:00.000Z', ...more,
});
const def = (more: Partial<IndicatorDef> = {}): IndicatorDef => ({ id: 'i', title: 'I', unit: 'item', version: 1, record: 'aid', aggregate: 'count', time: 'stateAt.granted', ...more });
const fact = (value: number, key = String(value)): Fact => ({ key, value, at: '2026-01-01' });
const ctx = { now: '2026-02-01T00:00:00.000Z' };

describe('factOf', () => {
  it.each<[string, Partial<IndicatorDef>, Fact | undefined]>([
    ['a count', {}, { key: 'r1', value: 1, at: '2026-01-03' }],
    ['a sum', { aggregate: 'sum', value: 'amount' }, { key: 'r1', value: 12.5, at: '2026-01-03' }],
    ['a key that counts once', { aggregate: 'distinct', value: 'person' }, { key: 'x', value: 1, at: '2026-01-03' }],
    ['days between states', { aggregate: 'median', value: 'daysBetween(stateAt.registered, stateAt.granted)' }, { key: 'r1', value: 2.5, at: '2026-01-03' }],
    ['nothing of a record that is filtered out', { where: 'state = "refused"' }, undefined],
    ['nothing of a record without a time yet', { time: 'stateAt.closed' }, undefined],
    ['nothing of a value that is no number', { aggregate: 'sum', value: 'person' }, undefined],
    ['nothing of a missing value', { aggregate: 'distinct', value: 'nothing' }, undefined],
    ['nothing of another record type', { record: 'other' }, undefined],
    ['a time as the local date it has in China', { time: '"2026-01-03T20:00:00Z"' }, { key: 'r1', value: 1, at: '2026-01-04' }],
    ['a date as it is', { time: 'date("2026-01-03")' }, { key: 'r1', value: 1, at: '2026-01-03' }],
    ['nothing of a text that only looks like a time', { time: '"5"' }, undefined],
    ['nothing of an instant that no calendar has', { time: '"2026-02-30T25:00:00Z"' }, undefined],
    ['nothing of an expression that fails', { where: '((' }, undefined],
  ])('gives %s', (_what, more, expected) => expect(factOf(def(more), record(), ctx)).toEqual(expected));
});

describe('aggregate', () => {
  it.each<[IndicatorDef['aggregate'], Fact[], number | null]>([
    ['count', [fact(1), fact(2)], 2], ['count', [], 0], ['sum', [fact(0.1), fact(0.2)], 0.3], ['sum', [], 0],
    ['median', [fact(3), fact(1), fact(2)], 2], ['median', [fact(1), fact(2)], 1.5], ['median', [], null], ['distinct', [fact(1, 'a'), fact(1, 'a'), fact(1, 'b')], 2],
  ])('%s of %j', (kind, facts, value) => expect(aggregate({ aggregate: kind }, facts)).toBe(value));
});

describe('periods', () => {
  it.each([
    ['2026', { from: '2026-01-01', to: '2027-01-01' }], ['2026-Q4', { from: '2026-10-01', to: '2027-01-01' }], ['2026-02', { from: '2026-02-01', to: '2026-03-01' }],
    ['2026-12', { from: '2026-12-01', to: '2027-01-01' }], ['all', undefined], ['2026-13', undefined],
  ])('%s runs %j', (period, range) => expect(rangeOf(period)).toEqual(range));
  it('a date lies in its month, quarter and year', () => expect((['month', 'quarter', 'year', 'all'] as const).map((kind) => periodOf('2026-11-24', kind))).toEqual(['2026-11', '2026-Q4', '2026', 'all']));
});
