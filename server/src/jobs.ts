/** All jobs of a server, one line each. */
import { anchorJob, batchesJob, deliveryEffects, messageEffects, offersJob, outboxJob, overdueJob, startTimersJob, timersJob } from './durable/index';
import type { Job } from './platform/jobs/index';
import { definitionsJob, figuresJob, talliesJob } from './resources/figures/index';
import { unansweredJob } from './resources/grants/index';
import { importsJob, importsTidyJob } from './resources/imports/index';
import { consentStopsJob, dueConsentsJob } from './resources/persons/index';
import { escalationJob, planDefinitionsJob, plansJob } from './resources/plans/index';
import { registerKeysJob } from './resources/registers/index';
import { reportsJob } from './resources/report-objects/index';
import { destructionJob } from './resources/retention/index';
import { sessionsJob } from './resources/session/index';

export const jobs: readonly Job[] = [timersJob, startTimersJob, outboxJob({ ...messageEffects, ...deliveryEffects }), batchesJob, overdueJob, offersJob, definitionsJob, figuresJob, talliesJob, planDefinitionsJob, plansJob, escalationJob, dueConsentsJob, consentStopsJob, unansweredJob, anchorJob, importsJob, importsTidyJob, reportsJob, destructionJob, registerKeysJob, sessionsJob];
