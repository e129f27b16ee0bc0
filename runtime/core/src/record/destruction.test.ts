import { describe, expect, it } from '@jest/globals';
import { whyKept, type Standing } from './destruction';
import { confirmRoles, destroyRoles, needsSecond } from './retention';

const FREE: Standing = { held: false, until: '2026-01-01', today: '2026-01-01', running: 0, waiting: 0, pointing: undefined, booked: 0, mergedInto: undefined };

describe('a record whose time is over', () => {
  it('may be destroyed from the day on when it need not be kept', () => expect(whyKept(FREE)).toBeUndefined());

  it.each<[string, Partial<Standing>, string]>([
    ['somebody holds it', { held: true, until: undefined }, 'destruction.held'],
    ['it lives on in another one', { mergedInto: 'x' }, 'destruction.merged'],
    ['its time is not over', { until: '2026-01-02' }, 'destruction.not-due'],
    ['its time has not begun', { until: undefined }, 'destruction.not-due'],
    ['a work on it runs', { running: 1 }, 'destruction.work-runs'],
    ['something is still to be sent', { waiting: 2 }, 'destruction.effects-wait'],
    ['books keep something for it', { booked: 1 }, 'destruction.booked'],
    ['others point to it', { pointing: { record: 'card', count: 3 } }, 'destruction.pointed-to'],
  ])('is kept while %s', (_what, more, code) => expect(whyKept({ ...FREE, ...more })?.code).toBe(code));
});

describe('who may have it destroyed', () => {
  const kept = { title: 'r', years: 1, from: 'closed' as const };
  it('is nobody where the pack says nothing', () => expect([destroyRoles({ retention: kept }), confirmRoles({ retention: kept }), needsSecond({ retention: kept })]).toEqual([[], [], false]));
  it('is whom it names, alone or with a second one', () => {
    const one = { retention: { ...kept, destroy: { roles: ['A'] } } };
    const two = { retention: { ...kept, destroy: { roles: ['A'], confirm: ['B'] } } };
    expect([destroyRoles(one), confirmRoles(one), needsSecond(one)]).toEqual([['A'], ['A'], false]);
    expect([destroyRoles(two), confirmRoles(two), needsSecond(two)]).toEqual([['A'], ['B'], true]);
  });
});
