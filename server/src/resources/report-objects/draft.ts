/** What stands in a report: figures, sentences and exceptions as they are now. */
import { type CompiledPack, periodBefore, rangeOf, type ReportDef, sha256Hex, wordsOf } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { lookUp } from '../figures/index';
import type { ReportObjectDoc, StoredFigure } from './model';
import { queueOf, stepsOf } from './place';

export interface Frame { readonly countyId: string; readonly pack: CompiledPack; readonly def: ReportDef; readonly orgId: string; readonly period: string }
type Content = Pick<ReportObjectDoc, 'asOf' | 'figures' | 'sentences' | 'exceptions'>;

export async function contentOf(deps: Deps, snapshot: OrgSnapshot, { countyId, pack, def, orgId, period }: Frame): Promise<Content> {
  const [now, before] = [deps.clock.now(), periodBefore(period) ?? period];
  const lookup = await lookUp(deps, { countyId, pack, indicatorIds: def.indicators, orgIds: [orgId], periods: [period, before] });
  const figures = def.indicators.map((indicatorId): StoredFigure => {
    const [is, was] = [lookup(indicatorId, orgId, period), lookup(indicatorId, orgId, before)];
    return { indicatorId, value: is?.value ?? null, before: was?.value ?? null, n: is?.n ?? 0, ...(is?.reason === undefined ? {} : { reason: is.reason }) };
  });
  const of = (key: 'value' | 'before') => Object.fromEntries(figures.map((figure) => [figure.indicatorId, figure[key]]));
  const scope = { now: of('value'), before: of('before'), unit: snapshot.view.unit(orgId)?.name ?? orgId, period };
  const words = wordsOf(def, scope, { now, dateOf: snapshot.calendar.dateOf });
  const asOf = def.indicators.flatMap((id) => lookup(id, orgId, period)?.asOf ?? []).sort()[0] ?? now;
  return { asOf, figures, sentences: [...words.sentences], exceptions: [...words.exceptions] };
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
