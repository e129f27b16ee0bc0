import { describe, expect, it } from '@jest/globals';
import { dotsOf, dueWords, periodAt, periodWords } from './words';

const now = '2026-11-25T02:30:00.000Z';
describe('words of plans', () => {
  it('say how late somebody is, or when he is due', () => {
    expect(dueWords({ state: 'late', days: 4, due: '2026-11-21' }, now)).toEqual({ text: '超期4天', tone: 'over' });
    expect(dueWords({ state: 'today', days: 0, due: '2026-11-25' }, now)).toEqual({ text: '今天到期', tone: 'soon' });
    expect(dueWords({ state: 'today', days: 2, due: '2026-11-23' }, now).text).toBe('到期2天');
    expect(dueWords({ state: 'coming', days: -5, due: '2026-11-30' }, now)).toMatchObject({ tone: 'later' });
  });

  it('say a period', () => {
    expect(['2026', '2026-Q4', '2026-03'].map(periodWords)).toEqual(['2026年', '2026年第4季度', '2026年3月']);
    expect((['month', 'quarter', 'year'] as const).map((kind) => periodAt('2026-11-25', kind))).toEqual(['2026-11', '2026-Q4', '2026']);
  });

  it('draw as many dots as can be counted at a glance', () => {
    expect([dotsOf(2, 4), dotsOf(5, 4), dotsOf(0, 3), dotsOf(3, 40)]).toEqual(['●●○○', '●●●●', '○○○', undefined]);
  });
});
