import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps';
import { acquire, release, type Lease } from './lease';

export interface Job {
  readonly name: string;
  /** pause between two rounds when there was nothing to do */
  readonly everyMs: number;
  /** Do what is due now; answers how much was done. Must take up where a crash left off. */
  runOnce(deps: Deps): Promise<number>;
}
export interface RunningJobs {
  /** no new round begins; resolves when the running ones are done and the leases are given back */
  stop(): Promise<void>;
}

const LEASE_MS = 30_000;
const AFTER_ERROR_MS = 5_000;

class Loop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;
  private lease: Lease | undefined;

  constructor(private readonly deps: Deps, private readonly job: Job, private readonly owner: string) {}

  start(afterMs = 0): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => { this.running = this.round(); }, afterMs);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
    if (this.lease) await release(this.deps.db, this.lease).catch(() => undefined);
  }

  private async round(): Promise<void> {
    const { deps, job, owner } = this;
    try {
      this.lease = await acquire(deps.db, `job/${job.name}`, owner, LEASE_MS);
      const done = this.lease ? await job.runOnce(deps) : 0;
      this.start(done > 0 ? 0 : job.everyMs);
    } catch (error) {
      deps.log.error({ err: error, job: job.name }, 'job failed');
      this.start(AFTER_ERROR_MS);
    }
  }
}

/** Run the jobs until stopped. Any number of servers may do so on one database. */
export function startJobs(deps: Deps, jobs: readonly Job[]): RunningJobs {
  const owner = randomUUID();
  const loops = jobs.map((job) => new Loop(deps, job, owner));
  for (const loop of loops) loop.start();
  return { stop: async () => { await Promise.all(loops.map((loop) => loop.stop())); } };
}
