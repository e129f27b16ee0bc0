import { describe, expect, it } from '@jest/globals';
import { toggled } from './toggled';

const options = [{ value: 'a', title: 'A' }, { value: 'b', title: 'B' }];

describe('several choices', () => {
  it('stand in the order of the list, however they were ticked', () => expect(toggled(['b'], options).toggle('a')).toEqual(['a', 'b']));
  it('are no answer when none is left', () => expect(toggled(['a'], options).toggle('a')).toBeUndefined());
  it('keep what is gone from the list until it is taken away', () => {
    const left = toggled(['old', 'b'], options);
    expect(left.options.map((option) => option.title)).toEqual(['A', 'B', 'old']);
    expect([left.toggle('a'), left.toggle('old')]).toEqual([['a', 'b', 'old'], ['b']]);
  });
});
