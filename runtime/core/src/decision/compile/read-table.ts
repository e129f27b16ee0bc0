import { problem, type Problem } from '../../shared/problem';
import { type Aggregation, AGGREGATIONS, HIT_POLICIES, type HitPolicy, type TableBox } from '../types';
import type { XmlElement } from '../../shared/xml-tree';
import { childOf, childrenOf, expressionIn, given, nameOf, typeRefOf } from './xml';

export function readTable(element: XmlElement, at: string, findings: Problem[]): TableBox {
  const textIn = (cell: XmlElement | undefined, place: string): string => expressionIn(cell, place, findings);
  const { hitPolicy = 'UNIQUE', aggregation } = element.attributes;
  if (!(HIT_POLICIES as readonly string[]).includes(hitPolicy)) findings.push(problem('decision.hit-policy', at, { policy: hitPolicy }));
  if (aggregation !== undefined && !(AGGREGATIONS as readonly string[]).includes(aggregation)) findings.push(problem('decision.aggregation', at, { aggregation }));
  const inputs = childrenOf(element, 'input').map((input, index) => {
    const expression = childOf(input, 'inputExpression');
    return { expression: textIn(expression, `${at}/input/${index + 1}`), ...typeRefOf(expression), ...given('values', textIn(childOf(input, 'inputValues'), `${at}/input/${index + 1}`)) };
  });
  const outputs = childrenOf(element, 'output').map((output, index) => ({
    ...given('name', nameOf(output)), ...typeRefOf(output),
    ...given('values', textIn(childOf(output, 'outputValues'), `${at}/output/${index + 1}`)), ...given('standard', textIn(childOf(output, 'defaultOutputEntry'), `${at}/output/${index + 1}`)),
  }));
  const rules = childrenOf(element, 'rule').map((rule, index) => {
    const cells = (name: string, side: string): string[] => childrenOf(rule, name).map((cell, column) => textIn(cell, `${at}/rule/${index + 1}/${side}/${column + 1}`));
    const read = { inputs: cells('inputEntry', 'input'), outputs: cells('outputEntry', 'output') };
    if (read.inputs.length !== inputs.length || read.outputs.length !== outputs.length) findings.push(problem('decision.rule-shape', `${at}/rule/${index + 1}`, { rule: index + 1 }));
    return read;
  });
  return {
    kind: 'table', at, ...typeRefOf(element), policy: hitPolicy as HitPolicy, inputs, outputs, rules,
    ...(aggregation === undefined ? {} : { aggregation: aggregation as Aggregation }),
  };
}
