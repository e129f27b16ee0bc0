/** Service task (BPMN 2.0 §10.3.3.1): asks the host for an effect after the commit and passes on. */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';

/** Effects that hosts know. One that is not in this list would be lost without a word. */
const SERVICES = ['notify'] as const;

export const serviceTask: ElementDefinition = {
  type: 'service-task',
  bpmnType: 'bpmn:ServiceTask',
  group: 'task',
  properties: { service: { type: 'string', enum: [...SERVICES] } },
  enter: (run, node, token) => {
    run.effect(String(node.props.service ?? ''), node.id, { instanceId: run.state.instanceId, recordId: run.state.recordId, node: node.id });
    run.leave(token, node, node.outgoing);
  },
  lint: ({ id, title, props: { service } }) => {
    if (typeof service !== 'string' || service === '') return [problem('process.service-missing', `/${id}`, { node: title })];
    return (SERVICES as readonly string[]).includes(service) ? [] : [problem('process.service-unknown', `/${id}`, { node: title, service })];
  },
};
