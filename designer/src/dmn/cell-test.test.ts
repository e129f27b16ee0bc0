import { describe, expect, it } from '@jest/globals';
import { compileFeel, type FeelValue } from '@liandong/core/run';
import fc from 'fast-check';
import { type CellTest, readTest, writeTest } from './cell-test';
import { type Literal, readLiteral, readLiterals, writeLiteral, writeLiterals } from './literal';

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string().map((text): Literal => ({ kind: 'text', text })), fc.integer().map((value): Literal => ({ kind: 'number', text: String(value) })), fc.constantFrom<Literal>({ kind: 'number', text: '-0.50' }, { kind: 'boolean', text: 'true' }, { kind: 'date', text: '2026-02-28' }),
);
const literals = fc.array(literal, { minLength: 1, maxLength: 4 });
const test: fc.Arbitrary<CellTest> = fc.oneof(
  fc.constantFrom<CellTest>({ kind: 'any' }, { kind: 'empty' }, { kind: 'filled' }),
  fc.record({ kind: fc.constantFrom('is' as const, 'not' as const, 'has' as const), values: literals }),
  fc.record({ kind: fc.constant('compare' as const), sign: fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const), value: literal }),
  fc.record({ kind: fc.constant('between' as const), from: literal, to: literal, withFrom: fc.boolean(), withTo: fc.boolean() }),
);

const holds = (feel: string, value: FeelValue): boolean => {
  const result = compileFeel(feel, 'unary-tests').evaluate({ '?': value }, { now: '2026-03-02T01:00:00Z' as never });
  return result.ok && result.value === true;
};
const [five, seven]: Literal[] = [{ kind: 'number', text: '5' }, { kind: 'number', text: '7' }];
const text = (value: string): Literal => ({ kind: 'text', text: value });

describe('a test in a cell', () => {
  it('comes back as it was written, and so does a value', () => {
    fc.assert(fc.property(test, (one) => expect(readTest(writeTest(one))).toEqual(one)));
    fc.assert(fc.property(literal, literals, (one, several) => {
      expect(readLiteral(writeLiteral(one))).toEqual(one);
      expect(readLiterals(writeLiterals(several))).toEqual(several);
    }));
  });

  it.each<[CellTest | undefined, FeelValue[], boolean[]]>([
    [{ kind: 'any' }, [1, null], [true, true]],
    [{ kind: 'empty' }, [null, 1], [true, false]],
    [{ kind: 'filled' }, [null, 1], [false, true]],
    [five && { kind: 'compare', sign: '>=', value: five }, [4, 5], [false, true]],
    [five && seven && { kind: 'between', from: five, to: seven, withFrom: false, withTo: true }, [5, 6, 7, 8], [false, true, true, false]],
    [{ kind: 'is', values: [text('a"b'), text('c,d')] }, ['a"b', 'c,d', 'a'], [true, true, false]],
    [{ kind: 'not', values: [text('a'), text('b')] }, ['a', 'c'], [false, true]],
    [{ kind: 'has', values: [text('20'), text('24')] }, [['24', '30'], ['30']], [true, false]],
  ])('means to the engine what it says: %j', (one, values, answers) => {
    expect(one && values.map((value) => (one.kind === 'any' ? true : holds(writeTest(one), value)))).toEqual(answers);
  });

  it.each(['amount > 5', '> params.cap', 'not(> 5)', '1, > 5', '? + 1', '"a" or', '[1..x]', '"open'])('stays an expression when it says more: %s', (feel) => {
    expect(readTest(feel)).toBeUndefined();
  });

  it.each([['@"2026-01-31"', 'date'], ['.5', 'number'], ['"\\n"', undefined], ['1 + 1', undefined], ['trueish', undefined]])('reads %s as a value or not at all', (feel, kind) => {
    expect(readLiteral(feel)?.kind).toBe(kind);
  });
});
