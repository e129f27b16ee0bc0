/** Every kind of event, one line each, in alphabetical order; a test compares it with the folders. */
import type { EventKind } from '../element';
import { cancelEvent } from './cancel/index';
import { compensationEvent } from './compensation/index';
import { conditionEvent } from './condition/index';
import { errorEvent } from './error/index';
import { escalationEvent } from './escalation/index';
import { linkEvent } from './link/index';
import { messageEvent } from './message/index';
import { signalEvent } from './signal/index';
import { terminateEvent } from './terminate/index';
import { timerEvent } from './timer/index';

export const EVENTS: readonly EventKind[] = [
  cancelEvent,
  compensationEvent,
  conditionEvent,
  errorEvent,
  escalationEvent,
  linkEvent,
  messageEvent,
  signalEvent,
  terminateEvent,
  timerEvent,
];
