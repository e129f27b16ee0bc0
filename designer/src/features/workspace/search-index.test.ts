import { describe, expect, it } from '@jest/globals';
import { type Hit, search } from './search-index';

const hit = (title: string, to: string): Hit => ({ title, to, where: '' });
const HITS = [hit('心愿人姓名', 'forms/a?at=x'), hit('认领微心愿', 'forms/b'), hit('心愿类别', 'codes/wishCategory')];

describe('finding things in a pack', () => {
  it('puts items before fields and the best beginnings first', () => expect(search(HITS, '心愿').map((one) => one.title)).toEqual(['心愿类别', '认领微心愿', '心愿人姓名']));
  it('also finds by id', () => expect(search(HITS, 'wishcat').map((one) => one.title)).toEqual(['心愿类别']));
});
