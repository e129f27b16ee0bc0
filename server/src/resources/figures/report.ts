import { type CompiledPack, type IndicatorDef, periodOf, type ReportDef } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { computeCell, figureOf } from './compute';
import type { ReportView } from './contract';
import type { CellDoc } from './model';
import { type FigureReach, rowsIn } from './reach';
import { type Figure, openCells, readCells } from './store';

type Figures = ReadonlyMap<string, ReadonlyMap<string, Figure>>;
type ReportDeps = Pick<Deps, 'db' | 'clock'>;

const known = (cell: CellDoc): Figure | undefined => (cell.n === undefined || cell.asOf === undefined ? undefined : { value: cell.value ?? null, n: cell.n, asOf: cell.asOf });

/** Cells of units × indicators: as last computed, or computed now when nobody has asked before. */
async function cellsOf(deps: ReportDeps, pack: CompiledPack, defs: readonly IndicatorDef[], orgIds: readonly string[], key: { countyId: string; period: string }): Promise<Figures> {
  const place = { ...key, packId: pack.manifest.id };
  const ids = defs.map((def) => def.id);
  const read = () => readCells(deps.db, place, orgIds, ids);
  let cells = await read();
  if (cells.length < orgIds.length * ids.length) {
    await openCells(deps.db, orgIds.flatMap((orgId) => ids.map((indicatorId) => ({ ...place, orgId, indicatorId }))));
    cells = await read();
  }
  const figures = new Map<string, Map<string, Figure>>(orgIds.map((orgId) => [orgId, new Map()]));
  for (const cell of cells) {
    const def = pack.indicators[cell.indicatorId];
    if (def) figures.get(cell.orgId)?.set(def.id, known(cell) ?? (await computeCell(deps, def, cell)));
  }
  return figures;
}

const shown = (figures: ReadonlyMap<string, Figure> | undefined): Record<string, { value: number | null; n: number }> =>
  Object.fromEntries([...(figures ?? [])].map(([id, { value, n }]) => [id, { value, n }]));

/** Over everything in reach. One topmost unit: its cells; several: counted together, since a median of medians is none. */
async function totalOf(deps: ReportDeps, pack: CompiledPack, defs: readonly IndicatorDef[], roots: readonly string[], key: { countyId: string; period: string }): Promise<ReadonlyMap<string, Figure>> {
  const [only, another] = roots;
  if (only !== undefined && another === undefined) return (await cellsOf(deps, pack, defs, [only], key)).get(only) ?? new Map();
  const figures = new Map<string, Figure>();
  for (const def of defs) figures.set(def.id, await figureOf(deps, def, { ...key, packId: pack.manifest.id, indicatorId: def.id, orgIds: roots }));
  return figures;
}

export async function reportView(deps: ReportDeps, reach: FigureReach, pack: CompiledPack, report: ReportDef, wanted: string | undefined): Promise<ReportView> {
  const now = deps.clock.now();
  const period = wanted ?? periodOf(reach.org.calendar.dateOf(now), report.period);
  const key = { countyId: reach.org.county.id, period };
  const defs = report.indicators.flatMap((id) => pack.indicators[id] ?? []);
  const units = rowsIn(reach, report.rows);
  const cells = await cellsOf(deps, pack, defs, units.map((unit) => unit.id), key);
  const total = await totalOf(deps, pack, defs, reach.roots, key);
  const asOf = [...cells.values(), total].flatMap((figures) => [...figures.values()].map((figure) => figure.asOf)).sort()[0] ?? now;
  return {
    packId: pack.manifest.id, reportId: report.id, title: report.title, period, asOf,
    indicators: defs.map(({ id, title, unit, version, description }) => ({ id, title, unit, version, ...(description === undefined ? {} : { description }) })),
    rows: units.map((unit) => ({ orgId: unit.id, orgName: unit.name, cells: shown(cells.get(unit.id)) })),
    total: shown(total),
  };
}
