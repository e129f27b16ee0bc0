/** What stands in a report: figures, sentences and exceptions as they are now. */
import { periodBefore, rangeOf, type ReportDef, sha256Hex, wordsOf } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { lookUp } from '../figures/index';
import { gatherFigures, missingIn, saidBy } from './gather';
import { type ReportObjectDoc, reportObjectModel, type StoredFigure } from './model';
import { type Frame, queueOf, stepsOf } from './place';

type Content = Pick<ReportObjectDoc, 'asOf' | 'figures' | 'sentences' | 'exceptions'> & Partial<Pick<ReportObjectDoc, 'below'>>;
type Counted = Pick<Content, 'figures' | 'below'> & { readonly asOf?: string; readonly missing: Content['exceptions'] };

/** As the records of the unit say it. */
async function countedOf(deps: Deps, { countyId, pack, def, orgId, period }: Frame): Promise<Counted> {
  const before = periodBefore(period) ?? period;
  const lookup = await lookUp(deps, { countyId, pack, indicatorIds: def.indicators, orgIds: [orgId], periods: [period, before] });
  const figures = def.indicators.map((indicatorId): StoredFigure => {
    const [is, was] = [lookup(indicatorId, orgId, period), lookup(indicatorId, orgId, before)];
    return { indicatorId, value: is?.value ?? null, before: was?.value ?? null, n: is?.n ?? 0, ...(is?.reason === undefined ? {} : { reason: is.reason }) };
  });
  const asOf = def.indicators.flatMap((id) => lookup(id, orgId, period)?.asOf ?? []).sort()[0];
  return { figures, missing: [], ...(asOf === undefined ? {} : { asOf }) };
}

/** As the reports below it say it; beside them what was said in the period before. */
async function gatheredOf(deps: Deps, snapshot: OrgSnapshot, frame: Frame, standing: ReportObjectDoc | undefined): Promise<Counted> {
  const { countyId, pack, def, orgId, period } = frame;
  const last = periodBefore(period);
  const [{ figures, below, asOf }, earlier] = await Promise.all([
    gatherFigures({ deps, snapshot, frame }, standing?.closed === true ? standing.figures : undefined),
    last === undefined ? null : reportObjectModel(deps.db).findOne({ countyId, packId: pack.manifest.id, reportId: def.id, orgId, period: last, state: 'signed' }).lean<ReportObjectDoc>().exec(),
  ]);
  const before = earlier ? saidBy(earlier) : undefined;
  return {
    figures: figures.map((figure) => ({ ...figure, before: before?.get(figure.indicatorId)?.value ?? null })), missing: missingIn(snapshot, below), ...(asOf === undefined ? {} : { asOf }),
    below: below.flatMap(({ orgId: unit, doc }) => (doc?.state === 'signed' ? [{ orgId: unit, reportObjectId: doc._id }] : [])),
  };
}

/** `standing`: the report as it lies there, if there is one. */
export async function contentOf(deps: Deps, snapshot: OrgSnapshot, frame: Frame, standing?: ReportObjectDoc): Promise<Content> {
  const { def, orgId, period } = frame;
  const now = deps.clock.now();
  const { figures, missing, asOf, below } = await (def.gathers === undefined ? countedOf(deps, frame) : gatheredOf(deps, snapshot, frame, standing));
  const of = (key: 'value' | 'before') => Object.fromEntries(figures.map((figure) => [figure.indicatorId, figure[key]]));
  const scope = { now: of('value'), before: of('before'), unit: snapshot.view.unit(orgId)?.name ?? orgId, period };
  const { sentences, exceptions } = wordsOf(def, scope, { now, dateOf: snapshot.calendar.dateOf });
  return { asOf: asOf ?? (standing?.closed === true ? standing.asOf : now), figures, sentences: [...sentences], exceptions: [...missing, ...exceptions], ...(below ? { below } : {}) };
}

const dayAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
/** The last day on which late entries still join it. */
export const openUntil = (def: ReportDef, period: string): string => dayAfter(rangeOf(period)?.to ?? '1970-01-01', (def.climb?.graceDays ?? 0) - 1);
export const reportId = ({ countyId, pack, def, orgId, period }: Frame, version: number): string => sha256Hex(JSON.stringify([countyId, pack.manifest.id, def.id, orgId, period, version])).slice(0, 24);

export const dueOf = ({ calendar }: OrgSnapshot, def: ReportDef, step: number, now: string): { due?: string } => {
  const { days } = stepsOf(def)[step] ?? {};
  return days === undefined ? {} : { due: calendar.add(now, `P${days}WD`) };
};

export async function draftOf(deps: Deps, snapshot: OrgSnapshot, frame: Frame, version: number): Promise<ReportObjectDoc> {
  const { countyId, pack, def, orgId, period } = frame;
  const now = deps.clock.now();
  return {
    _id: reportId(frame, version), countyId, packId: pack.manifest.id, reportId: def.id, orgId, period, version, state: 'open', step: 0, rev: 0, openUntil: openUntil(def, period), ...dueOf(snapshot, def, 0, now),
    ...(await contentOf(deps, snapshot, frame)), explained: {}, adjustments: [], entries: [], queue: queueOf(snapshot, stepsOf(def)[0], orgId), path: [...(snapshot.view.unit(orgId)?.path ?? []), orgId], commands: [],
  };
}
