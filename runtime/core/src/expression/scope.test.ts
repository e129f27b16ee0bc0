import { describe, expect, it } from '@jest/globals';
import { callFeel, compileFeel, evaluateFeel, feelFunction, holds, layered, type FeelScope, type FeelWords, type TypeTest } from './index';

const ctx = { now: '2026-01-05T17:30:00.000Z' };
const value = (source: string, scope: FeelScope, words?: FeelWords): unknown => {
  const result = compileFeel(source, 'expression', words).evaluate(scope, ctx);
  return result.ok ? result.value : result.problems[0]?.code;
};

describe('names', () => {
  it('are looked up layer by layer, the inner one first', () => {
    const outer = { amount: 5, cap: 9, gone: undefined };
    expect(value('amount + cap', layered({ amount: 1 }, outer))).toBe(10);
    expect(value('amount', layered({ amount: null }, outer))).toBeNull();
    expect(value('gone', layered({ gone: undefined }, { gone: 3 }))).toBe(3);
  });

  it('hide nothing of the language, and are not hidden by what every object has', () => {
    expect(holds('constructor = "x" and toString = null', { constructor: 'x' }, ctx)).toBe(true);
    expect(value('__proto__', JSON.parse('{"__proto__": 7}') as FeelScope)).toBe(7);
    expect(value('count + count([1, 2])', { count: 5 })).toBe(7);
    expect(value('count', { count: 5 })).toBe(5);
    // a field cannot forge the clock
    expect(evaluateFeel('today()', { today: 'never', now: 1 }, ctx)).toEqual({ ok: true, value: '2026-01-06' });
  });

  it('may hold spaces, and symbols when they are known', () => {
    const words = { names: ['loan-amount', "Applicant's age", 'Date.from'] };
    const scope = { 'loan-amount': 100, "Applicant's age": 30, 'Date.from': { day: 3 }, loan: 7, amount: 2, 'two  words': 4 };
    expect(value('loan-amount + 1', scope, words)).toBe(101);
    expect(value('loan-amount + 1', scope)).toBe(6);
    expect(value("Applicant's age * 2", scope, words)).toBe(60);
    expect(value('Date.from.day', scope, words)).toBe(3);
    expect(value('two words', scope)).toBe(4);
    expect(value('{a-b: 1}.a-b', {})).toBe(1);
  });

  it('in a filter are those of the item before all others', () => {
    const scope = { list: [{ price: 1, item: 8 }, { price: 9 }], price: 5, limit: 4 };
    expect(value('list[price > limit].price', scope)).toEqual([9]);
    expect(value('list[item = 8].price', scope)).toEqual([1]);
    expect(value('[1, 9][item > price]', scope)).toEqual([9]);
    expect(value('[[1, 2], [3]][count(item[item > 1]) = 1]', scope)).toEqual([[1, 2], [3]]);
  });

  it('are told when they are read from outside', () => {
    const reads = (source: string): readonly string[] => compileFeel(source).reads;
    expect(reads('a + b.c * sum(d) + (for x in e return x + partial[1] + f)[1]')).toEqual(['a', 'b', 'd', 'e', 'f']);
    expect(reads('{k: a, f: function(p) p + k + q, r: f(1)}.r')).toEqual(['a', 'q']);
    expect(reads('count + count(list[item > limit])')).toEqual(['count', 'list', 'limit']);
    expect(compileFeel('? > limit', 'unary-tests').reads).toEqual(['?', 'limit']);
    expect(reads('x instance of number and now() > due')).toEqual(['x', 'due']);
  });
});

describe('words of a model', () => {
  const types = new Map<string, TypeTest>([['tAge', (one) => typeof one === 'number' && one >= 0 && one < 150]]);

  it('bring types of their own', () => {
    expect(value('[5 instance of tAge, 200 instance of tAge, [1, 2] instance of list<tAge>, 5 instance of tUnknown]', {}, { types })).toEqual([true, false, true, false]);
    expect(value('(function(a: tAge) a + 1)(200)', {}, { types })).toBeNull();
  });

  it('bring functions of the host, called by place and by name', () => {
    const scope = { minus: feelFunction(['a', 'b'], ([a, b]) => (typeof a === 'number' && typeof b === 'number' ? a - b : null)) };
    expect(value('[minus(5, 3), minus(b: 5, a: 3), minus(1), minus(1, 2, 3), minus(c: 1, a: 2)]', scope)).toEqual([2, -2, null, null, null]);
    expect(value('sort([1, 3, 2], function(x, y) minus(x, y) > 0)', scope)).toEqual([3, 2, 1]);
  });

  it('keep what a function was made with, wherever it is called', () => {
    const times = value('function(b) a * b', { a: 10 });
    expect(value('times(2) + a', { times, a: 1 })).toBe(21);
    expect(value('for x in [1, 2] return times(x)', { times })).toEqual([10, 20]);
  });

  it('give functions to the host', () => {
    const made = value('function(a, b) a * b', {}) as never;
    expect(callFeel(made, [3, 4], ctx)).toEqual({ ok: true, value: 12 });
    expect(callFeel(made, new Map([['b', 5], ['a', 2]]), ctx)).toEqual({ ok: true, value: 10 });
    expect(callFeel('no function', [3], ctx)).toEqual({ ok: true, value: null });
    expect(callFeel(value('{f: function(n) f(n), r: f}.r', {}) as never, [1], ctx)).toMatchObject({ ok: false, problems: [{ code: 'expression.too-much-work' }] });
  });
});

describe('a compiled expression', () => {
  it('is kept, per dialect and per model', () => {
    const words = {};
    expect(compileFeel('a > 1')).toBe(compileFeel('a > 1'));
    expect(compileFeel('a > 1', 'unary-tests')).not.toBe(compileFeel('a > 1'));
    expect(compileFeel('a > 1', 'expression', words)).not.toBe(compileFeel('a > 1'));
  });

  it('says what is wrong instead of answering', () => {
    expect(compileFeel('a >').problems.map((found) => found.code)).toEqual(['expression.syntax']);
    expect(compileFeel('1, 2').problems.length).toBe(1);
    expect(compileFeel('1, 2', 'unary-tests').problems).toEqual([]);
    expect(compileFeel('a >').evaluate({}, ctx)).toMatchObject({ ok: false, problems: [{ code: 'expression.failed', params: { reason: 'expression.syntax' } }] });
  });
});
