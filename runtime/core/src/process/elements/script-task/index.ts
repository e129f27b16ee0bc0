/** Script task (BPMN 2.0 §10.3.3.1): one FEEL expression into one control variable (`zeebe:script`). */
import { checkFeel } from '../../../expression/index';
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { finish } from '../../engine/activity';
import { evaluateAt } from '../../engine/variables';

export const scriptTask: ElementDefinition = {
  type: 'script-task',
  bpmnType: 'bpmn:ScriptTask',
  group: 'task',
  basic: true,
  activity: true,
  properties: { expression: { type: 'string' }, resultVariable: { type: 'string' } },
  enter: (run, node, token) => {
    const value = evaluateAt(run, node, String(node.props.expression), { token }, 'process.script');
    finish(run, node, token, { [String(node.props.resultVariable)]: value });
  },
  lint: (node) =>
    typeof node.props.expression === 'string' && typeof node.props.resultVariable === 'string'
      ? checkFeel(node.props.expression).map((found) => ({ ...found, path: `/${node.id}` }))
      : [problem('process.script-missing', `/${node.id}`, { node: node.title })],
};
