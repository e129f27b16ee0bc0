/** Script task (BPMN 2.0 §10.3.3.1): one FEEL expression into one control variable (`zeebe:script`). */
import { checkFeel, evaluateFeel } from '../../../expression/index';
import { problem } from '../../../shared/problem';
import { scopeOf } from '../../conditions';
import type { ElementDefinition } from '../../element';
import { refuse } from '../../refused';

export const scriptTask: ElementDefinition = {
  type: 'script-task',
  bpmnType: 'bpmn:ScriptTask',
  group: 'task',
  properties: { expression: { type: 'string' }, resultVariable: { type: 'string' } },
  enter: (run, node, token) => {
    const result = evaluateFeel(String(node.props.expression), scopeOf(run.state, run.facts), { now: run.ctx.now, dateOf: run.ctx.calendar.dateOf });
    if (!result.ok) return refuse('process.script', `/${node.id}`, { node: node.title });
    run.emit({ type: 'VarsSet', vars: { [String(node.props.resultVariable)]: result.value } });
    return run.leave(token, node, node.outgoing);
  },
  lint: (node) =>
    typeof node.props.expression === 'string' && typeof node.props.resultVariable === 'string'
      ? checkFeel(node.props.expression).map((found) => ({ ...found, path: `/${node.id}` }))
      : [problem('process.script-missing', `/${node.id}`, { node: node.title })],
};
