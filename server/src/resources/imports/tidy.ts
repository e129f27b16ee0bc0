/** What people handed in long ago is not kept: wrong rows, and what was never confirmed, hold names and numbers of people. */
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import type { ImportDoc } from './model';
import { changeImport, clearBatches, longAgo, removeFile } from './store';

const KEPT_MS = 30 * 86_400_000;
const MOST_A_ROUND = 200;
const STILL: readonly ImportDoc['state'][] = ['ready', 'stopped', 'done', 'failed', 'dropped'];

/** How many rows were written, and under which numbers, stays. */
async function clear(deps: Deps, doc: ImportDoc, now: string): Promise<boolean> {
  const { state, fence } = doc;
  const set = { cleared: now, ...(state === 'ready' ? { state: 'dropped' as const, ended: now } : {}) };
  const done = await transaction(deps.db, async (session) => {
    if (!(await changeImport(deps.db, doc, { state: [state], fence }, { set, unset: ['blob', 'told', 'reason'], session }))) return false;
    await clearBatches(deps.db, doc, session);
    return true;
  });
  if (done) await removeFile(deps.db, doc);
  return done;
}

export const importsTidyJob: Job = {
  name: 'imports-tidy',
  everyMs: 3_600_000,
  runOnce: async (deps) => {
    const now = deps.clock.now();
    const before = new Date(Date.parse(now) - KEPT_MS).toISOString();
    let done = 0;
    for (const countyId of await deps.org.countyIds()) {
      for (const doc of await longAgo(deps.db, countyId, { states: STILL, before }, MOST_A_ROUND)) if (await clear(deps, doc, now)) done += 1;
    }
    return done;
  },
};
