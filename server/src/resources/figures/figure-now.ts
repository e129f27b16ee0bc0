import type { Deps } from '../../platform/deps';
import { packForFigures } from '../packs/index';
import { settlePlans } from '../plans/index';
import { figuresJob, followDefinitions } from './job';
import { together } from './lookup';
import type { FactQuery } from './store';

/** A figure with everything in it that has happened, for who cannot wait for the worker: the player of scenarios. */
export async function figureNow(deps: Deps, { countyId, packId, indicatorId, orgIds, period }: FactQuery): Promise<number | null> {
  await followDefinitions(deps);
  while ((await figuresJob.runOnce(deps)) > 0);
  const pack = await packForFigures(deps, countyId, packId);
  if (pack?.indicators[indicatorId]?.aggregate === 'rate') await settlePlans(deps);
  return pack ? ((await together(deps, { countyId, pack }, indicatorId, { orgIds, period }))?.value ?? null) : null;
}
