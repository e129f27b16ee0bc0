import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { orgView, workingCalendar } from './index';
import type { OrgUnit } from './types';

const unit = (id: string, parentId: string | null, tier: OrgUnit['tier'], path: readonly string[]): OrgUnit => ({ id, parentId, tier, name: id, path });
const UNITS = [unit('c', null, 'county', []), unit('gs', 'c', 'general', ['c']), unit('s1', 'c', 'station', ['c']), unit('s2', 'c', 'station', ['c']), unit('r1', 's1', 'room', ['c', 's1']), unit('d1', 'c', 'department', ['c']), unit('d2', 'c', 'department', ['c'])];
const view = orgView(UNITS, [{ role: 'w', orgId: 's1', userId: 'b', name: 'B' }, { role: 'w', orgId: 's1', userId: 'a', name: 'A' }, { role: 'w', orgId: 's2', userId: 'c', name: 'C' }]);

describe('orgView', () => {
  it.each([
    ['r1', 'room', 'r1'], ['r1', 'station', 's1'], ['r1', 'county', 'c'], ['r1', 'general', 'gs'], ['s2', 'general', 'gs'],
    ['s1', 'room', 'r1'], ['s2', 'room', undefined], ['r1', 'department', undefined], ['gone', 'county', undefined],
  ] as const)('the unit that serves %s at tier %s is %s', (orgId, tier, found) => expect(view.atTier(orgId, tier)).toBe(found));

  it('knows who holds a role exactly there, in a stable order', () => {
    expect(view.holders('w', 's1').map((holder) => holder.userId)).toEqual(['a', 'b']);
    expect(view.holders('w', 'r1')).toEqual([]);
  });
});

describe('workingCalendar', () => {
  const calendar = workingCalendar({ holidays: ['2026-10-01', '2026-10-02'], workdays: ['2026-10-10'] });

  it.each([
    ['2026-09-30T02:00:00.000Z', 'P1WD', '2026-10-05T02:00:00.000Z'],
    ['2026-10-09T02:00:00.000Z', 'P1WD', '2026-10-10T02:00:00.000Z'],
    ['2026-10-09T02:00:00.000Z', 'P2WD', '2026-10-12T02:00:00.000Z'],
    ['2026-10-09T17:00:00.000Z', 'P1WD', '2026-10-11T17:00:00.000Z'],
    ['2026-01-31T02:00:00.000Z', 'P1M', '2026-02-28T02:00:00.000Z'],
    ['2026-01-01T02:00:00.000Z', 'PT30M', '2026-01-01T02:30:00.000Z'],
    ['2026-01-01T02:00:00.000Z', 'P7D', '2026-01-08T02:00:00.000Z'],
  ])('%s plus %s is %s', (from, duration, to) => expect(calendar.add(from, duration)).toBe(to));

  it('agrees with the library in every zone, also where the clocks are changed', () => {
    const part = (unit: string, most: number) => fc.option(fc.nat(most), { nil: undefined }).map((count) => (count === undefined ? '' : `${count}${unit}`));
    const duration = fc.tuple(part('D', 400), part('H', 60), part('M', 300)).map(([days, hours, minutes]) => `P${days}${hours + minutes === '' ? '' : `T${hours}${minutes}`}`).filter((text) => text !== 'P');
    const at = fc.date({ min: new Date('1985-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
    fc.assert(fc.property(fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe'), at, duration, (timeZone, from, length) => {
      const local = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone);
      const own = workingCalendar({ timeZone });
      expect(own.add(from, length)).toBe(local.add(Temporal.Duration.from(length)).toInstant().toString({ smallestUnit: 'millisecond' }));
      expect(own.dateOf(from)).toBe(local.toPlainDate().toString());
    }), { numRuns: 500 });
  });

  it('tells local dates', () => expect(calendar.dateOf('2026-01-05T17:00:00.000Z')).toBe('2026-01-06'));

  it('runs on the wall clock of zones with summer time', () => {
    expect(workingCalendar({ timeZone: 'Europe/Berlin' }).add('2026-03-28T11:00:00.000Z', 'P1D')).toBe('2026-03-29T10:00:00.000Z');
  });
});
