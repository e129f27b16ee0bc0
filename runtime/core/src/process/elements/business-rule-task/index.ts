/** Business rule task (BPMN 2.0 §10.3.3.1): a decision of the pack (`zeebe:calledDecision`) over the record and variables, into one variable. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { finish } from '../../engine/activity';
import { contextOf } from '../../engine/variables';
import { scopeIdOf } from '../../engine/run';
import { Refused, refuse } from '../../refused';

export const businessRuleTask: ElementDefinition = {
  type: 'business-rule-task',
  bpmnType: 'bpmn:BusinessRuleTask',
  group: 'task',
  activity: true,
  properties: { decision: { type: 'string' }, resultVariable: { type: 'string' } },
  enter: (run, node, token) => {
    const decision = String(node.props.decision ?? '');
    const decided = run.facts.decide?.(decision, contextOf(run.state, run.facts, scopeIdOf(run, token), token)) ?? refuse('process.decision-unknown', `/${node.id}`, { node: node.title, decision });
    if (!decided.ok) throw new Refused(decided.problems.map((found) => ({ ...found, path: `/${node.id}${found.path}` })));
    finish(run, node, token, { [String(node.props.resultVariable)]: decided.value });
  },
  lint: ({ id, title, props: { decision, resultVariable } }) => (decision && resultVariable ? [] : [problem('process.decision-missing', `/${id}`, { node: title })]),
};
