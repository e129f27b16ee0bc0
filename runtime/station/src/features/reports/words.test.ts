import { describe, expect, it } from '@jest/globals';
import { comparison, figureWords, periodWords } from './words';

const figure = { indicatorId: 'a', title: 'A', unit: 'times', value: 1200.5, before: 1200, n: 3, records: true };

describe('the words of a report', () => {
  it('name periods', () => expect(['2026-03', '2026-Q2', '2026'].map(periodWords)).toEqual(['2026年3月', '2026年第2季度', '2026年']));
  it('compare with the period before', () => expect([comparison(figure), comparison({ ...figure, value: 1200 }), comparison({ ...figure, value: 1 }), comparison({ ...figure, value: null })]).toEqual(['比上期多 0.5次', '和上期一样', '比上期少 1,199次', '']));
  it('say what was computed beside what is reported, and why there is no number', () =>
    expect([figureWords(figure), figureWords({ ...figure, adjusted: 1300 }), figureWords({ ...figure, value: null }), figureWords({ ...figure, value: null, reason: 'suppressed' })]).toEqual(['1,200.5次', '报 1,300次（系统算出 1,200.5次）', '没有可算的数', '人数太少，不显示']));
});
