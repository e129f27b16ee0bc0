import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CompiledPack, Program } from '../../pack/program';
import type { JsonObject } from '../../shared/json';
import { orgView } from '../../org/index';
import { evolveRecord } from '../../work/evolve';
import { changesIn } from '../changes';
import { derivedOf } from '../derived';
import { linksIn, mostAtOnce, unlinked } from '../links';
import type { RecordDoc } from '../types';
import { decideRecord, decideUnlink, offersOn, type RecordCommand, type RecordCtx, type RecordFact } from './index';

const NOW = '2026-11-24T01:00:00.000Z';
const field = (id: string, more: object = {}) => ({ id, title: id.toUpperCase(), type: 'string', level: 'L1', required: false, ...more });
const form = (id: string, fields: Record<string, object>, required: string[] = []) => ({ id, title: id, record: 'r', schema: { type: 'object', properties: {}, required }, uiSchema: {}, rules: [], fields });
const pack = {
  sha: 'sha', params: {}, services: {}, processes: {}, codes: {},
  manifest: { id: 'p', roles: [{ id: 'clerk', title: 'clerk', tier: 'station', reach: 'unit', maxLevel: 'L2', rights: [] }, { id: 'chief', title: 'chief', tier: 'county', reach: 'county', maxLevel: 'L4', rights: [] }, { id: 'own', title: 'own', tier: 'station', reach: 'own', maxLevel: 'L2', rights: [] }] },
  forms: {
    first: form('first', { name: field('name'), town: field('town'), secret: field('secret', { level: 'L4' }), friend: field('friend', { ref: { kind: 'record', record: 'r' } }) }),
    last: form('last', { end: field('end') }),
  },
  records: {
    r: {
      id: 'r', title: 'R', numbering: '{seq4}', titleField: 'name', states: [{ id: 'open', title: 'Open', kind: 'open' }, { id: 'shut', title: 'Shut', kind: 'done' }, { id: 'gone', title: 'Gone', kind: 'void' }], initialState: 'open', columns: ['name'],
      create: { roles: ['clerk'], form: 'first' }, correct: { roles: ['clerk', 'chief'] }, void: { roles: ['chief'], state: 'gone' }, transfer: { roles: ['chief', 'own'] },
      actions: [{ id: 'shut', title: 'shut', from: ['open'], to: 'shut', roles: ['clerk', 'chief'], reason: 'optional', when: 'big' }],
      derived: [{ id: 'big', title: 'big', type: 'boolean', expression: 'string length(name) > 2' }],
      links: [{ id: 'friend', field: 'friend', inverse: 'friends', onVoid: 'detach' }],
    },
  },
} as unknown as CompiledPack;
const program: Program = { pack, checks: { first: () => [], last: () => [] } };
const org = orgView([{ id: 'c', parentId: null, tier: 'county', name: 'c', path: [] }, { id: 's', parentId: 'c', tier: 'station', name: 's', path: ['c'] }, { id: 't', parentId: 'c', tier: 'station', name: 't', path: ['c'] }], []);
const ctx = (role: string, orgId: string, more: Partial<RecordCtx> = {}): RecordCtx => ({ now: NOW, actor: { userId: `${role}@${orgId}`, name: role, grants: [{ role, orgId }] }, newId: (key) => key, org, calendar: { add: (at) => at, dateOf: (at) => at.slice(0, 10) }, params: {}, ...more });
const record = (more: Partial<RecordDoc> = {}): RecordDoc =>
  ({ id: 'x', type: 'r', packId: 'p', release: 'sha', orgId: 's', state: 'open', stateAt: { open: NOW }, data: { name: 'Anna' }, version: 1, createdBy: 'clerk@s', createdAt: NOW, occurredAt: NOW, ...more });
const codes = (one: RecordDoc | undefined, command: RecordCommand, as: RecordCtx): string[] => {
  const outcome = decideRecord(program, one, command, as);
  return outcome.ok ? ['ok'] : outcome.problems.map(({ code }) => code);
};
const shut: RecordCommand = { type: 'ActOnRecord', action: 'shut', base: 1 };

describe('who may', () => {
  it.each([
    ['clerk', 's', ['ok']], ['clerk', 't', ['record.may-not-act']], ['chief', 'c', ['ok']],
    // a role counts only at a unit of its tier
    ['chief', 's', ['record.may-not-act']], ['own', 's', ['record.may-not-act']],
  ])('%s at %s', (role, orgId, expected) => expect(codes(record(), shut, ctx(role, orgId))).toEqual(expected));
  it('who is in charge has it, by a role that reaches only his own', () => {
    const give: RecordCommand = { type: 'TransferRecord', orgId: 't', reason: 'r', base: 1 };
    expect(codes(record(), give, ctx('own', 's'))).toEqual(['record.may-not']);
    expect(codes(record({ owner: 'own@s' }), give, ctx('own', 's'))).toEqual(['ok']);
    const moved = decideRecord(program, record({ owner: 'own@s' }), give, ctx('own', 's'));
    expect(moved.ok && moved.record).toMatchObject({ orgId: 't', version: 3 });
    expect(moved.ok && moved.record.owner).toBeUndefined();
  });
  it('what is offered is what would be taken', () => {
    for (const [role, orgId] of [['clerk', 's'], ['clerk', 't'], ['chief', 'c'], ['own', 's']] as const) {
      for (const state of ['open', 'shut', 'gone']) {
        const [one, as] = [record({ state }), ctx(role, orgId)];
        const offers = offersOn(program, one, as);
        expect(offers.actions.length > 0).toBe(codes(one, shut, as)[0] === 'ok');
        expect(offers.correct !== undefined).toBe(codes(one, { type: 'CorrectRecord', patch: { name: 'Bert' }, reason: 'r', base: 1 }, as)[0] === 'ok');
        expect(offers.void).toBe(codes(one, { type: 'VoidRecord', reason: 'r', base: 1 }, as)[0] === 'ok');
        expect(offers.transfer).toBe(codes(one, { type: 'TransferRecord', orgId: orgId === 't' ? 's' : 't', reason: 'r', base: 1 }, as)[0] === 'ok' || (orgId === 't' && offers.transfer));
      }
    }
  });
});

describe('what others did meanwhile', () => {
  const meanwhile = [{ fields: ['town'], moved: false, by: 'Bo', at: NOW }, { fields: [], moved: true, by: 'Cy', at: NOW }];
  const later = record({ version: 5 });
  it.each<[string, RecordCommand, string[]]>([
    ['another field', { type: 'CorrectRecord', patch: { name: 'Dora' }, reason: 'r', base: 1 }, ['ok']],
    ['the same field', { type: 'CorrectRecord', patch: { town: 'x' }, reason: 'r', base: 1 }, ['record.changed-meanwhile']],
    ['it moved on', { type: 'VoidRecord', reason: 'r', base: 1 }, ['record.moved-meanwhile']],
    ['a version that is not there yet', { type: 'VoidRecord', reason: 'r', base: 9 }, ['record.base-unknown']],
  ])('%s', (_what, command, expected) => expect(codes(later, command, ctx('chief', 'c', { meanwhile }))).toEqual(expected));
  it('names who changed the field, not who was last', () => {
    const outcome = decideRecord(program, later, { type: 'CorrectRecord', patch: { town: 'x' }, reason: 'r', base: 1 }, ctx('chief', 'c', { meanwhile }));
    expect(outcome).toMatchObject({ problems: [{ params: { by: 'Bo', fields: 'TOWN' } }] });
  });
});

it('a correction asks for a reason, something to change, and sight of what it changes', () => {
  const correct = (patch: JsonObject, reason = 'r', as = ctx('clerk', 's')): string[] => codes(record({ data: { name: 'Anna', secret: 's' } }), { type: 'CorrectRecord', patch, reason, base: 1 }, as);
  expect(correct({ name: 'Bert' }, ' ')).toEqual(['record.reason-required']);
  expect(correct({ name: 'Anna' })).toEqual(['record.nothing-changed']);
  expect(correct({ secret: 'x' })).toEqual(['record.field-hidden']);
  expect(correct({ secret: 'x' }, 'r', ctx('chief', 'c'))).toEqual(['ok']);
  expect(correct({ toString: 'x' })).toEqual(['form.unknown-field']);
  expect(correct({ end: 'not there yet' })).toEqual(['ok']);
});

it('derived values follow from the record, and a condition may read them', () => {
  expect(derivedOf(pack, record())).toEqual({ big: true });
  expect(codes(record({ data: { name: 'Al' } }), shut, ctx('clerk', 's'))).toEqual(['record.not-now']);
});

describe('links', () => {
  it('are read from the field, and taken out of it', () => {
    expect(linksIn(pack, record({ data: { friend: 'y' } }))).toMatchObject([{ id: 'y', path: '/friend' }]);
    expect(unlinked({ friend: 'y', name: 'A' }, pack.records.r?.links ?? [], 'y')).toEqual({ friend: null });
    const outcome = decideUnlink(program, record({ data: { friend: 'y' } }), { patch: { friend: null } }, 'r', ctx('clerk', 's'));
    expect(outcome.ok && outcome.record.data).toEqual({});
  });
  it('count by days, both ends in', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
    const period = fc.record({ since: fc.option(day, { nil: undefined }), until: fc.option(day, { nil: undefined }) });
    fc.assert(fc.property(fc.array(period, { maxLength: 6 }), (links) => {
      const days = ['0000-00-00', ...Array.from({ length: 9 }, (_, n) => `2026-01-0${n + 1}`), '9999-12-31'];
      const naive = Math.max(0, ...days.map((one) => links.filter(({ since, until }) => (since === undefined || since <= one) && (until === undefined || one <= until)).length));
      expect(mostAtOnce(links)).toBe(naive);
    }));
  });
});

it('whatever is done, its events make the record again, and its changes tell each value once from what it was', () => {
  const text = fc.constantFrom('a', 'bb', 'ccc', 'dddd', null);
  const step = fc.oneof(
    fc.record({ type: fc.constant('CorrectRecord' as const), patch: fc.dictionary(fc.constantFrom('name', 'town', 'secret'), text, { maxKeys: 3 }), reason: fc.constant('r') }),
    fc.record({ type: fc.constant('TransferRecord' as const), orgId: fc.constantFrom('s', 't'), reason: fc.constant('r') }),
    fc.constant({ type: 'ActOnRecord' as const, action: 'shut' }),
  );
  fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
    const events: RecordFact[][] = [[{ type: 'RecordCreated', record: record() }]];
    let now = record();
    for (const one of steps) {
      const outcome = decideRecord(program, now, { ...one, base: now.version } as RecordCommand, ctx('chief', 'c'));
      if (!outcome.ok) continue;
      events.push([...outcome.events]);
      expect(outcome.record.version).toBe(now.version + outcome.events.length);
      now = outcome.record;
    }
    expect(events.flat().reduce<RecordDoc | undefined>(evolveRecord, undefined)).toEqual(now);
    const told: Record<string, unknown> = {};
    for (const { fields } of changesIn(events.map((all) => ({ at: NOW, by: 'b', byName: 'b', events: all })))) {
      for (const { field: id, from, to } of fields) {
        expect(told[id]).toEqual(from);
        told[id] = to;
      }
    }
    expect(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))).toEqual(now.data);
  }));
});
