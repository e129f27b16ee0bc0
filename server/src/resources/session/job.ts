import type { Job } from '../../platform/jobs/index';
import { purgeSessions } from './store';

/** Sessions and failed attempts that have run out are thrown away; until then they are only not found. */
export const sessionsJob: Job = {
  name: 'sessions',
  everyMs: 3_600_000,
  runOnce: async (deps) => {
    await purgeSessions(deps.db, deps.clock.now());
    return 0;
  },
};
