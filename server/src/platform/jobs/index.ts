/**
 * Work that goes on by itself: leased loops. Called by `main.ts` with the list of jobs; tests call a job's `runOnce` with a moved clock.
 * A job must be harmless when two servers run it at once: the lease saves effort and orders the work, it is not what makes it correct.
 */
export { leaseModel } from './model';
export { acquire, release } from './lease';
export { inHalves } from './in-halves';
export { startJobs, type Job } from './loop';
