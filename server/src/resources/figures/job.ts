import { openPart, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { packForFigures, packsForFigures } from '../packs/index';
import { computeCell } from './compute';
import { rulesHash } from './definitions';
import { dirtyCells, dropCell } from './cells';
import { countedOf, factsOf } from './facts';
import { changedRecords, forgetFacts, lookAgain, putOff, replaceFacts, rulesOf } from './store';

const RECORDS_A_ROUND = 400;
const CELLS_A_ROUND = 500;

/** Do it to each; what fails is logged, left for later and does not hold up the others. Answers how many were done. */
async function each<T>(deps: Deps, items: readonly T[], act: (item: T) => Promise<unknown>, later?: (item: T) => Promise<unknown>): Promise<number> {
  let done = 0;
  for (const item of items) {
    try {
      await act(item);
      done += 1;
    } catch (error) {
      deps.log.error({ err: error }, 'figure failed');
      await later?.(item);
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

async function updateRecords(deps: Deps, rows: readonly RecordRowDoc[]): Promise<boolean> {
  const { countyId = '', packId = '' } = rows[0] ?? {};
  const pack = await packForFigures(deps, countyId, packId);
  const { calendar, view } = await deps.org.snapshot(countyId);
  const ctx = pack && { pack, calendar, view, keys: deps.keys, now: deps.clock.now(), openPart };
  return replaceFacts(deps.db, rows, ctx ? rows.flatMap((row) => factsOf(row, ctx)) : []);
}

function groupsOf(rows: readonly RecordRowDoc[]): RecordRowDoc[][] {
  const groups = new Map<string, RecordRowDoc[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.countyId, row.packId]);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

/** Many at once; where one of them stands in the way, each by itself. */
async function updateGroup(deps: Deps, rows: readonly RecordRowDoc[]): Promise<number> {
  const done = await updateRecords(deps, rows).catch((error: unknown) => {
    if (rows.length > 1) deps.log.warn({ err: error }, 'figures: one by one');
    return false;
  });
  return done ? rows.length : each(deps, rows, (row) => updateRecords(deps, [row]), (row) => putOff(deps.db, row, deps.clock.now()));
}

/** Facts of the records that changed, oldest change first. */
export async function updateFacts(deps: Deps): Promise<number> {
  let done = 0;
  for (const rows of groupsOf(await changedRecords(deps.db, deps.clock.now(), RECORDS_A_ROUND))) done += await updateGroup(deps, rows);
  return done;
}

/** Cells whose facts changed; one whose indicator is gone goes too. */
export const updateCells = async (deps: Deps): Promise<number> =>
  each(deps, await dirtyCells(deps.db, CELLS_A_ROUND), async (cell) => {
    const pack = await packForFigures(deps, cell.countyId, cell.packId);
    const def = pack && countedOf(pack).find(({ id }) => id === cell.indicatorId);
    if (def) await computeCell(deps, def, cell);
    else await dropCell(deps.db, cell);
  });

/** Definitions change rarely and are looked at less often than records. */
export const definitionsJob: Job = { name: 'figure-definitions', everyMs: 10_000, runOnce: followDefinitions };
export const figuresJob: Job = { name: 'figures', everyMs: 500, runOnce: async (deps) => (await updateFacts(deps)) + (await updateCells(deps)) };

/** Everything from the records again: must give the same numbers. */
export async function rebuildFigures(deps: Deps, countyId: string): Promise<void> {
  await forgetFacts(deps.db, countyId);
  await followDefinitions(deps);
  while ((await figuresJob.runOnce(deps)) > 0);
}
