/** Decision tables: which rules hold, what they give, and what the hit policy makes of it. */
import { problem } from '../../shared/problem';
import type { Evaluate } from '../boxed/evaluate';
import type { FeelValue } from '../../expression/index';
import type { Run, Scope } from '../run';
import type { TableBox } from '../types';
import { type Hit, POLICIES, type Table } from './policies';

const isAny = (cell: string): boolean => cell === '-' || cell === '';

/** Values of the input expressions; undefined = one is none of the values that may come. */
function inputsOf(box: TableBox, scope: Scope, run: Run): readonly FeelValue[] | undefined {
  const values = box.inputs.map((input, index) => run.convert(run.feel(input.expression, scope, `${box.at}/input/${index + 1}`), input.type, `${box.at}/input/${index + 1}`));
  const wrong = box.inputs.findIndex((input, index) => input.values !== undefined && values[index] !== null && !run.test(input.values, values[index] ?? null, scope, `${box.at}/input/${index + 1}`));
  if (wrong < 0) return values;
  run.say(problem('decision.input-value', `${box.at}/input/${wrong + 1}`, { input: box.inputs[wrong]?.expression ?? '' }));
  return undefined;
}

/** What the entries of one rule give: the value of the only column, or a context of all. */
function outputsOf(box: TableBox, entries: readonly (string | undefined)[], at: string, scope: Scope, run: Run): FeelValue {
  const values = box.outputs.map((output, index) => {
    const text = entries[index] ?? '';
    return text === '' ? null : run.convert(run.feel(text, scope, `${at}/${index + 1}`), output.type, `${at}/${index + 1}`);
  });
  if (box.outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(box.outputs.map((output, index) => [output.name ?? String(index + 1), values[index] ?? null]));
}

export const table: Evaluate<TableBox> = (box, scope, run) => {
  const inputs = inputsOf(box, scope, run);
  if (!inputs) return null;
  const holds = (rule: TableBox['rules'][number], at: string): boolean =>
    rule.inputs.every((cell, column) => isAny(cell) || run.test(cell, inputs[column] ?? null, scope, `${at}/input/${column + 1}`));
  const hits: Hit[] = [];
  for (const [index, rule] of box.rules.entries()) {
    const at = `${box.at}/rule/${index + 1}`;
    if (!holds(rule, at)) continue;
    hits.push({ rule: index + 1, value: outputsOf(box, rule.outputs, `${at}/output`, scope, run) });
    if (box.policy === 'FIRST') break;
  }
  run.shared.hits.push({ at: box.at, rules: hits.map((hit) => hit.rule) });
  const asked: Table = { box, scope, run };
  if (hits.length > 0) return POLICIES[box.policy](hits, asked);
  const standard = box.outputs.map((output) => output.standard);
  return standard.every((text) => text === undefined) ? null : outputsOf(box, standard, `${box.at}/default`, scope, run);
};
