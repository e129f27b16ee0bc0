/** The numbers of a tile as a table: for reading, for the keyboard, for .xlsx. One place, so that no picture shows what no table says. */
import { shownAmount } from '@liandong/core/run';
import type { TileCell, TileIndicator, TileView } from '@liandong/server/contract/dashboards';
import { type Drill, orgPart, type Place } from './drill';
import { t, unitWord } from './text';
import { cellText, numberText, periodTitle } from './words';

export interface Shown { readonly text: string; /** for .xlsx */ readonly value?: number; readonly open?: Drill; readonly name?: string }
export interface Table { readonly head: readonly string[]; readonly rows: readonly { readonly title: string; /** of the unit, or what it is told apart by: for .xlsx */ readonly code?: string; readonly cells: readonly Shown[] }[] }
type Of<K extends TileView['kind']> = Extract<TileView, { kind: K }>;

const headed = ({ title, unit }: TileIndicator): string => t('services', { title, unit: unitWord(unit) });

export function figureCell(place: Place, indicator: TileIndicator, cell: TileCell, at: { readonly org?: { readonly id: string; readonly title: string }; readonly period?: string } = {}): Shown {
  const org = at.org ?? place.org;
  const open: Drill = { kind: 'figure', packId: place.packId, indicatorId: indicator.id, period: at.period ?? place.period, title: indicator.title, org: org?.title ?? t('allOrgs'), ...(org ? { orgId: org.id } : {}) };
  return { text: cellText(cell, indicator), ...(cell.value === null ? {} : { value: cell.value }), ...(cell.n > 0 ? { open } : {}) };
}

function numberTable(place: Place, { indicator, cell, before, goal }: Of<'number'>): Table {
  const row = (title: string, shown: Shown) => ({ title, cells: [shown] });
  return {
    head: [t('periodHead'), headed(indicator)],
    rows: [
      row(periodTitle(place.period), figureCell(place, indicator, cell)), ...(before ? [row(t('period.before'), { text: cellText(before, indicator), ...(before.value === null ? {} : { value: before.value }) })] : []),
      ...(goal === undefined ? [] : [row(t('goalHead'), { text: numberText(goal), value: goal })]),
    ],
  };
}
const trendTable = (place: Place, { indicators, points }: Of<'trend'>): Table => ({
  head: [t('periodHead'), ...indicators.map(headed)],
  rows: points.map(({ period, cells }) => ({ title: periodTitle(period), cells: indicators.map((one, index) => figureCell(place, one, cells[index] ?? { value: null, n: 0 }, { period })) })),
});
const rankingTable = (place: Place, { indicator, by, of, rows }: Of<'ranking'>): Table => ({
  head: [by, headed(indicator)],
  // what a dimension takes apart has no list of its own
  rows: rows.map(({ id, title, cell }) => ({ title, code: id, cells: [of === 'unit' ? figureCell(place, indicator, cell, { org: { id, title } }) : { ...figureCell(place, indicator, { ...cell, n: 0 }) }] })),
});
const gridTable = (place: Place, { indicator, places }: Of<'grid'>): Table => ({ head: [t('org'), headed(indicator)], rows: places.map(({ id, title, cell }) => ({ title, code: id, cells: [figureCell(place, indicator, cell, { org: { id, title } })] })) });
const fulfilmentTable = (_place: Place, { matrix: { services, rows } }: Of<'fulfilment'>): Table => ({
  head: [t('org'), ...services.map(({ title, unit }) => t('services', { title, unit }))],
  rows: rows.map(({ orgId, orgName, cells }) => ({
    title: orgName, code: orgId,
    cells: services.map(({ packId, serviceId, title, period }, index): Shown => {
      const cell = cells[index];
      if (!cell) return { text: t('none') };
      const { planned, done } = cell;
      return { text: t('quota', { done, planned }), name: t('quotaName', { org: orgName, item: title, planned, done }), ...(done > 0 ? { open: { kind: 'quota', packId, serviceId, orgId, period, title, org: orgName } } : {}) };
    }),
  })),
});
function moneyTable(place: Place, { statement: { packId, ledgerId, kind, unit, by, rows, total } }: Of<'money'>): Table {
  const open: Drill = { kind: 'ledger', packId, ledgerId, period: place.period, ...orgPart(place) };
  const cells = (sums: typeof total): Shown[] => (['opening', 'in', 'out', 'closing'] as const).map((key) => { const value = shownAmount(kind, sums[key]); return { text: numberText(value), value, ...(key === 'closing' ? { open } : {}) }; });
  return {
    head: [by.title, ...(['opening', 'in', 'out', 'closing'] as const).map((key) => t('money.amount', { title: t(`money.${key}`), unit }))],
    rows: [...rows.map((row) => ({ title: row.title, code: row.value, cells: cells(row) })), ...(rows.length > 0 ? [{ title: t('total'), cells: cells(total) }] : [])],
  };
}

export function tableOf(place: Place, tile: TileView): Table {
  switch (tile.kind) {
    case 'number': return numberTable(place, tile);
    case 'trend': return trendTable(place, tile);
    case 'ranking': return rankingTable(place, tile);
    case 'grid': return gridTable(place, tile);
    case 'fulfilment': return fulfilmentTable(place, tile);
    case 'money': return moneyTable(place, tile);
    case 'none': return { head: [], rows: [] };
  }
}
