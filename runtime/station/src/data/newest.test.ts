import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeviceDraft } from './device';
import { newest, newestOfAll } from './newest';

const AT = ['2026-11-25T00:00:00.000Z', '2026-11-25T00:10:00.000Z', '2026-11-25T00:20:00.000Z'] as const;
const of = { key: 'k', packId: 'p', release: 'r', title: 'T' };
const county = (n: number, savedAt: string) => ({ ...of, data: { n }, savedAt });
const device = (n: number, savedAt: string, more: Partial<DeviceDraft> = {}): DeviceDraft => ({ of, data: { n }, savedAt, base: null, isSent: false, ...more });

describe('newest', () => {
  it('takes what there is', () => {
    expect(newest(undefined, null)).toBeUndefined();
    expect(newest(undefined, county(1, AT[0]))).toMatchObject({ data: { n: 1 }, base: AT[0], isUnsent: false });
    expect(newest(device(1, AT[0]), undefined)).toMatchObject({ data: { n: 1 }, isUnsent: true });
  });
  it('goes on from what the county has, without asking', () => {
    const found = newest(device(2, AT[1], { base: AT[0] }), county(1, AT[0]));
    expect(found).toMatchObject({ data: { n: 2 }, base: AT[0], isUnsent: true });
    expect(found?.other).toBeUndefined();
  });
  it('takes what was typed elsewhere after this device had sent everything', () => {
    const found = newest(device(1, AT[0], { base: AT[0], isSent: true }), county(2, AT[1]));
    expect(found).toMatchObject({ data: { n: 2 }, isUnsent: false });
    expect(found?.other).toBeUndefined();
  });
  it('lets the later win where both went on, and keeps the other at hand', () => {
    expect(newest(device(1, AT[1], { base: AT[0] }), county(2, AT[2]))).toMatchObject({ data: { n: 2 }, isUnsent: false, other: { data: { n: 1 }, savedAt: AT[1] } });
    expect(newest(device(1, AT[2], { base: AT[0] }), county(2, AT[1]))).toMatchObject({ data: { n: 1 }, base: AT[1], isUnsent: true, other: { data: { n: 2 }, savedAt: AT[1] } });
  });
  it('forgets what was handed in elsewhere, but not what was typed since', () => {
    const sent = device(1, AT[0], { base: AT[0], isSent: true });
    expect(newestOfAll([sent], [])).toEqual({ kept: [], stale: ['k'] });
    expect(newestOfAll([sent], undefined).kept).toHaveLength(1);
    expect(newest(device(2, AT[1], { base: AT[0] }), null)).toMatchObject({ data: { n: 2 }, base: null, isUnsent: true });
  });

  it('never loses an answer that only one place has', () => {
    const moment = fc.constantFrom(...AT);
    const one = fc.record({ n: fc.integer({ min: 0, max: 2 }), savedAt: moment, base: fc.option(moment), isSent: fc.boolean() });
    fc.assert(fc.property(one, fc.integer({ min: 0, max: 2 }), moment, (here, n, at) => {
      const found = newest(device(here.n, here.savedAt, { base: here.base, isSent: here.isSent }), county(n, at));
      const shown = [found?.data, found?.other?.data];
      // what is unsent is shown or at hand; what the county has is so, unless these answers go on from it
      if (!here.isSent) expect(shown).toContainEqual({ n: here.n });
      if (here.isSent || here.base !== at) expect(shown).toContainEqual({ n });
    }));
  });
});
