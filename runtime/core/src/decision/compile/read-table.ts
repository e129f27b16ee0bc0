import { problem, type Problem } from '../../shared/problem';
import { type Aggregation, AGGREGATIONS, HIT_POLICIES, type HitPolicy, type TableBox } from '../types';
import type { XmlElement } from '../../shared/xml-tree';
import { childOf, childrenOf, expressionIn, given, nameOf, typeRefOf } from './xml';

export function readTable(element: XmlElement, at: string, findings: Problem[]): TableBox {
  const { hitPolicy = 'UNIQUE', aggregation } = element.attributes;
  if (!(HIT_POLICIES as readonly string[]).includes(hitPolicy)) findings.push(problem('decision.hit-policy', at, { policy: hitPolicy }));
  if (aggregation !== undefined && !(AGGREGATIONS as readonly string[]).includes(aggregation)) findings.push(problem('decision.aggregation', at, { aggregation }));
  const inputs = childrenOf(element, 'input').map((input) => {
    const expression = childOf(input, 'inputExpression');
    return { expression: expressionIn(expression), ...typeRefOf(expression), ...given('values', expressionIn(childOf(input, 'inputValues'))) };
  });
  const outputs = childrenOf(element, 'output').map((output) => ({
    ...given('name', nameOf(output)), ...typeRefOf(output),
    ...given('values', expressionIn(childOf(output, 'outputValues'))), ...given('standard', expressionIn(childOf(output, 'defaultOutputEntry'))),
  }));
  const rules = childrenOf(element, 'rule').map((rule, index) => {
    const read = { inputs: childrenOf(rule, 'inputEntry').map(expressionIn), outputs: childrenOf(rule, 'outputEntry').map(expressionIn) };
    if (read.inputs.length !== inputs.length || read.outputs.length !== outputs.length) findings.push(problem('decision.rule-shape', `${at}/rule/${index + 1}`, { rule: index + 1 }));
    return read;
  });
  return {
    kind: 'table', at, ...typeRefOf(element), policy: hitPolicy as HitPolicy, inputs, outputs, rules,
    ...(aggregation === undefined ? {} : { aggregation: aggregation as Aggregation }),
  };
}
