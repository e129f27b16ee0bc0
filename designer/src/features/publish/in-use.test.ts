import { describe, expect, it } from '@jest/globals';
import { usesNow } from './in-use';

const at = (day: number): string => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const use = (orgIds: 'all' | string[], day: number) => ({ orgIds, from: at(day), at: at(day), by: '李' });
const now = at(20);

describe('where releases are in use', () => {
  it('a pilot counts at its units, the older release everywhere else', () => {
    const uses = usesNow([{ sha: 'b', activations: [use(['s1'], 10)] }, { sha: 'a', activations: [use('all', 1)] }], now);
    expect(uses.get('b')).toEqual({ isEverywhere: false, orgIds: ['s1'] });
    expect(uses.get('a')).toEqual({ isEverywhere: true, orgIds: [] });
  });
  it('the newest activation for all replaces what was before', () => {
    const uses = usesNow([{ sha: 'b', activations: [use('all', 12), use(['s1'], 10)] }, { sha: 'a', activations: [use('all', 1)] }], now);
    expect([...uses.keys()]).toEqual(['b']);
  });
  it('an earlier release that was put back counts again', () => {
    const uses = usesNow([{ sha: 'b', activations: [use('all', 10)] }, { sha: 'a', activations: [use('all', 15), use('all', 1)] }], now);
    expect([...uses.keys()]).toEqual(['a']);
  });
  it('what has not begun does not count', () => expect(usesNow([{ sha: 'b', activations: [use('all', 25)] }], now).size).toBe(0));
});
