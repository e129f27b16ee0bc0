import { describe, expect, it } from '@jest/globals';
import { typed, written } from './value';

describe('a variable that an operator sets', () => {
  it.each([['text', 'text'], ['007', '007'], [12, 12], [true, true], [['a', 1], ['a', 1]], [null, null]])('comes back as %j when nothing was changed', (value, same) => expect(typed(written(value), value)).toEqual(same));
  it('stays a text when it was one, whatever is typed', () => expect(typed('12', 'old')).toBe('12'));
  it('becomes a text when it is not JSON', () => expect(typed('not yet', 3)).toBe('not yet'));
});
