import type { DashboardDef, TileDef } from '../../dashboard/format';
import { CORE_TEXT } from '../../text/index';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { byId, compare, list, type PackChange, plain, word } from './change';

type Titled = Readonly<Record<string, { readonly title: string }>>;
const title = (entry: { readonly title: string }): string => entry.title;
const titled = (table: Titled | undefined, id: string): string => table?.[id]?.title ?? id;
const shows = (tile: TileDef, after: CompiledPack): string => {
  if ('indicator' in tile) return titled(after.indicators, tile.indicator);
  if ('indicators' in tile) return list(tile.indicators.map((id) => titled(after.indicators, id)));
  return tile.kind === 'money' ? titled(after.ledgers, tile.ledger) : list((tile.services ?? []).map((id) => titled(after.services, id)));
};
const tileAspects = (after: CompiledPack) => ({
  name: title, kind: (tile: TileDef) => word(CORE_TEXT.tile, tile.kind), indicators: (tile: TileDef) => shows(tile, after), beside: (tile: TileDef) => plain(tile.span),
  rows: (tile: TileDef) => ('by' in tile && tile.by !== undefined ? word(CORE_TEXT.tier, tile.by) : ''), dimensions: (tile: TileDef) => ('dimension' in tile ? plain(tile.dimension) : ''),
  quota: (tile: TileDef) => ('goal' in tile ? plain(tile.goal) : ''), settings: (tile: TileDef) => plain('places' in tile ? tile.places : 'most' in tile ? tile.most : 'periods' in tile ? tile.periods : undefined),
});

/** 看板: who opens it, and its tiles one by one. */
export function diffDashboards(before: CompiledPack, after: CompiledPack): PackChange[] {
  const role = (id: string): string => after.manifest.roles.find((one) => one.id === id)?.title ?? id;
  const [old, now] = [before.dashboards ?? {}, after.dashboards ?? {}];
  const whole = compare(old, now, { item: (id) => pathOf('dashboard', id), title, aspects: { name: title, period: (def: DashboardDef) => word(CORE_TEXT.period, def.period), who: (def: DashboardDef) => list((def.roles ?? []).map(role)) } });
  const each = Object.values(now).flatMap((def) => {
    const was = old[def.id];
    return was ? compare(byId(was.tiles), byId(def.tiles), { item: (id) => `${pathOf('dashboard', def.id)}#tile/${id}`, title: (tile) => `${def.title} · ${tile.title}`, aspects: tileAspects(after) }) : [];
  });
  return [...whole, ...each];
}
