import { expect, it } from '@jest/globals';
import { fileIdsIn } from './docs';

it('finds files wherever answers hold them: alone, in lists, in the cells of child tables', () => {
  const file = (fileId: string) => ({ fileId, name: 'x.jpg' });
  expect(fileIdsIn({ name: 'x', sign: file('a'), photos: [file('b'), file('a')], visits: [{ day: '2026-01-05', photo: file('c'), more: [file('d')] }, 'x', null] })).toEqual(['a', 'b', 'c', 'd']);
});
