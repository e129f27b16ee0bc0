import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rangeOf } from '../indicator/period';
import type { RecordType } from '../record/format';
import type { RecordDoc } from '../record/types';
import { doneOf, dueIn, lifeOf, nextAfter, obligationsOf, openOf, recordSince, type Life, type PlanDef } from './index';
import { naiveDues } from './testing/naive';

const ctx = { now: '2026-11-24T01:00:00.000Z' };
const dateOf = (at: string): string => at.slice(0, 10);
const type = { id: 'elder', states: [{ id: 'active', title: 'a', kind: 'open' }, { id: 'left', title: 'l', kind: 'done' }, { id: 'wrong', title: 'w', kind: 'void' }] } as RecordType;
const plan: PlanDef = {
  id: 'visits', title: 'visits', record: 'elder',
  rhythm: [{ when: 'grade = "H"', every: 'P7D', grace: 1 }, { when: 'grade = "M"', every: 'P1M', grace: 3 }, { every: 'P3M' }],
  done: { record: 'visit', link: 'elder', time: 'visitedOn' },
};
const elder = (grade: string, more: Partial<RecordDoc> = {}): RecordDoc => ({
  id: 'e1', type: 'elder', packId: 'p', release: 'r', orgId: 'east', state: 'active', stateAt: {}, data: { grade }, version: 1, createdBy: 'u', createdAt: '2026-01-10T01:00:00.000Z', occurredAt: '2026-01-10T01:00:00.000Z', ...more,
});
const life = (...versions: [string, RecordDoc][]): Life => lifeOf(plan, type, versions.map(([from, record]) => ({ from, record })), { ...ctx, dateOf });
const open = (of: Life, ...done: string[]): [string, string] | undefined => {
  const found = openOf(obligationsOf(plan, of, done));
  return found && [found.due, found.late];
};

describe('when somebody is due', () => {
  it('counts from when the record was made, then from what was done last, whatever order it was entered in', () => {
    expect(open(life(['2026-01-10', elder('H')]))).toEqual(['2026-01-17', '2026-01-19']);
    expect(open(life(['2026-01-10', elder('H')]), '2026-02-01', '2026-01-15')).toEqual(['2026-02-08', '2026-02-10']);
  });

  it('stays within a month that has fewer days, and does not pile up what was missed', () => {
    expect(open(life(['2026-01-10', elder('M')]), '2026-01-31')?.[0]).toBe('2026-02-28');
    expect(obligationsOf(plan, life(['2026-01-10', elder('H')]), [])).toHaveLength(1);
  });

  it('makes due on the day a quicker rhythm begins at the earliest, and keeps what was due already', () => {
    const raised = life(['2026-01-10', elder('L')], ['2026-03-20', elder('H')]);
    expect(open(raised, '2026-03-01')?.[0]).toBe('2026-03-20');
    expect(open(raised, '2026-03-18')?.[0]).toBe('2026-03-25');
    const late = life(['2026-01-10', elder('M')], ['2026-03-20', elder('H')]);
    expect(open(late, '2026-02-01')?.[0]).toBe('2026-03-01');
  });

  it('gives up what is not due any more, but counts what was late by then', () => {
    const slower = life(['2026-01-10', elder('H')], ['2026-03-20', elder('L')]);
    expect(open(slower, '2026-03-01')?.[0]).toBe('2026-06-01');
    expect(obligationsOf(plan, slower, ['2026-03-01']).find(({ ended }) => ended)).toMatchObject({ due: '2026-03-08', ended: '2026-03-20' });
    expect(obligationsOf(plan, slower, ['2026-03-15']).some(({ ended }) => ended)).toBe(false);
  });

  it('asks for nobody who has left, died or was entered in error', () => {
    const left = life(['2026-01-10', elder('H')], ['2026-02-01', elder('H', { state: 'left' })]);
    expect(open(left)).toBeUndefined();
    expect(dueIn(obligationsOf(plan, left, []), rangeOf('2026-01') ?? { from: '', to: '' })).toEqual({ due: 1, done: 0 });
    expect(dueIn(obligationsOf(plan, left, []), rangeOf('2026-02') ?? { from: '', to: '' })).toEqual({ due: 1, done: 0 });
    expect(dueIn(obligationsOf(plan, left, []), rangeOf('2026-03') ?? { from: '', to: '' })).toEqual({ due: 0, done: 0 });
    expect(obligationsOf(plan, life(['2026-01-10', elder('H')], ['2026-02-01', elder('H', { state: 'wrong' })]), [])).toEqual([]);
  });

  it('asks again on the day somebody comes back', () => {
    const away = life(['2026-01-10', elder('H')], ['2026-02-01', elder('H', { state: 'left' })], ['2026-05-01', elder('H')]);
    expect(open(away, '2026-01-30')?.[0]).toBe('2026-05-01');
  });

  it('knows fixed days of the year, and lets what was done shortly before stand for its day', () => {
    const rhythm = { days: ['--03-01', '--09-01'] };
    expect([nextAfter(rhythm, '2026-02-20', false), nextAfter(rhythm, '2026-02-20', true), nextAfter(rhythm, '2026-03-01', true), nextAfter(rhythm, '2026-10-10', true)]).toEqual(['2026-03-01', '2026-09-01', '2026-09-01', '2027-03-01']);
    expect(nextAfter({ days: ['--02-29'] }, '2026-01-01', false)).toBe('2026-02-28');
    expect(nextAfter({ days: ['--13-01'] }, '2026-01-01', false)).toBeUndefined();
  });
});

describe('of a period', () => {
  const month = (period: string, done: string[], of = life(['2026-01-10', elder('M')])) => dueIn(obligationsOf(plan, of, done), rangeOf(period) ?? { from: '', to: '' });
  it('counts who is due in it, also when that was done before its day, and in every later one while it is late', () => {
    expect(month('2026-02', ['2026-02-05'])).toEqual({ due: 1, done: 1 });
    expect(month('2026-02', ['2026-01-30'])).toEqual({ due: 1, done: 0 });
    expect(month('2026-04', [])).toEqual({ due: 1, done: 0 });
    expect(month('2026-04', ['2026-04-30'])).toEqual({ due: 1, done: 1 });
    expect(month('2026-01', [])).toEqual({ due: 0, done: 0 });
  });

  it('lets days of grace reach over its end', () => {
    const of = life(['2026-01-28', elder('M')]);
    expect([month('2026-02', ['2026-01-28', '2026-03-02'], of), month('2026-03', ['2026-01-28', '2026-03-02'], of)]).toEqual([{ due: 1, done: 1 }, { due: 0, done: 0 }]);
    expect([month('2026-02', ['2026-01-28', '2026-03-05'], of), month('2026-03', ['2026-01-28', '2026-03-05'], of)]).toEqual([{ due: 1, done: 0 }, { due: 1, done: 1 }]);
  });
});

describe('what was done', () => {
  const visits = { id: 'visit', states: [{ id: 'done', title: 'd', kind: 'done' }, { id: 'wrong', title: 'w', kind: 'void' }] } as RecordType;
  const visit = (data: RecordDoc['data'], state = 'done'): RecordDoc => ({ ...elder(''), type: 'visit', state, data });
  it('is read from the record that picks who is due: by field, or by a column of a table', () => {
    expect(doneOf(plan, visits, visit({ elder: 'e1', visitedOn: '2026-02-01' }), ctx)).toEqual({ targets: ['e1'], on: '2026-02-01' });
    const table = { ...plan, done: { ...plan.done, link: 'seen/who' } };
    expect(doneOf(table, visits, visit({ seen: [{ who: 'e1' }, { who: 'e2' }, {}, { who: 'e1' }], visitedOn: '2026-01-31T17:00:00.000Z' }), ctx)).toEqual({ targets: ['e1', 'e2'], on: '2026-02-01' });
    for (const nothing of [visit({ elder: 'e1' }), visit({ visitedOn: '2026-02-01' }), visit({ elder: 'e1', visitedOn: '2026-02-01' }, 'wrong'), visit({ elder: 'e1', visitedOn: 'soon' })]) expect(doneOf(plan, visits, nothing, ctx)).toBeUndefined();
  });

  it('holds from when it happened, not from when it was entered', () => {
    const first = elder('M');
    const at = '2026-03-20T01:00:00.000Z';
    const versions = recordSince([
      { type: 'RecordCreated', record: first },
      { type: 'RecordActed', why: 'act', action: 'leave', occurredAt: '2026-03-02T01:00:00.000Z', release: 'r', by: 'u', at },
      { type: 'RecordStateSet', state: 'left', node: 'n', at },
    ] as never, dateOf);
    expect(versions.map(({ from, record }) => [from, record.state])).toEqual([['2026-01-10', 'active'], ['2026-03-02', 'left']]);
  });
});

describe('against a recount day by day', () => {
  const day = fc.integer({ min: 0, max: 500 }).map((n) => new Date(Date.UTC(2026, 0, 10) + n * 86_400_000).toISOString().slice(0, 10));
  const grade = fc.constantFrom('H', 'M', 'L', undefined);
  const history = fc.tuple(fc.array(fc.tuple(day, grade), { maxLength: 5 }), grade).map(([changes, first]) => {
    const sorted = [...new Map(changes.map((change) => [change[0], change] as const)).values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
    return life(['2026-01-10', elder(first ?? 'H', first ? {} : { state: 'left' })], ...sorted.map(([from, to]): [string, RecordDoc] => [from, elder(to ?? '', to ? {} : { state: 'left' })]));
  });
  const done = fc.array(day, { maxLength: 12 });

  it('gives the same times, never two at once, and each done only once', () => {
    fc.assert(fc.property(history, done, (of, days) => {
      const found = obligationsOf(plan, of, days);
      expect(found.map(({ due, late, done: on, ended }) => [due, late, on ?? '', ended ?? ''])).toEqual(naiveDues(plan, of, days, '2027-12-31'));
      const closed = found.map((one) => one.done ?? one.ended ?? '9999');
      expect(found.every((one, index) => index === 0 || one.after >= (closed[index - 1] ?? '') || found[index - 1]?.ended !== undefined)).toBe(true);
      expect(new Set(closed).size).toBe(closed.length);
    }), { numRuns: 400 });
  });

  it('is never due sooner for something more that was done at the end', () => {
    fc.assert(fc.property(history, done, day, (of, days, more) => {
      const before = openOf(obligationsOf(plan, of, days));
      const last = [...days].sort().at(-1) ?? '';
      const after = openOf(obligationsOf(plan, of, [...days, more]));
      if (before && after && more >= last) expect(after.due >= before.due).toBe(true);
    }), { numRuns: 300 });
  });
});
