/** Every element, one line each, in alphabetical order, and the events in every place; tests compare it with the folders. */
import type { ElementDefinition } from '../element';
import { EVENT_ELEMENTS } from '../events/positions';
import { abstractTask } from './abstract-task/index';
import { adHocSubProcess } from './ad-hoc-sub-process/index';
import { businessRuleTask } from './business-rule-task/index';
import { callActivity } from './call-activity/index';
import { complexGateway } from './complex-gateway/index';
import { eventBasedGateway } from './event-based-gateway/index';
import { eventSubProcess } from './event-sub-process/index';
import { exclusiveGateway } from './exclusive-gateway/index';
import { inclusiveGateway } from './inclusive-gateway/index';
import { manualTask } from './manual-task/index';
import { parallelGateway } from './parallel-gateway/index';
import { receiveTask } from './receive-task/index';
import { scriptTask } from './script-task/index';
import { sendTask } from './send-task/index';
import { serviceTask } from './service-task/index';
import { subProcess } from './sub-process/index';
import { transaction } from './transaction/index';
import { userTask } from './user-task/index';

export const ELEMENTS: readonly ElementDefinition[] = [
  abstractTask,
  adHocSubProcess,
  businessRuleTask,
  callActivity,
  complexGateway,
  eventBasedGateway,
  eventSubProcess,
  exclusiveGateway,
  inclusiveGateway,
  manualTask,
  parallelGateway,
  receiveTask,
  scriptTask,
  sendTask,
  serviceTask,
  subProcess,
  transaction,
  userTask,
  ...EVENT_ELEMENTS,
];

const byType = new Map(ELEMENTS.map((element) => [element.type, element]));
export const handlerOf = (type: string): ElementDefinition | undefined => byType.get(type);
