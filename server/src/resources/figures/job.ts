import { openPart, putOff, survivorsIn, type RecordRowDoc, recordsToLookAt, Stale } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import { Touched } from '../../platform/changes/index';
import { inHalves, type Job } from '../../platform/jobs/index';
import { packForFigures, packsForFigures } from '../packs/index';
import { computeCell } from './compute';
import { rulesHash } from './definitions';
import { dirtyCells, dropCell } from './cells';
import { countedOf, factsOf } from './facts';
import { replaceFacts } from './replace';
import { forgetFacts, lookAgain, rulesOf } from './store';
import { tallyAll } from './tally-job';

/** The more at once, the fewer sums and cells are written for each; all of them are held in memory and in one transaction. */
const RECORDS_A_ROUND = 2000;
const CELLS_A_ROUND = 500;

/** Do it to each; what fails is logged, left for later and does not hold up the others. Answers how many were done. */
async function each<T>(deps: Deps, items: readonly T[], act: (item: T) => Promise<unknown>): Promise<number> {
  let done = 0;
  for (const item of items) {
    try {
      await act(item);
      done += 1;
    } catch (error) {
      deps.log.error({ err: error }, 'figure failed');
    }
  }
  return done;
}

/** A release with other indicators has come into use: all records of the pack are looked at again. */
export async function followDefinitions(deps: Deps): Promise<number> {
  let changed = 0;
  await each(deps, await deps.org.countyIds(), async (countyId) => {
    for (const pack of await packsForFigures(deps, countyId)) {
      const [packId, hash] = [pack.manifest.id, rulesHash(pack)];
      if ((await rulesOf(deps.db, countyId, packId)) === hash) continue;
      await lookAgain(deps.db, countyId, packId, hash, deps.clock.now());
      changed += 1;
    }
  });
  return changed;
}

async function updateRecords(deps: Deps, rows: readonly RecordRowDoc[], touched: Touched): Promise<void> {
  const { countyId = '', packId = '' } = rows[0] ?? {};
  const pack = await packForFigures(deps, countyId, packId);
  const { calendar, view } = await deps.org.snapshot(countyId);
  const ctx = pack && { pack, calendar, view, keys: deps.keys, now: deps.clock.now(), openPart, survivors: await survivorsIn(deps, countyId, pack, rows) };
  touched.add({ countyId, packId }, await replaceFacts(deps.db, rows, ctx ? rows.flatMap((row) => factsOf(row, ctx)) : []));
}

function groupsOf(rows: readonly RecordRowDoc[]): RecordRowDoc[][] {
  const groups = new Map<string, RecordRowDoc[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.countyId, row.packId]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

/** Facts of the records that changed, oldest change first. */
export async function updateFacts(deps: Deps, touched = new Touched()): Promise<number> {
  const now = deps.clock.now();
  const rows = await recordsToLookAt(deps.db, 'factsDue', now, RECORDS_A_ROUND);
  for (const group of groupsOf(rows)) await inHalves(group, {
    act: (some) => updateRecords(deps, some, touched),
    isPassing: (error) => error instanceof Stale,
    later: async (row, error) => {
      deps.log.error({ err: error }, 'figure failed');
      await putOff(deps.db, 'factsDue', row, now);
    },
  });
  return rows.length;
}

/** Cells whose facts changed; one whose indicator is gone goes too. */
export const updateCells = async (deps: Deps, touched = new Touched()): Promise<number> =>
  each(deps, await dirtyCells(deps.db, CELLS_A_ROUND), async (cell) => {
    const pack = await packForFigures(deps, cell.countyId, cell.packId);
    const def = pack && countedOf(pack).find(({ id }) => id === cell.indicatorId);
    if (def) await computeCell(deps, def, cell);
    else await dropCell(deps.db, cell);
    touched.add(cell, [cell.orgId]);
  });

/** Definitions change rarely and are looked at less often than records. */
export const definitionsJob: Job = { name: 'figure-definitions', everyMs: 10_000, runOnce: followDefinitions };
export const figuresJob: Job = {
  name: 'figures', everyMs: 500,
  runOnce: async (deps) => {
    const touched = new Touched();
    const done = (await updateFacts(deps, touched)) + (await updateCells(deps, touched));
    await touched.tell(deps.changes);
    return done;
  },
};

/** Everything from the records again: must give the same numbers. */
export async function rebuildFigures(deps: Deps, countyId: string): Promise<void> {
  await forgetFacts(deps.db, countyId);
  await followDefinitions(deps);
  await tallyAll(deps);
  while ((await figuresJob.runOnce(deps)) > 0);
}
