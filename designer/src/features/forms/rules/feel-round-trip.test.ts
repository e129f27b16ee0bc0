import { describe, expect, it } from '@jest/globals';
import { checkFeel, evaluateFeel } from '@liandong/core/run';
import fc from 'fast-check';
import { readCalculation, readGroup } from './read-feel';
import { ARITHMETIC, type Calculation, type Chain, COMPARISONS, type Condition, type Day, FOLDS, type Group, type Term } from './sentence';
import { writeCalculation, writeGroup } from './write-feel';

const WORDS = /^(and|or|not|if|then|else|in|between|for|return|some|every|satisfies|function|instance|of|true|false|null|params|today|now|contains|list|date|time|duration|item|sum|mean|min|max|count|concatenate|ageAt|daysBetween)$/;
const name = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,12}$/).filter((one) => !WORDS.test(one));
const id = fc.oneof({ weight: 5, arbitrary: name }, { weight: 1, arbitrary: name.map((one) => `${one}.start`) }, { weight: 1, arbitrary: name.map((one) => `${one}.end`) });
const number = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n === 0 ? 0 : n / 100));
const day: fc.Arbitrary<Day> = fc.oneof(fc.constant({ kind: 'today' as const }), fc.constant({ kind: 'now' as const }), id.map((one) => ({ kind: 'field' as const, id: one })));
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const readable: fc.Arbitrary<Term> = fc.oneof(
  id.map((one) => ({ kind: 'field' as const, id: one })),
  fc.record({ kind: fc.constant('age' as const), of: id, at: day }),
  fc.record({ kind: fc.constant('days' as const), from: day, to: day }),
  fc.record({ kind: fc.constant('fold' as const), how: fc.constantFrom(...FOLDS), table: name, column: name }),
  fc.record({ kind: fc.constant('rows' as const), table: name }),
);
const term: fc.Arbitrary<Term> = fc.oneof(
  readable,
  text.map((value) => ({ kind: 'text' as const, value })),
  number.map((value) => ({ kind: 'number' as const, value })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  name.map((one) => ({ kind: 'param' as const, id: one })),
  fc.constantFrom({ kind: 'today' as const }, { kind: 'now' as const }),
  fc.record({ kind: fc.constant('shifted' as const), from: day, days: fc.integer({ min: -400, max: 400 }), isMoment: fc.boolean() }).map((one) => (one.from.kind === 'field' ? one : { ...one, isMoment: one.from.kind === 'now' })),
);
const steps = fc.array(fc.record({ op: fc.constantFrom(...ARITHMETIC), term }), { maxLength: 3 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ left: readable, op: fc.constantFrom(...COMPARISONS), right: term, rest: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: steps }) }),
  fc.record({ left: readable, op: fc.constantFrom('in' as const, 'notIn' as const), values: fc.array(text, { minLength: 1, maxLength: 4 }) }),
  fc.record({ left: readable, op: fc.constantFrom('contains' as const, 'lacks' as const), right: term, many: fc.boolean() }),
  fc.record({ left: readable, op: fc.constantFrom('empty' as const, 'filled' as const) }),
);
const joint = fc.constantFrom('and' as const, 'or' as const);
const inner: fc.Arbitrary<Group> = fc.record({ joint, parts: fc.array(condition, { minLength: 2, maxLength: 3 }) });
const group: fc.Arbitrary<Group> = fc.record({ joint, parts: fc.array(fc.oneof({ weight: 3, arbitrary: condition }, { weight: 1, arbitrary: inner }), { minLength: 1, maxLength: 4 }) })
  .map((one) => (one.parts.length > 1 ? one : 'joint' in (one.parts[0] ?? {}) ? (one.parts[0] as Group) : { ...one, joint: 'and' as const }));
const chain: fc.Arbitrary<Chain> = fc.record({ first: fc.oneof(term, fc.constant({ kind: 'nothing' as const })), rest: steps });
const calculation: fc.Arbitrary<Calculation> = fc.record({ cases: fc.array(fc.record({ when: group, then: chain }), { maxLength: 2 }), otherwise: chain });

const now = '2026-11-24T03:00:00.000Z';
const field = (one: string): Term => ({ kind: 'field', id: one });
const worth = (source: string, data: Record<string, unknown>): unknown => {
  const answer = evaluateFeel(source, data, { now });
  return answer.ok && answer.value;
};
const holds = (one: Condition, data: Record<string, unknown>): unknown => worth(writeGroup({ joint: 'and', parts: [one] }), data);

describe('rules in words', () => {
  it('come back from FEEL as they were written', () => {
    fc.assert(fc.property(group, (one) => expect(readGroup(writeGroup(one))).toEqual(one)), { numRuns: 500 });
  });
  it('bring calculations back as they were written', () => {
    fc.assert(fc.property(calculation, (one) => expect(readCalculation(writeCalculation(one))).toEqual(one)), { numRuns: 500 });
  });
  it('come back with a backslash before any other character', () => {
    const one: Group = { joint: 'and', parts: [{ left: field('a'), many: false, op: 'contains', right: { kind: 'text', value: '\\ \\x' } }] };
    expect(readGroup(writeGroup(one))).toEqual(one);
  });
  it('always write FEEL that parses', () => {
    fc.assert(fc.property(group, calculation, (one, two) => expect([...checkFeel(writeGroup(one)), ...checkFeel(writeCalculation(two))]).toEqual([])), { numRuns: 200 });
  });

  it('mean what they say', () => {
    expect(holds({ left: field('age'), op: 'lt', right: { kind: 'number', value: 14 }, rest: [] }, { age: 13 })).toBe(true);
    expect(holds({ left: field('way'), op: 'eq', right: { kind: 'text', value: '入户"当面"' }, rest: [] }, { way: '入户"当面"' })).toBe(true);
    expect(holds({ left: field('way'), op: 'in', values: ['1', '2'] }, { way: '2' })).toBe(true);
    expect(holds({ left: field('way'), op: 'notIn', values: ['1', '2'] }, { way: '2' })).toBe(false);
    expect(holds({ left: field('kinds'), op: 'contains', many: true, right: { kind: 'text', value: '20' } }, { kinds: ['20', '31'] })).toBe(true);
    expect(holds({ left: field('kinds'), op: 'lacks', many: true, right: { kind: 'text', value: '21' } }, { kinds: ['20', '31'] })).toBe(true);
    expect(holds({ left: field('note'), op: 'contains', many: false, right: { kind: 'text', value: '书包' } }, { note: '想要书包' })).toBe(true);
    expect(holds({ left: field('note'), op: 'empty' }, { note: null })).toBe(true);
    expect(holds({ left: field('day'), op: 'ge', right: { kind: 'today' }, rest: [] }, { day: '2026-11-23' })).toBe(false);
    expect(holds({ left: field('day'), op: 'ge', right: { kind: 'shifted', from: { kind: 'today' }, days: -7, isMoment: false }, rest: [] }, { day: '2026-11-17' })).toBe(true);
    expect(holds({ left: field('end'), op: 'le', right: { kind: 'shifted', from: { kind: 'field', id: 'begin' }, days: 2, isMoment: false }, rest: [] }, { begin: '2026-11-17', end: '2026-11-20' })).toBe(false);
    expect(holds({ left: field('at'), op: 'le', right: { kind: 'now' }, rest: [] }, { at: '2026-11-24T02:59:00.000Z' })).toBe(true);
    expect(holds({ left: field('at'), op: 'ge', right: { kind: 'shifted', from: { kind: 'field', id: 'since' }, days: 1, isMoment: true }, rest: [] }, { at: '2026-11-24T02:59:00.000Z', since: '2026-11-23T03:00:00.000Z' })).toBe(false);
    expect(holds({ left: { kind: 'age', of: 'born', at: { kind: 'today' } }, op: 'lt', right: { kind: 'number', value: 14 }, rest: [] }, { born: '2012-11-24' })).toBe(false);
    expect(holds({ left: field('stay.start'), op: 'le', right: field('stay.end'), rest: [] }, { stay: { start: '2026-01-02', end: '2026-01-03' } })).toBe(true);
    expect(holds({ left: { kind: 'rows', table: 'aid' }, op: 'ge', right: { kind: 'number', value: 2 }, rest: [] }, { aid: [{ a: 1 }, { a: 2 }] })).toBe(true);
    expect(holds({ left: { kind: 'rows', table: 'aid' }, op: 'eq', right: { kind: 'number', value: 0 }, rest: [] }, { aid: [] })).toBe(true);
  });
  it('add up what is answered in a child table, and read the longer ways of earlier forms', () => {
    const sum: Calculation = { cases: [], otherwise: { first: { kind: 'fold', how: 'sum', table: 'aid', column: 'amount' }, rest: [] } };
    expect(writeCalculation(sum)).toBe('sum(aid.amount)');
    for (const known of ['sum(aid.amount[item != null])', 'sum(concatenate([0], aid.amount[item != null]))', 'if count(aid.amount) = 0 then 0 else sum(aid.amount)']) expect([known, readCalculation(known)]).toEqual([known, sum]);
    expect(['if count(aid.amount) = 0 then 0 else sum(aid.other)', 'if count(aid.amount) = 0 then 0 else sum(aid.amount) + 5'].map(readCalculation)).toEqual([undefined, undefined]);
  });
  it('compare with what is worked out', () => {
    const one: Condition = { left: field('asked'), op: 'le', right: field('total'), rest: [{ op: '-', term: field('other') }] };
    expect([holds(one, { asked: 5, total: 7, other: 2 }), holds(one, { asked: 6, total: 7, other: 2 })]).toEqual([true, false]);
  });
  it('calculate by case', () => {
    const source = writeCalculation({ cases: [{ when: { joint: 'and', parts: [{ left: field('kind'), op: 'eq', right: { kind: 'text', value: 'a' }, rest: [] }] }, then: { first: field('n'), rest: [{ op: '*', term: { kind: 'number', value: 2 } }] } }], otherwise: { first: { kind: 'nothing' }, rest: [] } });
    expect([worth(source, { kind: 'a', n: 4 }), worth(source, { kind: 'b', n: 4 })]).toEqual([8, null]);
  });
  it('read what authors write by hand', () => {
    expect(readGroup('a = 1 and b = 2 or c = 3')).toMatchObject({ joint: 'or', parts: [{ joint: 'and' }, { op: 'eq' }] });
    expect(readGroup('((a = 1))')).toMatchObject({ joint: 'and', parts: [{ op: 'eq' }] });
    expect(readGroup('ageAt(birthDate, today()) < 18')).toMatchObject({ parts: [{ left: { kind: 'age', of: 'birthDate' } }] });
  });

  it.each(['not(a = 1)', 'if a then b else c', 'a + 1 > 2', 'a', '', 'a = ', 'a < null', 'a.b = 1', '((a = 1 or b = 2) and c = 3) or d = 4 and (e = 5 or (f = 6 and g = 7))', 'some x in t satisfies x.a = 1', 'a = "\\u0041"'])('leave %s to the expert field', (source) => {
    expect(readGroup(source)).toBeUndefined();
  });
  it.each(['(a + b) * 2', 'round up(a, 0)', 'for x in t return x.a', 'a +', 'if a = 1 then 2'])('leave the calculation %s to the expert field', (source) => {
    expect(readCalculation(source)).toBeUndefined();
  });
});
