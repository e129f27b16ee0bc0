import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../../shared/json';
import { evaluateDecision } from '../evaluate';
import { aDecision, aModel, anInput, aTable, compiled } from '../testing/a-decision';

const NOW = '2026-01-05T01:00:00.000Z';
/** microseconds of the processor: a bound that holds however busy the machine is */
const MOST = 8_000_000;
type Spec = Omit<Parameters<typeof aTable>[0], 'inputs'>;

async function decide(spec: Spec, inputs: JsonObject): Promise<unknown> {
  const model = await compiled(aModel(`${anInput('x', 'number')}${anInput('kind', 'string')}${aDecision('d', aTable({ inputs: ['x', 'kind'], ...spec }), ['>x', '>kind'])}`));
  const decided = evaluateDecision(model, 'd', inputs, { now: NOW });
  return decided.ok ? decided.value : decided.problems.map(({ code, path, params }) => ({ code, path, ...params }));
}

/** for x = 5: rules 1, 2 and 4 hold */
const RULES = [['> 1', '-', '3'], ['> 2', '"a"', '1'], ['> 9', '-', '9'], ['[5..5]', '-', '3']];
const at5 = { x: 5, kind: 'a' };

describe('hit policies', () => {
  it.each<[string, Spec, Json]>([
    ['FIRST takes the first in the order of rules', { policy: 'FIRST', rules: RULES }, 3],
    ['ANY takes what all that hold say', { policy: 'ANY', rules: [['> 1', '-', '3'], ['> 2', '-', '2 + 1']] }, 3],
    ['PRIORITY takes the one that is listed first', { policy: 'PRIORITY', values: ['9, 1, 3'], rules: RULES }, 1],
    ['PRIORITY puts what is not listed last', { policy: 'PRIORITY', values: ['9, 3'], rules: RULES }, 3],
    ['OUTPUT ORDER sorts by the list', { policy: 'OUTPUT ORDER', values: ['9, 1, 3'], rules: RULES }, [1, 3, 3]],
    ['RULE ORDER keeps the order of rules', { policy: 'RULE ORDER', rules: RULES }, [3, 1, 3]],
    ['COLLECT gives all', { policy: 'COLLECT', rules: RULES }, [3, 1, 3]],
    ['COLLECT SUM', { policy: 'COLLECT', aggregation: 'SUM', rules: RULES }, 7],
    ['COLLECT SUM adds tenths exactly', { policy: 'COLLECT', aggregation: 'SUM', rules: [['> 1', '-', '0.1'], ['> 2', '-', '0.2']] }, 0.3],
    ['COLLECT MIN', { policy: 'COLLECT', aggregation: 'MIN', rules: RULES }, 1],
    ['COLLECT MAX', { policy: 'COLLECT', aggregation: 'MAX', rules: RULES }, 3],
    ['COLLECT COUNT', { policy: 'COLLECT', aggregation: 'COUNT', rules: RULES }, 3],
    ['several columns give a context', { policy: 'RULE ORDER', outputs: ['level', 'days left'], rules: [['> 1', '-', '"high"', 'x * 2'], ['-', '"b"', '"low"', '0']] }, [{ level: 'high', 'days left': 10 }]],
    ['priorities of several columns, from left to right', { policy: 'OUTPUT ORDER', outputs: ['p', 'q'], values: ['1, 2', '"b", "a"'], rules: [['-', '-', '2', '"b"'], ['-', '-', '1', '"a"'], ['-', '-', '1', '"b"']] }, [{ p: 1, q: 'b' }, { p: 1, q: 'a' }, { p: 2, q: 'b' }]],
  ])('%s', async (_what, spec, value) => expect(await decide(spec, at5)).toEqual(value));

  it('a rule that reads other names and the tested value holds by them', async () => {
    expect(await decide({ rules: [['> count(kind)', 'starts with(?, "a")', '"yes"']] }, { x: 5, kind: 'abc' })).toBe('yes');
  });

  it.each<[string, Spec, JsonObject, Json]>([
    ['is the default output', { standard: '0', rules: [['> 9', '-', '1']] }, at5, 0],
    ['is null without one', { rules: [['> 9', '-', '1']] }, at5, null],
    ['is null for a missing input, which no comparison lets through', { rules: [['> 1', '-', '1'], ['<= 1', '-', '2']] }, {}, null],
  ])('where no rule holds, the answer %s', async (_what, spec, inputs, value) => expect(await decide(spec, inputs)).toEqual(value));

  it.each<[string, Spec, object]>([
    // an expression in a cell hides the overlap from the check before it runs
    ['two rules of a UNIQUE table', { rules: [['> 1', '-', '1'], ['? > 2', '-', '1'], ['<= 1', '-', '2']] }, { code: 'decision.not-unique', path: '/d', rules: '1, 2' }],
    ['two rules of an ANY table that differ', { policy: 'ANY', rules: [['> 1', '-', '1'], ['> 2', '-', '2']] }, { code: 'decision.not-any', path: '/d', rules: '1, 2' }],
  ])('%s refuse', async (_what, spec, problem) => expect(await decide(spec, at5)).toEqual([problem]));

  it('tells which rules held', async () => {
    const model = await compiled(aModel(`${anInput('x', 'number')}${aDecision('d', aTable({ policy: 'RULE ORDER', inputs: ['x'], rules: [['> 1', '1'], ['> 9', '2'], ['-', '3']] }), ['>x'])}`));
    expect(evaluateDecision(model, 'd', { x: 5 }, { now: NOW })).toEqual({ ok: true, value: [1, 3], hits: [{ at: '/d', rules: [1, 3] }] });
  });

  it('refuses an input outside of the values that may come', async () => {
    const table = aTable({ inputs: ['kind'], rules: [['"a"', '1']] }).replace('</inputExpression>', '</inputExpression><inputValues><text>"a", "b"</text></inputValues>');
    const model = await compiled(aModel(`${anInput('kind', 'string')}${aDecision('d', table, ['>kind'])}`));
    expect(evaluateDecision(model, 'd', { kind: 'c' }, { now: NOW })).toMatchObject({ ok: false, problems: [{ code: 'decision.input-value', path: '/d/input/1' }] });
    expect(evaluateDecision(model, 'd', { kind: 'b' }, { now: NOW })).toMatchObject({ ok: true, value: null });
  });

  it('decides with 10 000 rules in one row after another', async () => {
    const rules = Array.from({ length: 10_000 }, (_, index) => [`[${index * 10}..${index * 10 + 10})`, '-', String(index)]);
    const before = process.cpuUsage();
    expect(await decide({ rules }, { x: 99_995, kind: 'a' })).toBe(9999);
    expect(process.cpuUsage(before).user).toBeLessThan(MOST);
  });
});
