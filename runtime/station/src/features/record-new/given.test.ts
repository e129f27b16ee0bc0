import { describe, expect, it } from '@jest/globals';
import type { CompiledPack } from '@liandong/core/run';
import { givenBy, sameGiven } from './given';

const pack = { records: { paper: { links: [{ id: 'whose', field: 'who' }] }, home: { links: [{ id: 'member', field: 'members/who' }] } } } as unknown as CompiledPack;
const given = (type: string, address: string) => givenBy(pack, type, new URLSearchParams(address));

describe('what an address gives to a new record', () => {
  it('is whom it points to, in a field or as the first row of a table', () => {
    expect([given('paper', 'link=whose&of=r1'), given('home', 'link=member&of=r1')]).toEqual([{ who: 'r1' }, { members: [{ who: 'r1' }] }]);
  });
  it('is nothing by a link that the type has not', () => expect([given('paper', 'link=member&of=r1'), given('none', 'link=whose&of=r1'), given('paper', 'link=whose'), given('paper', '')]).toEqual([{}, {}, {}, {}]));
});

describe('a draft is the one that one comes for', () => {
  it.each([
    ['when nobody is given', { who: 'r1' }, {}, true], ['when it points to the same one', { who: 'r1', note: 'x' }, { who: 'r1' }, true], ['not when it points to another one', { who: 'r2' }, { who: 'r1' }, false],
    ['when a row of its table does', { members: [{ who: 'r2' }, { who: 'r1', since: 'x' }] }, { members: [{ who: 'r1' }] }, true], ['not when no row does', { members: [{ who: 'r2' }, null] }, { members: [{ who: 'r1' }] }, false], ['not when it has no table yet', {}, { members: [{ who: 'r1' }] }, false],
  ] as const)('%s', (_what, data, of, expected) => expect(sameGiven(data as never, of as never)).toBe(expected));
});
