import type { Deps } from '../../platform/deps';
import { Refusal } from '../../platform/http/refusal';
import type { Job } from '../../platform/jobs/index';
import { targetFor } from '../record-sheets/index';
import { callerFor } from '../session/index';
import { holdImport, type Hold } from './hold';
import type { ImportDoc } from './model';
import { failImport, readImport } from './read';
import { findImport, UNDER_WAY, underWay } from './store';
import { goneProblem, writeImport } from './write';

const MOST_A_ROUND = 20;
const placed = (problems: Refusal['problems']) => problems.map((problem) => ({ sheet: '', cell: '', title: '', problem }));

/** With the roles that its owner has now: who may no longer do it by hand does not do it by a file either. */
async function goOn(deps: Deps, doc: ImportDoc, hold: Hold): Promise<void> {
  const { countyId, by, packId, orgId, kind, target: id, release } = doc;
  const caller = await callerFor(deps, countyId, by);
  if (!caller) return failImport(deps, doc, placed([goneProblem()]));
  if (doc.state === 'reading') return readImport(deps, doc, caller, hold);
  try {
    const target = await targetFor(deps, caller, { packId, orgId, kind, id, release }, deps.clock.now());
    return await writeImport({ deps, doc, caller, target, hold });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failImport(deps, doc, placed(error.problems));
  }
}

async function work(deps: Deps, listed: ImportDoc): Promise<boolean> {
  const hold = await holdImport(deps, listed);
  if (!hold) return false;
  try {
    // another server may have done it since it was listed, or its owner given it up
    const doc = await findImport(deps.db, listed.countyId, listed._id);
    if (!doc || !UNDER_WAY.includes(doc.state)) return false;
    await goOn(deps, doc, hold);
    return true;
  } catch (error) {
    // the next round tries it again; the others are not held up
    deps.log.error({ err: error, import: listed._id }, 'import failed');
    return false;
  } finally {
    await hold.leave();
  }
}

/** Files that were handed in are read, and what was confirmed is written. */
export const importsJob: Job = {
  name: 'imports',
  everyMs: 1000,
  runOnce: async (deps) => {
    let done = 0;
    for (const countyId of await deps.org.countyIds()) {
      for (const doc of await underWay(deps.db, countyId, MOST_A_ROUND)) if (await work(deps, doc)) done += 1;
    }
    return done;
  },
};
