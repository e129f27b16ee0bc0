import { expect, it } from '@jest/globals';
import { beginningOf } from './occurred';

it('a day that was chosen is its noon here, and today never lies in the future', () => {
  expect(beginningOf('2026-11-01', '2026-11-24T01:00:00.000Z')).toBe('2026-11-01T04:00:00.000Z');
  expect(beginningOf('2026-11-24', '2026-11-24T01:00:00.000Z')).toBe('2026-11-24T01:00:00.000Z');
  expect(beginningOf('nonsense', '2026-11-24T01:00:00.000Z')).toBe('2026-11-24T01:00:00.000Z');
});
