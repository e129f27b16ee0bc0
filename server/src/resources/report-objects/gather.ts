/** A report over reports: which stand below it, what they say together, and whose is missing. */
import { gathered, isSummed, type ReportDef, sha256Hex } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { words } from '../../text/index';
import { type Lookup, lookUp } from '../figures/index';
import { type ReportObjectDoc, reportObjectModel, type StoredFigure } from './model';
import { type Frame, stepsOf } from './place';

/** One unit that should report here, and how its report stands. */
export interface Below { readonly orgId: string; readonly doc?: ReportObjectDoc }
type Amounts = ReadonlyMap<string, { readonly value: number | null; readonly n: number }>;
interface Asked { readonly deps: Pick<Deps, 'db' | 'clock' | 'org'>; readonly snapshot: OrgSnapshot; readonly frame: Frame }

/** Belonging is by the organisation as it is now, as it is for figures. */
const unitsBelow = ({ units }: OrgSnapshot, below: ReportDef | undefined, orgId: string): string[] => units.filter(({ tier, path }) => tier === stepsOf(below)[0]?.tier && path.includes(orgId)).map(({ id }) => id);
const belowOf = ({ pack, def }: Pick<Frame, 'pack' | 'def'>): ReportDef | undefined => pack.reports[def.gathers ?? ''];

export async function reportsBelow({ deps, snapshot, frame }: Asked): Promise<Below[]> {
  const { countyId, pack, orgId, period } = frame;
  const def = belowOf(frame);
  const units = def ? unitsBelow(snapshot, def, orgId) : [];
  if (!def || units.length === 0) return [];
  const docs = await reportObjectModel(deps.db).find({ countyId, packId: pack.manifest.id, reportId: def.id, period, orgId: { $in: units }, state: { $ne: 'restated' } }).lean<ReportObjectDoc[]>().exec();
  const byUnit = new Map(docs.map((doc) => [doc.orgId, doc]));
  return units.map((id) => { const doc = byUnit.get(id); return { orgId: id, ...(doc ? { doc } : {}) }; });
}

/** What a report says: with what was put right by hand. */
export const saidBy = ({ figures, adjustments }: Pick<ReportObjectDoc, 'figures' | 'adjustments'>): Amounts =>
  new Map(figures.map(({ indicatorId, value, n }) => [indicatorId, { value: adjustments.filter((one) => one.indicatorId === indicatorId).at(-1)?.value ?? value, n }]));

/** What is at the unit itself and in no report below: all there is, less what there is at those units. */
async function besides({ deps, snapshot, frame }: Asked): Promise<Lookup> {
  const { countyId, pack, def, orgId, period } = frame;
  const summed = def.indicators.filter((id) => { const one = pack.indicators[id]; return one && isSummed(one); });
  const units = unitsBelow(snapshot, belowOf(frame), orgId);
  const [all, below] = await Promise.all([
    lookUp(deps, { countyId, pack, indicatorIds: def.indicators, orgIds: [orgId], periods: [period] }), lookUp(deps, { countyId, pack, indicatorIds: summed, orgIds: units, periods: [period] }),
  ]);
  return (id) => {
    const whole = all(id, orgId, period);
    if (!whole || !summed.includes(id)) return whole;
    const theirs = units.map((unit) => below(id, unit, period));
    const less = (of: 'value' | 'n'): number => (whole[of] ?? 0) - theirs.reduce((sum, one) => sum + (one?.[of] ?? 0), 0);
    return { value: Math.round(less('value') * 100) / 100, n: less('n'), asOf: whole.asOf };
  };
}

export interface GatheredContent { readonly figures: Omit<StoredFigure, 'before'>[]; readonly below: readonly Below[]; readonly asOf?: string }

/** `standing`: its figures as they were when late entries stopped joining; what comes from below still does until it is signed. */
export async function gatherFigures(asked: Asked, standing: readonly StoredFigure[] | undefined): Promise<GatheredContent> {
  const { pack, def, orgId, period } = asked.frame;
  const [below, live] = await Promise.all([reportsBelow(asked), standing ? undefined : besides(asked)]);
  const signed = below.flatMap(({ doc }) => (doc?.state === 'signed' ? [saidBy(doc)] : []));
  const own = (id: string) => (live ? live(id, orgId, period) : standing?.find(({ indicatorId }) => indicatorId === id)?.own);
  const figures = def.indicators.map((indicatorId) => {
    const [{ value, n, reason, basis }, mine] = [gathered(indicatorId, { defs: pack.indicators, ids: def.indicators, signed, own }), own(indicatorId)];
    return { indicatorId, value, n, basis, ...(reason === undefined ? {} : { reason }), ...(mine ? { own: { value: mine.value, n: mine.n } } : {}) };
  });
  const asOf = live && def.indicators.flatMap((id) => live(id, orgId, period)?.asOf ?? []).sort()[0];
  return { figures, below, ...(asOf === undefined ? {} : { asOf }) };
}

const MOST_NAMED = 8;
/** That somebody has not signed has to be explained before it goes on; when others are missing, anew. */
export function missingIn({ view }: OrgSnapshot, below: readonly Below[]): { readonly id: string; readonly title: string }[] {
  const missing = below.filter(({ doc }) => doc?.state !== 'signed').map(({ orgId }) => orgId);
  if (missing.length === 0) return [];
  const names = missing.slice(0, MOST_NAMED).map((id) => view.unit(id)?.name ?? id).join(words('report.and'));
  return [{ id: `missing-${sha256Hex(missing.join()).slice(0, 12)}`, title: words(missing.length > MOST_NAMED ? 'report.missing-many' : 'report.missing', { names, count: missing.length }) }];
}
