/** Every element, one line each, in alphabetical order; a test compares it with the folders. */
import type { ElementDefinition } from '../element';
import { boundaryTimerEvent } from './boundary-timer-event/index';
import { endEvent } from './end-event/index';
import { eventBasedGateway } from './event-based-gateway/index';
import { exclusiveGateway } from './exclusive-gateway/index';
import { inclusiveGateway } from './inclusive-gateway/index';
import { messageCatchEvent } from './message-catch-event/index';
import { parallelGateway } from './parallel-gateway/index';
import { receiveTask } from './receive-task/index';
import { scriptTask } from './script-task/index';
import { serviceTask } from './service-task/index';
import { startEvent } from './start-event/index';
import { timerCatchEvent } from './timer-catch-event/index';
import { userTask } from './user-task/index';

export const ELEMENTS: readonly ElementDefinition[] = [
  boundaryTimerEvent,
  endEvent,
  eventBasedGateway,
  exclusiveGateway,
  inclusiveGateway,
  messageCatchEvent,
  parallelGateway,
  receiveTask,
  scriptTask,
  serviceTask,
  startEvent,
  timerCatchEvent,
  userTask,
];

const byType = new Map(ELEMENTS.map((element) => [element.type, element]));
export const handlerOf = (type: string): ElementDefinition | undefined => byType.get(type);
