import { describe, expect, it } from '@jest/globals';
import { checkFeel, evaluateFeel } from '@liandong/core/run';
import fc from 'fast-check';
import { COMPARISONS, type Condition, type Operand, type Sentence } from './condition';
import { readFeel } from './read-feel';
import { writeFeel } from './write-feel';

const id = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,12}$/).filter((name) => !/^(and|or|not|if|then|else|in|between|for|return|some|every|satisfies|function|instance|of|true|false|null|params|today|now|contains|list|date|time|duration|item)$/.test(name));
const operand: fc.Arbitrary<Operand> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => ({ kind: 'text' as const, value })),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => ({ kind: 'number' as const, value: n / 100 })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  id.map((name) => ({ kind: 'field' as const, id: name })),
  id.map((name) => ({ kind: 'param' as const, id: name })),
  fc.constant({ kind: 'today' as const }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: id, op: fc.constantFrom(...COMPARISONS), value: operand }),
  fc.record({ field: id, op: fc.constant('contains' as const), value: operand, many: fc.boolean() }),
  fc.record({ field: id, op: fc.constantFrom('empty' as const, 'filled' as const) }),
);
const sentence: fc.Arbitrary<Sentence> = fc.record({ joint: fc.constantFrom('and' as const, 'or' as const), conditions: fc.array(condition, { minLength: 1, maxLength: 4 }) })
  .map((one) => (one.conditions.length === 1 ? { ...one, joint: 'and' as const } : one));

describe('rules in words', () => {
  it('come back from FEEL as they were written', () => {
    fc.assert(fc.property(sentence, (one) => {
      expect(readFeel(writeFeel(one))).toEqual(one);
    }), { numRuns: 500 });
  });

  it('come back with a backslash before any other character', () => {
    const one: Sentence = { joint: 'and', conditions: [{ field: 'a', many: false, op: 'contains', value: { kind: 'text', value: '\\ \\x' } }] };
    expect(readFeel(writeFeel(one))).toEqual(one);
  });

  it('always write FEEL that parses', () => {
    fc.assert(fc.property(sentence, (one) => {
      expect(checkFeel(writeFeel(one))).toEqual([]);
    }), { numRuns: 200 });
  });

  it('mean what they say', () => {
    const now = '2026-11-24T03:00:00.000Z';
    const holds = (one: Condition, data: Record<string, unknown>): unknown => {
      const answer = evaluateFeel(writeFeel({ joint: 'and', conditions: [one] }), data, { now });
      return answer.ok && answer.value;
    };
    expect(holds({ field: 'age', op: 'lt', value: { kind: 'number', value: 14 } }, { age: 13 })).toBe(true);
    expect(holds({ field: 'way', op: 'eq', value: { kind: 'text', value: '入户"当面"' } }, { way: '入户"当面"' })).toBe(true);
    expect(holds({ field: 'kinds', op: 'contains', many: true, value: { kind: 'text', value: '20' } }, { kinds: ['20', '31'] })).toBe(true);
    expect(holds({ field: 'note', op: 'contains', many: false, value: { kind: 'text', value: '书包' } }, { note: '想要书包' })).toBe(true);
    expect(holds({ field: 'note', op: 'empty' }, { note: null })).toBe(true);
    expect(holds({ field: 'day', op: 'ge', value: { kind: 'today' } }, { day: '2026-11-23' })).toBe(false);
  });

  it.each(['ageAt(birthDate, today()) < 18', 'a = 1 and b = 2 or c = 3', 'not(a = 1)', 'if a then b else c', 'a + 1 > 2', 'a', '', 'a = ', 'a < null', '(a = 1)', 'a.b = 1'])('leave %s to the expert field', (source) => {
    expect(readFeel(source)).toBeUndefined();
  });
});
