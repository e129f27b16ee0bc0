import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addMonths, dayNumber, dayOf, weekday, weekOfYear } from './civil';
import { offsetAt } from './zone';

const day = fc.integer({ min: -90_000_000, max: 90_000_000 });
const plain = (number: number): Temporal.PlainDate => new Temporal.PlainDate(1970, 1, 1).add({ days: number });

it('counts days as Temporal does, in every year that it knows', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (number, months) => {
      const [ours, theirs] = [dayOf(number), plain(number)];
      expect(ours).toEqual({ year: theirs.year, month: theirs.month, day: theirs.day });
      expect([dayNumber(ours), weekday(number), weekOfYear(number)]).toEqual([number, theirs.dayOfWeek, theirs.weekOfYear]);
      const later = theirs.add({ months });
      expect(addMonths(ours, months)).toEqual({ year: later.year, month: later.month, day: later.day });
    }),
    { numRuns: 500 },
  );
});

it('knows the offsets of zones, and those of far years from the same rules', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000, max: 30_000 }), fc.integer({ min: 0, max: 86_399 }), fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'), (number, second, zone) => {
      const local = plain(number).toPlainDateTime().add({ seconds: second });
      expect(offsetAt(zone, dayOf(number), second)).toBe(local.toZonedDateTime(zone).offsetNanoseconds / 1e9);
    }),
    { numRuns: 200 },
  );
  expect(offsetAt('Europe/Berlin', { year: 400_000, month: 7, day: 1 }, 0)).toBe(7200);
  expect(offsetAt('+05:30', { year: 2026, month: 7, day: 1 }, 0)).toBe(19_800);
});
