import { describe, expect, it } from '@jest/globals';
import { workingCalendar } from '../org/index';
import { firstTimedStart, nextTimedStart } from './start-times';

const at = (now: string) => ({ now, calendar: workingCalendar(), params: { often: 'R/P7D' } });
const T0 = '2026-01-05T00:00:00.000Z';

describe('a timer start event', () => {
  it.each([
    ['a date to come', { date: '2026-01-06' }, { due: '2026-01-06T00:00:00.000Z', left: 0 }],
    ['a date that has passed', { date: '2026-01-04' }, undefined],
    ['a time after its service came into use', { duration: 'PT2H' }, { due: '2026-01-05T02:00:00.000Z', left: 0 }],
    ['again and again', { cycle: 'R/P1D' }, { due: '2026-01-06T00:00:00.000Z', left: -1, every: 'P1D' }],
    ['three times from a day on', { cycle: 'R3/2026-02-01T00:00:00Z/P1D' }, { due: '2026-02-01T00:00:00.000Z', left: 2, every: 'P1D' }],
    ['three times, of which two have passed', { cycle: 'R3/2026-01-03T12:00:00Z/P1D' }, { due: '2026-01-05T12:00:00.000Z', left: 0, every: 'P1D' }],
    ['as a parameter of the pack says', { cycle: '=params.often' }, { due: '2026-01-12T00:00:00.000Z', left: -1, every: 'P7D' }],
    ['what cannot be read', { cycle: '=nothing' }, undefined],
    ['never', { cycle: 'R0/P1D' }, undefined],
  ])('begins at %s', (_what, props, expected) => expect(firstTimedStart(props, at(T0))).toEqual(expected));

  it('comes once for all the times that were missed', () => {
    expect(nextTimedStart({ due: T0, left: -1, every: 'P1D' }, at('2026-01-15T06:00:00.000Z'))).toEqual({ due: '2026-01-16T00:00:00.000Z', left: -1, every: 'P1D' });
    expect(nextTimedStart({ due: T0, left: 5, every: 'P1D' }, at('2026-01-07T06:00:00.000Z'))).toEqual({ due: '2026-01-08T00:00:00.000Z', left: 2, every: 'P1D' });
    expect(nextTimedStart({ due: T0, left: 1, every: 'P1D' }, at('2026-01-15T06:00:00.000Z'))).toBeUndefined();
    expect(nextTimedStart({ due: T0, left: -1, every: 'PT1S' }, at('2027-01-05T00:00:00.000Z'))).toMatchObject({ due: '2027-01-05T00:00:01.000Z' });
  });
});
