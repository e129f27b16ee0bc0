import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { instantAt, wallClock } from './wall-clock';

describe('wall clock', () => {
  it('shows a moment as the county’s clocks do, whatever offset it was written with', () => {
    expect(['2026-11-20T01:30:00.000Z', '2026-11-20T09:30:00+08:00', '2026-11-20T01:30:05.900Z'].map((at) => wallClock(at))).toEqual(['2026-11-20T09:30', '2026-11-20T09:30', '2026-11-20T09:30:05']);
    expect(wallClock('2026-11-20T01:30:00Z', 'Asia/Urumqi')).toBe('2026-11-20T07:30');
  });
  it('stores the moment with its offset', () => {
    expect([instantAt('2026-11-20T09:30'), instantAt('2026-11-20T09:30:05'), instantAt('2026-11-20T07:30', 'Asia/Urumqi')]).toEqual(['2026-11-20T09:30:00+08:00', '2026-11-20T09:30:05+08:00', '2026-11-20T07:30:00+06:00']);
  });
  it.each(['tomorrow', '2026-11-20T09:30', '', '2026-13-45T00:00:00Z'])('%j is no moment', (text) => expect(wallClock(text)).toBeUndefined());
  it.each(['2026-02-30T09:30', '2026-11-20T24:01', '2026-11-20', ''])('%j is on no clock', (text) => expect(instantAt(text)).toBeUndefined());
  it('both ways it is the same moment', () => {
    fc.assert(fc.property(fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const at = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
      expect(Date.parse(instantAt(wallClock(at) ?? '') ?? '')).toBe(Date.parse(at));
    }));
  });
});
