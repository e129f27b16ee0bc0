/** All jobs of a server, one line each. */
import { messageEffects, outboxJob, overdueJob, timersJob } from './durable/index';
import type { Job } from './platform/jobs/index';
import { sessionsJob } from './resources/session/index';

export const jobs: readonly Job[] = [sessionsJob, timersJob, outboxJob(messageEffects), overdueJob];
