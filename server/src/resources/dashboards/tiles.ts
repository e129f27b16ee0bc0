/** All tiles of a dashboard. Each asks where its numbers come from; one that cannot be shown says why and does not hold up the others. */
import type { TileDef } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal } from '../../platform/http/refusal';
import { sentence } from '../../text/index';
import { figuresNow } from '../figures/index';
import { ledgerStatement } from '../ledgers/index';
import { quotaMatrix } from '../quotas/index';
import { askingOf, type Of } from './asks';
import type { TileView } from './contract';
import type { Opened } from './opened';

const head = ({ id, title, span }: TileDef) => ({ id, title, ...(span === undefined ? {} : { span }) });

async function orWhy(tile: TileDef, asOf: string, make: () => Promise<TileView>): Promise<TileView> {
  try {
    return await make();
  } catch (error) {
    const [problem] = error instanceof Refusal ? error.problems : [];
    if (!problem) throw error;
    return { ...head(tile), kind: 'none', asOf, why: sentence(problem) };
  }
}

/** A quota has no "all": then it is of this year. */
const quotaPeriod = (period: string, now: string): string => (period === 'all' ? now.slice(0, 4) : period);

async function fulfilment(deps: Deps, caller: Caller, { pack, org, period }: Opened, tile: Of<'fulfilment'>): Promise<TileView> {
  const matrix = await quotaMatrix(deps, caller, { packId: pack.manifest.id, by: tile.by, period: quotaPeriod(period, deps.clock.now()), orgId: org?.id, services: tile.services });
  return { ...head(tile), kind: 'fulfilment', asOf: matrix.asOf, matrix };
}
async function money(deps: Deps, caller: Caller, { pack, org, period }: Opened, tile: Of<'money'>): Promise<TileView> {
  const statement = await ledgerStatement(deps, caller, { packId: pack.manifest.id, ledgerId: tile.ledger, orgIds: org && [org.id], period });
  return { ...head(tile), kind: 'money', asOf: statement.asOf, statement };
}

export async function tilesOf(deps: Deps, caller: Caller, opened: Opened): Promise<TileView[]> {
  const now = deps.clock.now();
  const asking = opened.def.tiles.map((tile) => (tile.kind === 'fulfilment' || tile.kind === 'money' ? undefined : askingOf(opened, tile)));
  const figures = figuresNow(deps, caller, asking.flatMap((one) => one?.asks ?? []));
  const others = Promise.all(opened.def.tiles.map((tile) => {
    if (tile.kind === 'fulfilment') return orWhy(tile, now, () => fulfilment(deps, caller, opened, tile));
    return tile.kind === 'money' ? orWhy(tile, now, () => money(deps, caller, opened, tile)) : undefined;
  }));
  const [answers, made] = await Promise.all([figures, others]);
  let from = 0;
  return opened.def.tiles.flatMap((_tile, index) => {
    const one = asking[index];
    if (!one) return made[index] ?? [];
    const view = one.made(answers.slice(from, (from += one.asks.length)));
    return view.asOf === '' ? { ...view, asOf: now } : view;
  });
}
