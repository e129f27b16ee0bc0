import { describe, expect, it } from '@jest/globals';
import { givenIn, picking, sameGiven } from './given';

const given = (query: string) => givenIn(new URLSearchParams(query));

describe('answers given with the address', () => {
  it('pick a record in a field, or in the first row of a table, and nothing else', () => {
    expect([given('pick=reader%3Ar1:2'), given('pick=members/who:r1')]).toEqual([{ reader: 'r1:2' }, { members: [{ who: 'r1' }] }]);
    expect([given(''), given('pick=reader'), given('pick=:r1'), given('pick=a/b/c:r1')]).toEqual([{}, {}, {}, {}]);
  });
  it('are read as they were written', () => {
    expect(picking('/records/new/p/t', 'members/who', 'r 1&2')).toBe('/records/new/p/t?pick=members%2Fwho%3Ar%201%262');
    expect(given(picking('', 'members/who', 'r 1&2').slice(1))).toEqual({ members: [{ who: 'r 1&2' }] });
  });
});

describe('a draft is the one that one comes for', () => {
  it.each([
    ['when nobody is given', { who: 'r1' }, {}, true], ['when it points to the same one', { who: 'r1', note: 'x' }, { who: 'r1' }, true], ['not when it points to another one', { who: 'r2' }, { who: 'r1' }, false],
    ['when a row of its table does', { members: [{ who: 'r2' }, { who: 'r1', since: 'x' }] }, { members: [{ who: 'r1' }] }, true], ['not when no row does', { members: [{ who: 'r2' }, null] }, { members: [{ who: 'r1' }] }, false], ['not when it has no table yet', {}, { members: [{ who: 'r1' }] }, false],
  ] as const)('%s', (_what, data, of, expected) => expect(sameGiven(data as never, of as never)).toBe(expected));
});
