import { describe, expect, it } from '@jest/globals';
import type { CompiledPack } from '@liandong/core/run';
import { givenBy } from './given';

const pack = { records: { paper: { links: [{ id: 'whose', field: 'who' }] }, home: { links: [{ id: 'member', field: 'members/who' }] } } } as unknown as CompiledPack;
const given = (type: string, address: string) => givenBy(pack, type, new URLSearchParams(address));

describe('what an address gives to a new record', () => {
  it('is whom it points to, in a field or as the first row of a table', () => {
    expect([given('paper', 'link=whose&of=r1'), given('home', 'link=member&of=r1')]).toEqual([{ who: 'r1' }, { members: [{ who: 'r1' }] }]);
  });
  it('is nothing by a link that the type has not', () => expect([given('paper', 'link=member&of=r1'), given('none', 'link=whose&of=r1'), given('paper', 'link=whose'), given('paper', '')]).toEqual([{}, {}, {}, {}]));
});
