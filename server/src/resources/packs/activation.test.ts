import { describe, expect, it } from '@jest/globals';
import { releaseAt, releasesInUse, startableAt, statusOf, type Use } from './activation';
import { isHigher, nextVersion } from './version';

const use = (seq: number, sha: string, orgIds: 'all' | string[], from: string): Use => ({ packId: 'p', sha, all: orgIds === 'all', orgIds: orgIds === 'all' ? [] : orgIds, from, seq });
const [D1, D2, D3, D40] = ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z', '2026-02-12T00:00:00.000Z'] as const;

describe('activations', () => {
  it('lets the later effective date win over the later decision', () => {
    const uses = [use(1, 'planned', 'all', D3), use(2, 'now', 'all', D2)];
    expect(releaseAt(uses, 'p', ['root'], D2)).toBe('now');
    expect(releaseAt(uses, 'p', ['root'], D3)).toBe('planned');
  });

  it('counts a pilot that was replaced at all of its units as out of use', () => {
    const uses = [use(1, 'a', 'all', D1), use(2, 'b', ['east'], D1), use(3, 'c', ['east'], D2)];
    expect(releasesInUse(uses, 'p', D3)).toEqual(['c', 'a']);
  });

  it('keeps a replaced release closing for 30 days, counted from its replacement', () => {
    const uses = [use(1, 'a', 'all', D1), use(2, 'b', 'all', D2)];
    expect(statusOf(uses, 'p', 'a', D1)).toBe('open');
    expect(statusOf(uses, 'p', 'a', D3)).toBe('closing');
    expect(statusOf(uses, 'p', 'a', D40)).toBe('closed');
    expect(statusOf(uses, 'p', 'never-used', D40)).toBe('open');
    expect(statusOf([...uses, use(3, 'a', 'all', D40)], 'p', 'a', D40)).toBe('open');
  });

  it('lets work be started under what is in use at the unit, or was until 30 days ago, and under nothing else', () => {
    const uses = [use(1, 'old', 'all', D1), use(2, 'pilot', ['east'], D2), use(3, 'next', 'all', D3)];
    const may = (sha: string, line: string[], now: string) => startableAt(uses, 'p', line, sha, now);
    expect([may('next', ['root', 'west'], D3), may('old', ['root', 'west'], D3), may('pilot', ['root', 'east'], D3)]).toEqual([true, true, true]);
    expect([may('pilot', ['root', 'west'], D3), may('next', ['root', 'west'], D2), may('old', ['root', 'west'], D40)]).toEqual([false, false, false]);
  });
});

describe('versions', () => {
  it('compares number by number', () => {
    expect([isHigher('1.10.0', '1.9.9'), isHigher('1.2.0', '1.2.0'), isHigher('0.9.0', '1.0.0'), isHigher('1.0.0', '')]).toEqual([true, false, false, true]);
  });
  it('offers the draft’s own version when it is higher, else one minor step', () => {
    expect([nextVersion('2.0.0', '1.3.0'), nextVersion('1.3.0', '1.3.0'), nextVersion('', '')]).toEqual(['2.0.0', '1.4.0', '1.0.0']);
  });
});
