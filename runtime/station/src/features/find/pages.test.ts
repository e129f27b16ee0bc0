import { describe, expect, it } from '@jest/globals';
import { pagesFor } from './pages';

const NOTHING = { rights: [], persons: false, ledgers: false, reports: false, retention: false, grants: false };
const has = (to: string, more: object): boolean => pagesFor({ ...NOTHING, ...more }).some((page) => page.to === to);

describe('pages to be found', () => {
  it('are those that somebody has, each once', () => {
    expect([has('/dashboards', {}), has('/dashboards', { rights: ['figures'] }), has('/mine/hand-over', {}), has('/ledgers', { ledgers: true }), has('/ledgers', {}), has('/exports', {}), has('/exports', { rights: ['audit'] }), has('/grants', { grants: true }), has('/retention/lists', { retention: true })]).toEqual([false, true, false, true, false, false, true, true, true]);
    const all = pagesFor({ rights: ['figures', 'operate', 'audit'], persons: true, ledgers: true, reports: true, retention: true, grants: true });
    expect(new Set(all.map(({ to }) => to)).size).toBe(all.length);
    expect(all.every(({ title }) => !/^[a-z]+\./.test(title))).toBe(true);
  });
});
