import { hasSealMark } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { computeCell } from './compute';
import { packForFigures, packsForFigures, rulesHash } from './definitions';
import { factsOf } from './facts';
import { changedRecords, dirtyCells, dropCell, forgetFacts, lookAgain, replaceFacts, rulesOf } from './store';

const RECORDS_A_ROUND = 200;
const CELLS_A_ROUND = 500;

/** A release with other indicators has come into use: all records of the pack are looked at again. */
export async function followDefinitions(deps: Deps): Promise<number> {
  let changed = 0;
  for (const countyId of await deps.org.countyIds()) {
    for (const pack of await packsForFigures(deps, countyId)) {
      const [packId, hash] = [pack.manifest.id, rulesHash(pack)];
      if ((await rulesOf(deps.db, countyId, packId)) === hash) continue;
      await lookAgain(deps.db, countyId, packId, hash, deps.clock.now());
      changed += 1;
    }
  }
  return changed;
}

/** Facts of the records that changed, oldest change first. */
export async function updateFacts(deps: Deps): Promise<number> {
  const rows = await changedRecords(deps.db, RECORDS_A_ROUND);
  for (const row of rows) {
    const pack = await packForFigures(deps, row.countyId, row.packId);
    const { calendar } = await deps.org.snapshot(row.countyId);
    const facts = pack ? factsOf(row, { pack, calendar, keys: deps.keys, now: deps.clock.now(), isSealed: hasSealMark }) : [];
    await replaceFacts(deps.db, row, facts);
  }
  return rows.length;
}

/** Cells whose facts changed; one whose indicator is gone goes too. */
export async function updateCells(deps: Deps): Promise<number> {
  const cells = await dirtyCells(deps.db, CELLS_A_ROUND);
  for (const cell of cells) {
    const def = (await packForFigures(deps, cell.countyId, cell.packId))?.indicators[cell.indicatorId];
    if (def) await computeCell(deps, def, cell);
    else await dropCell(deps.db, cell);
  }
  return cells.length;
}

/** Definitions change rarely and are looked at less often than records. */
export const definitionsJob: Job = { name: 'figure-definitions', everyMs: 10_000, runOnce: followDefinitions };
export const figuresJob: Job = { name: 'figures', everyMs: 500, runOnce: async (deps) => (await updateFacts(deps)) + (await updateCells(deps)) };

/** Everything from the records again: must give the same numbers. */
export async function rebuildFigures(deps: Deps, countyId: string): Promise<void> {
  await forgetFacts(deps.db, countyId);
  await followDefinitions(deps);
  while ((await figuresJob.runOnce(deps)) > 0);
}
