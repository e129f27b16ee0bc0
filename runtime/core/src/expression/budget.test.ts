import { describe, expect, it } from '@jest/globals';
import { Budget, compileFeel, evaluateFeel } from './index';

const now = '2026-01-05T17:30:00.000Z';
const data = { s: 'x'.repeat(20_000), list: Array.from({ length: 200 }, (_none, index) => index), objects: Array.from({ length: 200 }, (_none, index) => ({ index, text: 'y'.repeat(100) })) };
const code = (source: string): string => {
  const result = evaluateFeel(source, data, { now });
  return result.ok ? `answered ${JSON.stringify(result.value).slice(0, 80)}` : (result.problems[0]?.code ?? '');
};

describe('an expression that does not end in time', () => {
  it.each([
    ['a long range', 'for i in 1..1000000000 return i'],
    ['loops in one another', 'for a in 1..1000, b in 1..1000 return a'],
    ['a search without a find', 'some a in 1..100000, b in 1..100000 satisfies a = -b'],
    ['filters in one another', 'count(list[count(list[count(list[item > 1]) > 1]) > 1])'],
    ['a function that calls itself', '{f: function(n) f(n + 1), r: f(0)}.r'],
    ['a function that calls itself twice', '{f: function(n) if n < 2 then 1 else f(n - 1) + f(n - 2), r: f(60)}.r'],
    ['a function that is given itself', '{y: function(g) g(g), r: y(y)}.r'],
    ['a sort within a sort', 'sort(list, function(a, b) sum(sort(list, function(c, d) modulo(c * 7, 11) < modulo(d * 7, 11))) > a)'],
    ['a text that doubles', 'string length((for i in 1..60 return if i = 1 then "x" else partial[-1] + partial[-1])[-1])'],
    ['a long text in place of every character', 'replace(s, "x", s)'],
    ['a tree that doubles, as JSON', 'for i in 1..40 return [partial[-1], partial[-1]]'],
    ['a tree that doubles, as text', 'string((for i in 1..40 return [partial[-1], partial[-1]])[-1])'],
    ['a tree that doubles, flattened', 'flatten(for i in 1..40 return [partial[-1], partial[-1]])'],
    ['a tree that doubles, compared', '(for i in 1..40 return [partial[-1], partial[-1]])[-1] = (for i in 1..40 return [partial[-1], partial[-1]])[-1]'],
    ['a list that nests without end', 'for i in 1..100000 return [partial[-1]]'],
    ['a context that grows', 'for i in 1..20000 return context put(if i = 1 then {} else partial[-1], string(i), i)'],
    ['patterns over a long text', 'for i in 1..1000 return matches(s, "(x+x+)+y")'],
    ['a large pattern over a long text', 'matches(s, "\\p{L}{900}\\p{L}{900}")'],
    ['ever new patterns', 'for i in 1..30000 return matches("a", "a" + string(i))'],
    ['many long lists', 'for i in 1..1000 return union(objects, objects)'],
    ['every day there was', 'for d in date("0001-01-01")..date("9999-12-31") return d'],
  ])('is a problem: %s', (_what, source) => expect(code(source)).toBe('expression.too-much-work'));

  it('leaves room for what is usual', () => {
    expect(code('count(for a in list, b in list return a + b)')).toBe('answered 40000');
    expect(code('{sum to: function(n) if n = 0 then 0 else n + sum to(n - 1), r: sum to(150)}.r')).toBe('answered 11325');
    // calls within calls have a bound of their own, far below the host's stack
    expect(code('{sum to: function(n) if n = 0 then 0 else n + sum to(n - 1), r: sum to(250)}.r')).toBe('expression.too-much-work');
    expect(code('string length(string join(for o in objects return o.text))')).toBe('answered 20000');
  });

  it('survives what is nested deep', () => {
    expect(['answered 1', 'expression.too-much-work', 'expression.failed']).toContain(code(`${'('.repeat(2000)}1${')'.repeat(2000)}`));
    expect(code(`1${' + 1'.repeat(400)}`)).toBe('answered 401');
  });
});

describe('a budget', () => {
  it('can be smaller, and shared by several evaluations', () => {
    const loop = compileFeel('count(for i in 1..100 return i)');
    const budget = new Budget(800, 1000);
    const answers = [1, 2, 3].map(() => loop.evaluate({}, { now, budget }).ok);
    expect(answers).toEqual([true, true, false]);
    expect(loop.evaluate({}, { now })).toEqual({ ok: true, value: 100 });
  });

  it('counts characters on their own', () => {
    const result = compileFeel('s + s').evaluate({ s: 'x'.repeat(60) }, { now, budget: new Budget(1000, 100) });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'expression.too-much-work', params: { source: 's + s' } }] });
  });
});
