/** What of figures a tile asks for, and what it is once they are answered. A tile asks first; all are answered at once. */
import { type OrgUnit, periodBefore, periodsUpTo, smallestShown, type TileDef } from '@liandong/core/run';
import type { FigureAnswer, FigureAsk } from '../figures/index';
import { words } from '../../text/index';
import type { TileCell, TileIndicator, TileView } from './contract';
import { placesOf } from './places';
import { type Opened, unitsOf } from './opened';

type Kind = TileDef['kind'];
export type Of<K extends Kind> = Extract<TileDef, { kind: K }>;
type FigureKind = Exclude<Kind, 'fulfilment' | 'money'>;
export interface Asking { readonly asks: readonly FigureAsk[]; readonly made: (answers: readonly FigureAnswer[]) => TileView }

const NO_CELL: TileCell = { value: null, n: 0, reason: 'unknown' };
const cellOf = (answer: FigureAnswer | undefined): TileCell => (answer ? { value: answer.value, n: answer.n, ...(answer.reason === undefined ? {} : { reason: answer.reason }) } : NO_CELL);
const oldest = (answers: readonly FigureAnswer[]): string => answers.map(({ asOf }) => asOf).sort()[0] ?? '';
const headOf = ({ id, title, span }: TileDef, answers: readonly FigureAnswer[]) => ({ id, title, ...(span === undefined ? {} : { span }), asOf: oldest(answers) });

export function indicatorOf({ pack }: Opened, id: string): TileIndicator | undefined {
  const def = Object.hasOwn(pack.indicators, id) ? pack.indicators[id] : undefined;
  return def && { id, title: def.title, unit: def.unit, ...(def.description === undefined ? {} : { basis: def.description }), smallCells: smallestShown(def) };
}
const missing = (id: string): TileIndicator => ({ id, title: id, unit: 'item', smallCells: 0 });
const ask = ({ pack, orgIds, period }: Opened, indicatorId: string, more: Partial<FigureAsk> = {}): FigureAsk => ({ packId: pack.manifest.id, indicatorId, orgIds, period, ...more });
const ofUnits = (opened: Opened, indicatorId: string, units: readonly OrgUnit[]): FigureAsk[] => units.map((unit) => ask(opened, indicatorId, { orgIds: [unit.id] }));

const number = (opened: Opened, tile: Of<'number'>): Asking => {
  const before = periodBefore(opened.period);
  return {
    asks: [ask(opened, tile.indicator), ...(before === undefined ? [] : [ask(opened, tile.indicator, { period: before })])],
    made: (answers) => ({
      ...headOf(tile, answers), kind: 'number', indicator: indicatorOf(opened, tile.indicator) ?? missing(tile.indicator), cell: cellOf(answers[0]),
      ...(answers[1] ? { before: cellOf(answers[1]) } : {}), ...(tile.goal === undefined ? {} : { goal: tile.goal }),
    }),
  };
};

const DEFAULT_PERIODS = 6;
const trend = (opened: Opened, tile: Of<'trend'>): Asking => {
  const periods = periodsUpTo(opened.period, tile.periods ?? DEFAULT_PERIODS);
  const { indicators } = tile;
  return {
    asks: periods.flatMap((period) => indicators.map((id) => ask(opened, id, { period }))),
    made: (answers) => ({
      ...headOf(tile, answers), kind: 'trend', indicators: indicators.map((id) => indicatorOf(opened, id) ?? missing(id)),
      points: periods.map((period, row) => ({ period, cells: indicators.map((_id, column) => cellOf(answers[row * indicators.length + column])) })),
    }),
  };
};

type Ranked = Extract<TileView, { kind: 'ranking' }>['rows'];
const DEFAULT_MOST = 20;
const byValue = (a: Ranked[number], b: Ranked[number]): number => (b.cell.value ?? -Infinity) - (a.cell.value ?? -Infinity) || 0;
const ranked = (rows: Ranked, most = DEFAULT_MOST): { rows: Ranked; more: number } => ({ rows: [...rows].sort(byValue).slice(0, most), more: Math.max(0, rows.length - most) });

const byDimension = (opened: Opened, tile: Of<'ranking'>, dimension: string): Asking => ({
  asks: [ask(opened, tile.indicator, { dimension })],
  made: (answers) => ({
    ...headOf(tile, answers), kind: 'ranking', of: 'dimension', indicator: indicatorOf(opened, tile.indicator) ?? missing(tile.indicator),
    by: opened.pack.indicators[tile.indicator]?.dimensions?.find(({ id }) => id === dimension)?.title ?? dimension,
    ...ranked((answers[0]?.by ?? []).map(({ value, title, figure, n, reason }) => ({ id: value, title, cell: { value: figure, n, ...(reason === undefined ? {} : { reason }) } })), tile.most),
  }),
});
const byUnit = (opened: Opened, tile: Of<'ranking'>): Asking => {
  const units = unitsOf(opened, tile.by ?? 'station');
  return {
    asks: ofUnits(opened, tile.indicator, units),
    made: (answers) => ({
      ...headOf(tile, answers), kind: 'ranking', of: 'unit', indicator: indicatorOf(opened, tile.indicator) ?? missing(tile.indicator), by: words('dashboard.unit'),
      ...ranked(units.map((unit, index) => ({ id: unit.id, title: unit.name, cell: cellOf(answers[index]) })), tile.most),
    }),
  };
};

const grid = (opened: Opened, tile: Of<'grid'>): Asking => {
  const units = unitsOf(opened, tile.by);
  const places = placesOf(units, tile.places);
  return {
    asks: ofUnits(opened, tile.indicator, units),
    made: (answers) => ({
      ...headOf(tile, answers), kind: 'grid', indicator: indicatorOf(opened, tile.indicator) ?? missing(tile.indicator),
      places: units.map((unit, index) => ({ id: unit.id, title: unit.name, ...(places[index] ?? { row: 0, column: 0 }), cell: cellOf(answers[index]) })),
    }),
  };
};

/** What a tile of figures asks for. */
export function askingOf(opened: Opened, tile: Of<FigureKind>): Asking {
  switch (tile.kind) {
    case 'number': return number(opened, tile);
    case 'trend': return trend(opened, tile);
    case 'ranking': return tile.dimension === undefined ? byUnit(opened, tile) : byDimension(opened, tile, tile.dimension);
    case 'grid': return grid(opened, tile);
  }
}
