import { describe, expect, it } from '@jest/globals';
import { changeOf } from './facts';
import type { FactDoc } from './model';

const fact: FactDoc = { countyId: 'c1', packId: 'p', indicatorId: 'visits', recordId: 'r1', orgId: 'east1', path: ['c1', 'east', 'east1'], at: '2026-02-03', value: 3, key: 'k', dims: ['kind=a', 'grade=H'], summed: true, also: 'keys' };

describe('the facts of a record that was looked at again', () => {
  it('are left alone when they are as they were', () => expect(changeOf([fact], [{ ...fact }])).toEqual({ write: [], remove: [], was: [] }));

  it.each<[string, Partial<FactDoc>]>([
    ['day', { at: '2026-02-04' }], ['value', { value: 4 }], ['key', { key: 'l' }], ['unit', { orgId: 'east', path: ['c1', 'east'] }], ['dimensions', { dims: ['kind=b', 'grade=H'] }], ['fewer dimensions', { dims: ['kind=a'] }],
    ['what it is summed in', { summed: undefined as unknown as true }], ['what it is counted in beside', { also: 'values' }],
  ])('are written anew when their %s differs', (_part, other) => {
    const now = { ...fact, ...other };
    expect(changeOf([fact], [now])).toEqual({ write: [now], remove: [], was: [fact] });
  });

  it('are taken away with what they were', () => expect(changeOf([fact], [])).toEqual({ write: [], remove: [fact], was: [fact] }));
  it('are told apart by record and indicator', () => {
    const other = { ...fact, indicatorId: 'people' };
    expect(changeOf([fact], [fact, other])).toEqual({ write: [other], remove: [], was: [] });
  });
});
