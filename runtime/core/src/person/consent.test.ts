import { describe, expect, it } from '@jest/globals';
import { ageOn } from './birth';
import { askAgain, isInForce, missingScopes, scopesInForce, type Consent } from './consent';

const consent = (more: Partial<Consent>): Consent => ({ id: 'c', person: 'p', scopes: ['file'], signedAt: '2024-05-01', byGuardian: false, isVoid: false, ...more });
const CHILD = '2012-06-10';

describe('years of age', () => {
  it.each([['2012-06-10', '2026-06-09', 13], ['2012-06-10', '2026-06-10', 14], ['2012-02-29', '2026-02-28', 13], ['2012-02-29', '2026-03-01', 14], ['2012-06-10', '2012-06-09', undefined], ['x', '2026-01-01', undefined]])('born %s is on %s %s', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });
});

describe('a consent', () => {
  it.each<[Partial<Consent>, string, boolean]>([
    [{}, '2024-05-01', true], [{}, '2024-04-30', false], [{ expiresAt: '2025-05-01' }, '2025-04-30', true], [{ expiresAt: '2025-05-01' }, '2025-05-01', false], [{ isVoid: true }, '2024-06-01', false], [{ signedAt: '' }, '2024-06-01', false],
  ])('%j on %s is in force: %s', (more, day, is) => expect(isInForce(consent(more), '1950-01-01', day)).toBe(is));

  it('of a child under 14 is its guardian’s to give', () => {
    expect([isInForce(consent({}), CHILD, '2024-06-01'), isInForce(consent({ byGuardian: true }), CHILD, '2024-06-01')]).toEqual([false, true]);
    expect(isInForce(consent({}), CHILD, '2030-01-01')).toBe(false);
    expect(isInForce(consent({ signedAt: '2026-06-10' }), CHILD, '2026-06-10')).toBe(true);
  });

  it('is asked for again at 14 and at 18, and holds until then', () => {
    const guardians = consent({ byGuardian: true });
    expect(askAgain([guardians], CHILD, '2026-06-09')).toBeUndefined();
    expect(askAgain([guardians], CHILD, '2026-06-10')).toEqual({ age: 14, since: '2026-06-10', scopes: ['file'] });
    expect(scopesInForce([guardians], CHILD, '2026-06-11').has('file')).toBe(true);
    const own = consent({ signedAt: '2026-07-01' });
    expect(askAgain([guardians, own], CHILD, '2026-07-02')).toBeUndefined();
    expect(askAgain([guardians, own], CHILD, '2030-06-10')).toEqual({ age: 18, since: '2030-06-10', scopes: ['file'] });
    expect(askAgain([consent({ signedAt: '2030-06-11' })], CHILD, '2031-01-01')).toBeUndefined();
    expect(askAgain([], CHILD, '2031-01-01')).toBeUndefined();
  });

  it('says what is missing', () => {
    expect(missingScopes({ needsConsent: ['file', 'photo'] }, new Set(['file']))).toEqual(['photo']);
    expect(missingScopes({}, new Set())).toEqual([]);
  });
});
