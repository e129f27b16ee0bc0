/** Builders for tests: small DMN files. No assertions here. */
import { compileDecisions } from '../compile/index';
import type { DecisionModel } from '../types';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const text = (source: string): string => `<text>${escaped(source)}</text>`;
export const literal = (source: string, type = ''): string => `<literalExpression${type === '' ? '' : ` typeRef="${type}"`}>${text(source)}</literalExpression>`;

export const aModel = (inside: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="model" name="Model" namespace="urn:test:model">${inside}</definitions>`;

export const anInput = (name: string, type = ''): string => `<inputData id="${name}" name="${name}"><variable name="${name}"${type === '' ? '' : ` typeRef="${type}"`}/></inputData>`;

/** A decision named as its id. `needs`: `x` for another decision, `>x` for input data, `fx` with `f:` for knowledge. */
export function aDecision(id: string, logic: string, needs: readonly string[] = [], type = ''): string {
  const required = needs.map((need) => {
    if (need.startsWith('>')) return `<informationRequirement><requiredInput href="#${need.slice(1)}"/></informationRequirement>`;
    if (need.startsWith('f:')) return `<knowledgeRequirement><requiredKnowledge href="#${need.slice(2)}"/></knowledgeRequirement>`;
    return `<informationRequirement><requiredDecision href="#${need}"/></informationRequirement>`;
  });
  return `<decision id="${id}" name="${id}"><variable name="${id}"${type === '' ? '' : ` typeRef="${type}"`}/>${required.join('')}${logic}</decision>`;
}

interface TableSpec {
  readonly policy?: string;
  readonly aggregation?: string;
  readonly inputs: readonly string[];
  /** name of each column; one without a name when absent */
  readonly outputs?: readonly string[];
  /** listed values of each column, highest priority first */
  readonly values?: readonly string[];
  readonly standard?: string;
  /** `[input cells…, output cells…]` */
  readonly rules: readonly (readonly string[])[];
}

export function aTable({ policy = 'UNIQUE', aggregation, inputs, outputs = [''], values = [], standard, rules }: TableSpec): string {
  const column = (name: string, index: number): string =>
    `<output${name === '' ? '' : ` name="${name}"`}>${values[index] === undefined ? '' : `<outputValues>${text(values[index] ?? '')}</outputValues>`}${standard === undefined ? '' : `<defaultOutputEntry>${text(standard)}</defaultOutputEntry>`}</output>`;
  const row = (cells: readonly string[]): string =>
    `<rule>${cells.map((cell, index) => (index < inputs.length ? `<inputEntry>${text(cell)}</inputEntry>` : `<outputEntry>${text(cell)}</outputEntry>`)).join('')}</rule>`;
  return `<decisionTable hitPolicy="${policy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>${inputs.map((input) => `<input><inputExpression>${text(input)}</inputExpression></input>`).join('')}${outputs.map(column).join('')}${rules.map(row).join('')}</decisionTable>`;
}

export async function compiled(xml: string): Promise<DecisionModel> {
  const { model, findings } = await compileDecisions('model', xml);
  if (!model) throw new Error(JSON.stringify(findings));
  return model;
}
