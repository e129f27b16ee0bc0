/** A dashboard with numbers that mean nothing, to see what it will look like. */
import { type DashboardDef, type LedgerDef, periodOf, periodsUpTo, smallestShown, type TileDef } from '@liandong/core/run';
import type { DashboardView, TileCell, TileIndicator, TileView } from '@liandong/server/contract/dashboards';
import { t } from './text';

/** What the draft knows of the things that a tile names; undefined while nothing is chosen. */
export interface SampleWords {
  indicator(id: string): { readonly title: string; readonly unit: TileIndicator['unit']; readonly description?: string | undefined; readonly smallCells?: number | undefined } | undefined;
  service(id: string): string | undefined;
  ledger(id: string): LedgerDef | undefined;
}
interface Context { readonly words: SampleWords; readonly period: string; readonly now: string }

/** The same place gives the same number each time. */
const numberAt = (...place: readonly number[]): number => place.reduce((sum, part, index) => (sum + (part + 3) * [17, 29, 7, 11][index % 4]!) % 83, 9);
const cell = (...place: readonly number[]): TileCell => { const value = numberAt(...place); return { value, n: 0 }; };
const indicatorOf = ({ words }: Context, id: string): TileIndicator => {
  const { title = id, unit = 'item', description, smallCells } = words.indicator(id) ?? {};
  return { id, title: title || id, unit, smallCells: smallestShown({ unit: unit as 'item', ...(smallCells === undefined ? {} : { smallCells }) }), ...(description === undefined ? {} : { basis: description }) };
};
const UNITS = [1, 2, 3, 4, 5, 6];
const unit = (n: number) => ({ id: `unit${n}`, title: t('sample.unit', { n }) });


function fulfilment({ words, period, now }: Context, tile: Extract<TileDef, { kind: 'fulfilment' }>) {
  const services = tile.services?.length ? tile.services.map((id) => words.service(id) ?? id) : [1, 2, 3].map((n) => t('sample.item', { n }));
  const cells = (row: number) => services.map((_title, column) => { const done = numberAt(row, column) % 7; return { planned: 4, done, open: 0, dueByNow: 3, behind: Math.max(0, 3 - done) }; });
  return { asOf: now, period, services: services.map((title, index) => ({ packId: 'p', serviceId: `s${index}`, title, unit: '', quota: 4, period })), rows: UNITS.slice(0, 4).map((n) => ({ orgId: `unit${n}`, orgName: unit(n).title, cells: cells(n) })) };
}
function money({ words, period, now }: Context, tile: Extract<TileDef, { kind: 'money' }>) {
  const def = words.ledger(tile.ledger);
  const row = (n: number) => { const [opening, added, out] = [numberAt(n, 1) * 10_000, numberAt(n, 2) * 10_000, numberAt(n, 3) * 1000]; return { value: String(n), title: t('sample.source', { n }), opening, in: added, out, closing: opening + added - out }; };
  const rows = [1, 2, 3].map(row);
  const sum = (key: 'opening' | 'in' | 'out' | 'closing'): number => rows.reduce((total, one) => total + one[key], 0);
  const by = def?.statement?.by ?? '';
  return { packId: 'p', ledgerId: tile.ledger, title: def?.title ?? '', kind: def?.kind ?? ('money' as const), unit: def?.unit ?? '', period, asOf: now, by: { id: by, title: def?.dimensions.find(({ id }) => id === by)?.title ?? '' }, rows, total: { opening: sum('opening'), in: sum('in'), out: sum('out'), closing: sum('closing') } };
}

function tileOf(context: Context, tile: TileDef, at: number): TileView {
  const head = { id: tile.id, title: tile.title, asOf: context.now, ...(tile.span === undefined ? {} : { span: tile.span }) };
  switch (tile.kind) {
    case 'number': return { ...head, kind: 'number', indicator: indicatorOf(context, tile.indicator), cell: cell(at, 1), before: cell(at, 2), ...(tile.goal === undefined ? {} : { goal: tile.goal }) };
    case 'trend': return { ...head, kind: 'trend', indicators: tile.indicators.map((id) => indicatorOf(context, id)), points: periodsUpTo(context.period, tile.periods ?? 6).map((period, row) => ({ period, cells: tile.indicators.map((_id, column) => cell(at, row, column)) })) };
    case 'ranking': return { ...head, kind: 'ranking', indicator: indicatorOf(context, tile.indicator), of: 'unit', by: t('org'), more: 0, rows: UNITS.slice(0, tile.most ?? 6).map((n) => ({ ...unit(n), cell: cell(at, n) })).sort((a, b) => (b.cell.value ?? 0) - (a.cell.value ?? 0)) };
    case 'grid': return { ...head, kind: 'grid', indicator: indicatorOf(context, tile.indicator), places: (tile.places?.length ? tile.places : UNITS.map((n) => ({ unit: unit(n).title, row: Math.floor((n - 1) / 3), column: (n - 1) % 3 }))).map((one, index) => ({ id: `${index}`, title: one.unit, row: one.row, column: one.column, cell: cell(at, index) })) };
    case 'fulfilment': return { ...head, kind: 'fulfilment', matrix: fulfilment(context, tile) };
    case 'money': return { ...head, kind: 'money', statement: money(context, tile) };
  }
}

/** `today` is a local date. */
export function sampleView(def: DashboardDef, words: SampleWords, now: string): DashboardView {
  const period = periodOf(now.slice(0, 10), def.period);
  return { packId: 'p', dashboardId: def.id, title: def.title, period, every: def.period, asOf: now, units: [], tiles: def.tiles.map((tile, index) => tileOf({ words, period, now }, tile, index)) };
}
