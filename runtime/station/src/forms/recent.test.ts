import { describe, expect, it } from '@jest/globals';
import type { Ref } from '@liandong/form';
import { recentOf, remember, withRecent } from './recent';

const PERSON: Ref = { kind: 'record', record: 'person' };
const one = (id: string) => ({ id, title: `title ${id}` });

describe('what was picked lately', () => {
  it('comes newest first, at most five, each once, by what it was picked from', () => {
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) remember('p', PERSON, one(id));
    expect(recentOf('p', PERSON).map(({ id }) => id)).toEqual(['b', 'f', 'e', 'd', 'c']);
    expect([recentOf('q', PERSON), recentOf('p', { kind: 'record', record: 'case' })]).toEqual([[], []]);
  });
  it('stands before what lies nearest, and how many more there are is still told', () => {
    expect(withRecent([one('b')], { items: [one('a'), one('b')], more: 3 })).toEqual({ items: [one('b'), one('a')], more: 3 });
  });
});
