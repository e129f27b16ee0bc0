/** Service task (BPMN 2.0 §10.3.3.1): asks the host for an effect after the commit and passes on. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';

export const serviceTask: ElementDefinition = {
  type: 'service-task',
  bpmnType: 'bpmn:ServiceTask',
  group: 'task',
  properties: { service: { type: 'string', minLength: 1 } },
  enter: (run, node, token) => {
    run.effect(String(node.props.service ?? ''), node.id, { instanceId: run.state.instanceId, recordId: run.state.recordId, node: node.id });
    run.leave(token, node, node.outgoing);
  },
  lint: (node) => (typeof node.props.service === 'string' && node.props.service !== '' ? [] : [problem('process.service-missing', `/${node.id}`, { node: node.title })]),
};
