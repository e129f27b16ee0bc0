/**
 * Service task (BPMN 2.0 §10.3.3.1): asks the host for something after the commit (`zeebe:taskDefinition type`). A service that answers
 * is a job: the token waits for CompleteJob or ThrowError.
 */
import { problem } from '../../../shared/problem';
import type { ElementDefinition } from '../../element';
import { finish } from '../../engine/activity';
import { openJob } from '../../engine/job';

/** Services that nobody answers: the token passes on. */
const TOLD = ['notify'] as const;

export const serviceTask: ElementDefinition = {
  type: 'service-task',
  bpmnType: 'bpmn:ServiceTask',
  group: 'task',
  basic: true,
  activity: true,
  properties: { service: { type: 'string', enum: [...TOLD] } },
  enter: (run, node, token) => {
    const service = String(node.props.service ?? '');
    if (!(TOLD as readonly string[]).includes(service)) return openJob(run, node, token, service);
    run.effect(service, node.id, { instanceId: run.state.instanceId, recordId: run.state.recordId, node: node.id });
    return finish(run, node, token);
  },
  lint: ({ id, title, props: { service } }) => {
    if (typeof service !== 'string' || service === '') return [problem('process.service-missing', `/${id}`, { node: title })];
    return (TOLD as readonly string[]).includes(service) ? [] : [problem('process.service-unknown', `/${id}`, { node: title, service })];
  },
};
