/** User task (BPMN 2.0 §10.3.3.1): a person of the candidates fills the form and decides. */
import type { ElementDefinition } from '../../element';
import { passed } from '../../approval/passing';
import { finish } from '../../engine/activity';
import { offerOf, openTask } from '../../engine/task';

export const userTask: ElementDefinition = {
  type: 'user-task',
  bpmnType: 'bpmn:UserTask',
  group: 'task',
  basic: true,
  activity: true,
  human: 'task',
  properties: {},
  enter: (run, node, token) => {
    const offer = offerOf(run, node, token);
    return passed(run, node, token, offer) ? finish(run, node, token) : openTask(run, node, token, offer);
  },
};
