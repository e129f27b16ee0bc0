import type { DashboardDef, TileDef } from '@liandong/core/run';

const NEEDED: Readonly<Record<TileDef['kind'], readonly string[]>> = { number: ['indicator'], trend: ['indicators'], ranking: ['indicator'], fulfilment: ['by'], grid: ['indicator', 'by'], money: ['ledger'] };

/** What can be drawn of a dashboard that somebody is still writing: tiles that say what they show. */
export function drawable(def: Partial<DashboardDef> | undefined): DashboardDef | undefined {
  if (!def || !Array.isArray(def.tiles)) return undefined;
  const tiles = def.tiles.filter((tile) => typeof tile === 'object' && tile !== null && Object.hasOwn(NEEDED, tile.kind) && NEEDED[tile.kind].every((member) => { const value = (tile as Record<string, unknown>)[member]; return Array.isArray(value) ? value.length > 0 : typeof value === 'string' && value !== ''; }));
  return { id: def.id ?? '', title: def.title ?? '', period: def.period ?? 'month', tiles };
}
