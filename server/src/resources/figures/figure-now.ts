import type { Deps } from '../../platform/deps';
import { figureOf } from './compute';
import { packForFigures } from './definitions';
import { figuresJob, followDefinitions } from './job';
import type { FactQuery } from './store';

/** A figure with everything in it that has happened, for who cannot wait for the worker: the player of scenarios. */
export async function figureNow(deps: Deps, query: FactQuery): Promise<number | null> {
  await followDefinitions(deps);
  while ((await figuresJob.runOnce(deps)) > 0);
  const def = (await packForFigures(deps, query.countyId, query.packId))?.indicators[query.indicatorId];
  return def ? (await figureOf(deps, def, query)).value : null;
}
