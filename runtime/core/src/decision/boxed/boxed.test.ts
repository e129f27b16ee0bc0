import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../../shared/json';
import { evaluateDecision } from '../evaluate';
import { aDecision, aModel, anInput, aTable, compiled, literal } from '../testing/a-decision';

const NOW = '2026-01-05T01:00:00.000Z';
/** microseconds of the processor: a bound that holds however busy the machine is */
const MOST = 8_000_000;
async function decide(logic: string, inputs: JsonObject = {}, more = '', needs: readonly string[] = []): Promise<unknown> {
  const model = await compiled(aModel(`${anInput('x')}${more}${aDecision('d', logic, ['>x', ...needs])}`));
  const decided = evaluateDecision(model, 'd', inputs, { now: NOW });
  return decided.ok ? decided.value : decided.problems.map(({ code, path }) => `${code} ${path}`);
}
const entry = (name: string, inside: string, type = ''): string => `<contextEntry>${name === '' ? '' : `<variable name="${name}"${type === '' ? '' : ` typeRef="${type}"`}/>`}${inside}</contextEntry>`;
const part = (name: string, source: string): string => `<${name}>${literal(source)}</${name}>`;
const param = (name: string, type = ''): string => `<formalParameter name="${name}"${type === '' ? '' : ` typeRef="${type}"`}/>`;
const knowledge = (params: string, body: string): string => `<businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>${params}${body}</encapsulatedLogic></businessKnowledgeModel>`;
const invocation = (callee: string, bindings: Record<string, string>): string =>
  `<invocation>${literal(callee)}${Object.entries(bindings).map(([name, source]) => `<binding><parameter name="${name}"/>${literal(source)}</binding>`).join('')}</invocation>`;

describe('boxed expressions', () => {
  it.each<[string, string, Json]>([
    ['a literal expression', literal('x + 1'), 6],
    ['a context, whose entries see those before them', `<context>${entry('first part', literal('x'))}${entry('second', literal('first part * 2'))}</context>`, { 'first part': 5, second: 10 }],
    ['a context with a result', `<context>${entry('a-b', literal('x'))}${entry('', literal('a-b + 1'))}</context>`, 6],
    ['a context in a context', `<context>${entry('a', `<context>${entry('b', literal('x'))}</context>`)}${entry('', literal('a.b'))}</context>`, 5],
    ['a list', `<list>${literal('x')}${literal('"two"')}<list>${literal('3')}</list></list>`, [5, 'two', [3]]],
    ['a relation', `<relation><column name="name"/><column name="day 1"/><row>${literal('"a"')}${literal('x')}</row><row>${literal('"b"')}${literal('null')}</row></relation>`, [{ name: 'a', 'day 1': 5 }, { name: 'b', 'day 1': null }]],
    ['a conditional, true', `<conditional>${part('if', 'x > 4')}${part('then', '"yes"')}${part('else', '"no"')}</conditional>`, 'yes'],
    ['a conditional, false', `<conditional>${part('if', 'x > 5')}${part('then', '"yes"')}${part('else', '"no"')}</conditional>`, 'no'],
    ['a conditional that cannot be answered', `<conditional>${part('if', 'x + 1')}${part('then', '"yes"')}${part('else', '"no"')}</conditional>`, null],
    ['a filter', `<filter>${part('in', '[3, 5, 7]')}${part('match', 'item >= x')}</filter>`, [5, 7]],
    ['a filter over contexts, by their entries', `<filter>${part('in', '[{n: 4}, {n: 6}]')}${part('match', 'n > x')}</filter>`, [{ n: 6 }]],
    ['a filter whose test is no boolean', `<filter>${part('in', '[1, 2]')}${part('match', 'item + 1')}</filter>`, null],
    ['a loop, which sees what came before', `<for iteratorVariable="n">${part('in', '[1, 2, 3]')}${part('return', 'n * x + count(partial)')}</for>`, [5, 11, 17]],
    ['some', `<some iteratorVariable="n">${part('in', '[1, 9]')}${part('satisfies', 'n > x')}</some>`, true],
    ['some of nothing', `<some iteratorVariable="n">${part('in', '[]')}${part('satisfies', 'n > x')}</some>`, false],
    ['every', `<every iteratorVariable="n">${part('in', '[1, 9]')}${part('satisfies', 'n > x')}</every>`, false],
    ['every of what cannot be told', `<every iteratorVariable="n">${part('in', '[9, "a"]')}${part('satisfies', 'n > x')}</every>`, null],
    ['a function, called', `<context>${entry('twice', `<functionDefinition>${param('n', 'number')}${literal('n * 2 + x')}</functionDefinition>`)}${entry('', literal('twice(3)'))}</context>`, 11],
    ['a function given to a built-in', `<context>${entry('less', `<functionDefinition>${param('a')}${param('b')}${literal('a > b')}</functionDefinition>`)}${entry('', literal('sort([1, 3, 2], less)'))}</context>`, [3, 2, 1]],
    ['a table in a context', `<context>${entry('t', aTable({ inputs: ['x'], rules: [['> 4', '"big"']] }))}${entry('', literal('t + "!"'))}</context>`, 'big!'],
    ['an expression whose type takes a list of one apart', literal('[x]', 'number'), 5],
  ])('%s', async (_what, logic, value) => expect(await decide(logic, { x: 5 })).toEqual(value));

  it.each<[string, string, Json | string[]]>([
    ['by binding', invocation('f', { b: 'x', a: '1' }), 16],
    ['by place', literal('f(1, x)'), 16],
    ['by name', literal('f(b: x, a: 1)'), 16],
    ['with one argument too few: no call', literal('f(1)'), null],
    ['with a binding that it has not: no call', invocation('f', { a: '1', c: 'x' }), null],
    ['with an argument of another type: refused', literal('f("1", x)'), ['decision.argument /f']],
  ])('a knowledge model is called %s', async (_what, logic, value) => {
    const model = knowledge(param('a', 'number') + param('b', 'number'), `<context>${entry('s', literal('a + b * 3'))}${entry('', literal('s'))}</context>`);
    expect(await decide(logic, { x: 5 }, model, ['f:f'])).toEqual(value);
  });

  it('a parameter may be called like a path', async () => {
    expect(await decide(invocation('f', { 'Person.age': 'x', 'Person.name': '"Li"' }), { x: 5 }, knowledge(param('Person.age') + param('Person.name'), literal('Person.name + string(Person.age)')), ['f:f'])).toBe('Li5');
  });

  it('a knowledge model may call itself, not without end', async () => {
    const fib = knowledge(param('n', 'number'), literal('if n < 2 then n else f(n - 1) + f(n - 2)'));
    expect(await decide(literal('f(10)'), {}, fib, ['f:f'])).toBe(55);
    expect(await decide(literal('f(1)'), {}, knowledge(param('n', 'number'), literal('f(n + 1)')), ['f:f'])).toEqual(['expression.too-much-work /f']);
  });

  it('functions that call without end are stopped', async () => {
    const logic = `<context>${entry('f', literal('function(n, g) g(n + 1, g)'))}${entry('', literal('f(1, f)'))}</context>`;
    expect(await decide(logic)).toEqual(['expression.too-much-work /d/2']);
  });

  it('loops that never end well are stopped, and said once', async () => {
    const logic = `<for iteratorVariable="n">${part('in', 'for i in 1..20000 return i')}<return><for iteratorVariable="m">${part('in', 'for i in 1..20000 return i')}${part('return', 'n + m')}</for></return></for>`;
    const before = process.cpuUsage();
    expect(await decide(logic)).toEqual([expect.stringMatching(/^expression.too-much-work /)]);
    expect(process.cpuUsage(before).user).toBeLessThan(MOST);
  });
});
