import { type CompiledPack, periodOf, type ReportDef } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { besides, concealing } from './conceal';
import type { ReportView } from './contract';
import type { Figure } from './cells';
import { type LookupDeps, lookUp, together } from './lookup';
import { type FigureReach, rowsIn } from './reach';

type Shown = ReportView['total'][string];
const shown = (figure: Figure | undefined): Shown => (figure ? { value: figure.value, n: figure.n, ...(figure.reason === undefined ? {} : { reason: figure.reason as 'noFacts' }) } : { value: null, n: 0, reason: 'unknown' });
const HIDDEN: Shown = { value: null, n: 0, reason: 'suppressed' };

interface Frame { readonly countyId: string; readonly pack: CompiledPack; readonly indicatorIds: readonly string[]; readonly period: string }

/** Over everything in reach. One topmost unit: its cells; several: counted together, since a median of medians is none. */
async function totalOf(deps: LookupDeps, reach: FigureReach, { countyId, pack, indicatorIds, period }: Frame): Promise<Map<string, Figure | undefined>> {
  const found = await Promise.all(indicatorIds.map(async (id): Promise<[string, Figure | undefined]> => [id, await together(deps, { countyId, pack }, id, { orgIds: reach.roots, period })]));
  return new Map(found);
}

export async function reportView(deps: Pick<Deps, 'db' | 'clock' | 'org'>, reach: FigureReach, pack: CompiledPack, report: ReportDef, wanted: string | undefined): Promise<ReportView> {
  const now = deps.clock.now();
  const period = wanted ?? periodOf(reach.org.calendar.dateOf(now), report.period);
  const defs = report.indicators.flatMap((id) => pack.indicators[id] ?? []);
  const frame: Frame = { countyId: reach.org.county.id, pack, indicatorIds: defs.map(({ id }) => id), period };
  const units = rowsIn(reach, report.rows);
  const orgIds = units.map(({ id }) => id);
  const [root, another] = reach.roots;
  const single = root !== undefined && another === undefined ? [root] : [];
  const below = reach.org.units.filter(({ parentId }) => parentId !== null && single.includes(parentId)).map(({ id }) => id);
  const lookup = await lookUp(deps, { ...frame, periods: [period], orgIds: [...new Set([...single, ...orgIds, ...besides(reach, orgIds), ...below])] });
  const conceal = concealing(pack, reach, lookup);
  const total = single.length > 0 ? new Map(frame.indicatorIds.map((id) => [id, lookup(id, root ?? '', period)])) : await totalOf(deps, reach, frame);
  const asOf = [...orgIds.flatMap((orgId) => frame.indicatorIds.map((id) => lookup(id, orgId, period))), ...total.values()].flatMap((figure) => figure?.asOf ?? []).sort()[0] ?? now;
  const cell = (id: string, orgId: string): Shown => (conceal.hides(id, orgId, period) ? HIDDEN : shown(lookup(id, orgId, period)));
  const whole = (id: string): Shown => (single.length > 0 && orgIds.length > 0 && conceal.givesAway(id, root ?? '', period) ? HIDDEN : shown(total.get(id)));
  return {
    packId: pack.manifest.id, reportId: report.id, title: report.title, period, asOf,
    indicators: defs.map(({ id, title, unit, version, description }) => ({ id, title, unit, version, ...(description === undefined ? {} : { description }) })),
    rows: units.map((unit) => ({ orgId: unit.id, orgName: unit.name, cells: Object.fromEntries(frame.indicatorIds.map((id) => [id, cell(id, unit.id)])) })),
    total: Object.fromEntries(frame.indicatorIds.map((id) => [id, whole(id)])),
  };
}
