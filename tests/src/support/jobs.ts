import { jobs } from '@liandong/server/jobs';
import type { TestServer } from '@liandong/server/testing';

/** Let every job of the server do what is due at the test's time, until none finds anything more. */
export async function runJobs(site: TestServer): Promise<void> {
  for (let round = 0, done = 1; done > 0 && round < 50; round += 1) {
    done = 0;
    for (const job of jobs) if (job.name !== 'anchor') done += await job.runOnce(site.deps);
  }
}
