import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ageOn } from '../person/birth';
import type { RecordType } from './format';
import { keptUntil, retentionRoles, type Lived } from './retention';

const until = (from: NonNullable<RecordType['retention']>['from'], lived: Lived, years = 10) => keptUntil({ retention: { title: 'r', years, from } }, lived);

describe('how long a record is kept', () => {
  it.each<[string, ReturnType<typeof until>, ReturnType<typeof until>]>([
    ['from the day it was made', until('created', { createdOn: '2016-05-01' }), { from: '2016-05-01', until: '2026-05-01' }],
    ['from the day it was closed', until('closed', { createdOn: '2010-01-01', endedOn: '2016-05-01' }), { from: '2016-05-01', until: '2026-05-01' }],
    ['for ever while it is open', until('closed', { createdOn: '1990-01-01' }), undefined],
    ['from his coming of age, where that is later', until('adult', { createdOn: '2010-01-01', endedOn: '2012-01-01', birthDate: '2004-03-02' }), { from: '2022-03-02', until: '2032-03-02' }],
    ['from its end, where he was of age by then', until('adult', { createdOn: '2010-01-01', endedOn: '2012-01-01', birthDate: '1980-03-02' }), { from: '2012-01-01', until: '2022-01-01' }],
    ['for ever where nobody knows when he was born', until('adult', { createdOn: '2010-01-01', endedOn: '2012-01-01' }), undefined],
    ['over a leap day', until('closed', { createdOn: '2016-01-01', endedOn: '2016-02-29' }, 1), { from: '2016-02-29', until: '2017-03-01' }],
    ['for ever where its type says nothing', keptUntil({}, { createdOn: '1990-01-01', endedOn: '1991-01-01' }), undefined],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));

  it('is never shorter than its years, and of a child never before he is of age and the years are over', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, fc.integer({ min: 1, max: 100 }), (endedOn, birthDate, years) => {
      const kept = until('adult', { createdOn: '1950-01-01', endedOn, birthDate }, years);
      if (!kept) return;
      expect(kept.from >= endedOn).toBe(true);
      expect(ageOn(kept.from, kept.until)).toBe(years);
      expect((ageOn(birthDate, kept.until) ?? 0) >= 18 + years).toBe(true);
    }));
  });
});

it('is looked after by whom the type names, else by who may void it', () => {
  const kept = { title: 'r', years: 1, from: 'closed' } as const;
  expect([retentionRoles({ retention: { ...kept, roles: ['county'] }, void: { roles: ['head'], state: 'off' } }), retentionRoles({ retention: kept, void: { roles: ['head'], state: 'off' } }), retentionRoles({ retention: kept })]).toEqual([['county'], ['head'], []]);
});
