import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { orgView, workingCalendar } from '../../org/index';
import type { CompiledPack, Program } from '../../pack/program';
import { evolveRecord } from '../../work/evolve';
import { changesIn } from '../changes';
import type { RecordDoc } from '../types';
import { answersOffer, decideRecord, offersOn, scopesToShare, standingOffer, type RecordCommand, type RecordCtx, type RecordFact } from './index';

const MONDAY = '2026-11-23T01:00:00.000Z';
const FRIDAY_WEEK = '2026-11-30T01:00:00.000Z';
const role = (id: string, tier: string, reach: string, maxLevel: string) => ({ id, title: id, tier, reach, maxLevel, rights: [] });
const pack = {
  sha: 'sha', params: { law: 'yes' }, services: {}, processes: {}, codes: {}, forms: {},
  manifest: { id: 'p', roles: [role('clerk', 'station', 'unit', 'L2'), role('head', 'station', 'subtree', 'L4'), role('office', 'county', 'county', 'L3')] },
  records: {
    r: {
      id: 'r', title: 'R', numbering: '{seq4}', titleField: 'name', states: [{ id: 'open', title: 'Open', kind: 'open' }, { id: 'gone', title: 'Gone', kind: 'void' }], initialState: 'open', columns: ['name'],
      void: { roles: ['head'], state: 'gone' }, actions: [{ id: 'end', title: 'end', from: ['open'], to: 'gone', roles: ['clerk'] }],
      transfer: { roles: ['clerk', 'head'], accept: { roles: ['clerk', 'head', 'office'], workingDays: 5, shows: ['name'], consents: ['share'], unless: 'mustReport = true' } },
    },
  },
} as unknown as CompiledPack;
const program: Program = { pack, checks: {} };
const unit = (id: string, tier: 'county' | 'station', path: string[]) => ({ id, parentId: path[0] ?? null, tier, name: `unit ${id}`, path });
const HOLDERS = [['clerk', 's'], ['head', 's'], ['clerk', 't'], ['head', 't'], ['head', 'u']].map(([one = '', orgId = '']) => ({ role: one, orgId, userId: `${one}@${orgId}`, name: one }));
const org = orgView([unit('c', 'county', []), unit('s', 'station', ['c']), unit('t', 'station', ['c']), unit('u', 'station', ['c'])], HOLDERS);
const as = (one: string, orgId: string, more: Partial<RecordCtx> = {}): RecordCtx =>
  ({ now: MONDAY, actor: { userId: `${one}@${orgId}`, name: one, grants: [{ role: one, orgId }] }, newId: (key) => key, org, calendar: workingCalendar({}), params: {}, ...more });
const record = (more: Partial<RecordDoc> = {}): RecordDoc =>
  ({ id: 'x', type: 'r', packId: 'p', release: 'sha', orgId: 's', state: 'open', stateAt: { open: MONDAY }, data: { name: 'Anna' }, version: 1, createdBy: 'clerk@s', createdAt: MONDAY, occurredAt: MONDAY, ...more });
const offered = (more: Partial<RecordDoc> = {}): RecordDoc => record({ version: 3, offer: { orgId: 't', by: 'clerk@s', at: MONDAY, until: FRIDAY_WEEK }, ...more });
const give: RecordCommand = { type: 'TransferRecord', orgId: 't', reason: 'moved there', base: 1 };
const accept: RecordCommand = { type: 'AcceptRecord', base: 3 };
const decline: RecordCommand = { type: 'DeclineRecord', reason: 'no room', base: 3 };
const recall: RecordCommand = { type: 'RecallRecord', reason: 'settled', base: 3 };
const done = (one: RecordDoc, command: RecordCommand, ctx: RecordCtx): RecordDoc | readonly string[] => {
  const outcome = decideRecord(program, one, command, ctx);
  return outcome.ok ? outcome.record : outcome.problems.map(({ code }) => code);
};

describe('a record that another unit is asked to take', () => {
  it('stays where it is, and may be answered until five working days are over', () => {
    expect(done(record(), give, as('clerk', 's'))).toMatchObject({ orgId: 's', version: 3, offer: { orgId: 't', by: 'clerk@s', until: FRIDAY_WEEK } });
  });
  it('comes with whom the offer names, else with who accepts, and is offered no more', () => {
    const taken = done(offered(), accept, as('head', 't'));
    expect(taken).toMatchObject({ orgId: 't', owner: 'head@t' });
    expect(taken).not.toHaveProperty('offer');
    expect(done(offered({ offer: { orgId: 't', owner: 'clerk@t', by: 'a', at: MONDAY, until: FRIDAY_WEEK } }), accept, as('head', 't'))).toMatchObject({ owner: 'clerk@t' });
    expect(done(offered(), { ...accept, owner: 'other' } as RecordCommand, as('head', 't'))).toMatchObject({ owner: 'other' });
  });
  it.each<[string, RecordCommand, RecordCtx, string]>([['declined', decline, as('clerk', 't'), 'declined'], ['taken back', recall, as('head', 's'), 'recalled'], ['given up', { type: 'VoidRecord', reason: 'r', base: 3 }, as('head', 's'), 'void'], ['given up by an action', { type: 'ActOnRecord', action: 'end', base: 3 }, as('clerk', 's'), 'void'], ['not answered in time', { type: 'LapseRecord', base: 3 }, as('clerk', 'u', { now: '2026-11-30T01:00:00.001Z' }), 'lapsed']])('that is %s stays, and the offer says how it ended', (_what, command, ctx, how) => {
    expect(done(offered(), command, ctx)).toMatchObject({ orgId: 's', offer: { orgId: 't', ended: { how, by: ctx.actor.userId } } });
  });
  it.each<[string, RecordDoc, RecordCommand, RecordCtx, string]>([
    ['twice', offered(), { ...give, base: 3 } as RecordCommand, as('clerk', 's'), 'record.offered-already'],
    ['where nobody could answer', record(), { ...give, orgId: 'c' } as RecordCommand, as('clerk', 's'), 'record.offer-nobody'],
    ['to no unit', record(), { ...give, orgId: 'nowhere' } as RecordCommand, as('clerk', 's'), 'record.unit-unknown'],
    ['without a reason', record(), { ...give, reason: ' ' } as RecordCommand, as('clerk', 's'), 'record.reason-required'],
    ['by another unit', record(), give, as('clerk', 'u'), 'record.may-not'],
    ['and accepted by a third unit', offered(), accept, as('head', 'u'), 'record.may-not'],
    ['and accepted by the one that gives it', offered(), accept, as('head', 's'), 'record.may-not'],
    ['and declined without a reason', offered(), { ...decline, reason: '' } as RecordCommand, as('head', 't'), 'record.reason-required'],
    ['and taken back by the one that is asked', offered(), recall, as('head', 't'), 'record.may-not'],
    ['and accepted when its time is over', offered(), accept, as('head', 't', { now: '2026-12-01T01:00:00.000Z' }), 'record.offer-over'],
    ['and said to have lapsed before its time', offered(), { type: 'LapseRecord', base: 3 }, as('clerk', 's'), 'record.offer-none'],
    ['and accepted where nothing was asked', record({ version: 3 }), accept, as('head', 't'), 'record.offer-none'],
    ['and accepted when it counts no more', offered({ state: 'gone' }), accept, as('head', 't'), 'record.void-already'],
  ])('is not offered %s', (_what, one, command, ctx, code) => expect(done(one, command, ctx)).toEqual([code]));
  it('is answered once: who comes second is told who was first', () => {
    const meanwhile = [{ fields: [], moved: true, by: 'Bo', at: MONDAY }];
    const outcome = decideRecord(program, done(offered(), decline, as('clerk', 't')) as RecordDoc, accept, as('head', 't', { meanwhile }));
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'record.moved-meanwhile', params: { by: 'Bo' } }] });
  });
  it('changes hands within its unit without being asked, also while another unit is asked', () => {
    expect(done(offered(), { type: 'TransferRecord', owner: 'head@s', reason: 'r', base: 3 }, as('clerk', 's'))).toMatchObject({ owner: 'head@s', offer: { orgId: 't' } });
  });
});

it('who may answer is told so, and sees no more than the summary’s levels', () => {
  expect(offersOn(program, offered(), as('clerk', 't'))).toMatchObject({ answer: true, recall: false, transfer: false });
  expect(offersOn(program, offered(), as('clerk', 's'))).toMatchObject({ answer: false, recall: true, transfer: true });
  expect(offersOn(program, record(), as('clerk', 's'))).toMatchObject({ answer: false, recall: false });
  const level = (one: string, orgId: string) => answersOffer(pack, offered(), as(one, orgId).actor, org);
  expect([level('head', 't'), level('clerk', 't'), level('office', 'c'), level('head', 's'), level('head', 'c')]).toEqual(['L3', 'L2', 'L3', undefined, undefined]);
});

it('whoever it is about is asked, unless it has to be reported', () => {
  expect(scopesToShare(program, record(), as('clerk', 's'))).toEqual(['share']);
  expect(scopesToShare(program, record({ data: { mustReport: true } }), as('clerk', 's'))).toEqual([]);
});

it('however it is offered, answered, taken back, handed on, given up and left, it is at one unit, and its history makes it again', () => {
  const who = fc.constantFrom(...HOLDERS);
  const command = fc.oneof(
    fc.record({ type: fc.constant('TransferRecord' as const), orgId: fc.constantFrom('s', 't', 'u'), owner: fc.option(fc.constantFrom('clerk@s', 'clerk@t'), { nil: undefined }) }),
    fc.record({ type: fc.constant('TransferRecord' as const), owner: fc.constantFrom('clerk@s', 'clerk@t', 'head@u') }),
    ...(['AcceptRecord', 'DeclineRecord', 'RecallRecord', 'LapseRecord'] as const).flatMap((type) => [fc.record({ type: fc.constant(type) }), fc.record({ type: fc.constant(type) })]),
    fc.record({ type: fc.constant('VoidRecord' as const) }),
  );
  const step = fc.record({ who, command, days: fc.integer({ min: 0, max: 4 }), behind: fc.constantFrom(0, 0, 0, 2) });
  fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
    const entries: RecordFact[][] = [[{ type: 'RecordCreated', record: record() }]];
    let [now, at] = [record(), Date.parse(MONDAY)];
    const known: { readonly from: number; readonly moved: boolean; readonly by: string; readonly at: string }[] = [];
    for (const one of steps) {
      at += one.days * 86_400_000;
      const base = Math.max(1, now.version - one.behind);
      const meanwhile = known.filter(({ from }) => from >= base).map(({ moved, by, at: when }) => ({ fields: [], moved, by, at: when }));
      const ctx = as(one.who.role, one.who.orgId, { now: new Date(at).toISOString(), meanwhile });
      const outcome = decideRecord(program, now, { reason: 'r', ...one.command, base } as RecordCommand, ctx);
      if (!outcome.ok) continue;
      const before = now;
      now = outcome.record;
      entries.push([...outcome.events]);
      known.push({ from: before.version, moved: true, by: ctx.actor.userId, at: ctx.now });
      // it moves by an answer of the unit that was asked, in time, and by nothing else
      const moves = now.orgId !== before.orgId;
      expect(moves).toBe(one.command.type === 'AcceptRecord');
      if (moves) expect([before.offer?.orgId, one.who.orgId, (before.offer?.until ?? '') >= ctx.now, before.state]).toEqual([now.orgId, now.orgId, true, 'open']);
      const open = standingOffer(now);
      if (open) expect([open.orgId === now.orgId, now.state]).toEqual([false, 'open']);
      expect(before.offer === undefined || before.offer.ended !== undefined || open === undefined || open === before.offer).toBe(true);
    }
    expect(entries.flat().reduce<RecordDoc | undefined>(evolveRecord, undefined)).toEqual(now);
    const told = changesIn(entries.map((events) => ({ at: MONDAY, by: 'b', byName: 'b', events })));
    expect(told).toHaveLength(entries.length);
    expect(told.filter(({ why }) => why === 'accept').map(({ orgId }) => orgId)).toEqual(entries.flat().flatMap((event) => (event.type === 'RecordMoved' ? [event.orgId] : [])));
  }), { numRuns: 300 });
});
