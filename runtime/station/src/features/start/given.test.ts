import { describe, expect, it } from '@jest/globals';
import { givenIn, sameGiven } from './given';

describe('answers given with the address', () => {
  it('pick a record in a field, and nothing else', () => {
    expect(givenIn(new URLSearchParams('pick=reader%3Ar1:2'))).toEqual({ reader: 'r1:2' });
    expect([givenIn(new URLSearchParams('')), givenIn(new URLSearchParams('pick=reader')), givenIn(new URLSearchParams('pick=:r1'))]).toEqual([{}, {}, {}]);
  });

  it('tell which drafts one comes for', () => {
    expect([sameGiven({ reader: 'r1' }, { reader: 'r1' }), sameGiven({ reader: 'r2' }, { reader: 'r1' }), sameGiven({ reader: 'r2' }, {})]).toEqual([true, false, true]);
  });
});
