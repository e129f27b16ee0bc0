/** Where a report stands on its way: whose turn it is, and who may see it. Pure. */
import type { CompiledPack, ReportDef, ReportStep } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { FigureReach } from '../figures/index';
import type { ReportObjectDoc } from './model';

export interface Frame { readonly countyId: string; readonly pack: CompiledPack; readonly def: ReportDef; readonly orgId: string; readonly period: string }
/** A report that somebody has open, and all that it is seen by. */
export interface Seen { readonly deps: Deps; readonly caller: Caller; readonly snapshot: OrgSnapshot; readonly frame: Frame; readonly doc: ReportObjectDoc }

export const stepsOf = (def: ReportDef | undefined): readonly ReportStep[] => def?.climb?.steps ?? [];
export const defOf = (pack: CompiledPack | undefined, { reportId }: Pick<ReportObjectDoc, 'reportId'>): ReportDef | undefined => pack?.reports[reportId];

/** The unit where a step is done: that of its tier, seen from the report's. */
export const unitOfStep = ({ view }: Pick<OrgSnapshot, 'view'>, step: ReportStep | undefined, orgId: string): string | undefined => (step ? view.atTier(orgId, step.tier) : undefined);

export function queueOf(snapshot: Pick<OrgSnapshot, 'view'>, step: ReportStep | undefined, orgId: string): string[] {
  const unit = unitOfStep(snapshot, step, orgId);
  return unit === undefined ? [] : (step?.roles ?? []).map((role) => `${role}@${unit}`);
}
export const queuesOf = ({ grants }: Pick<Caller, 'grants'>): string[] => grants.map(({ role, orgId }) => `${role}@${orgId}`);

/** It is his to confirm now. */
export const isMine = (caller: Caller, doc: ReportObjectDoc): boolean => doc.state === 'open' && queuesOf(caller).some((key) => doc.queue.includes(key));
/** He has a step of it. */
export const hasStep = (caller: Caller, snapshot: Pick<OrgSnapshot, 'view'>, def: ReportDef | undefined, { orgId }: Pick<ReportObjectDoc, 'orgId'>): boolean =>
  stepsOf(def).some((step) => queueOf(snapshot, step, orgId).some((key) => queuesOf(caller).includes(key)));
/** Reports that put this one together. */
export const gatherersOf = (pack: CompiledPack | undefined, reportId: string): ReportDef[] => Object.values(pack?.reports ?? {}).filter(({ gathers }) => gathers === reportId);
/** It is meant for him: he has a step of it, or of a report that it goes into. */
export const isFor = (caller: Caller, snapshot: Pick<OrgSnapshot, 'view'>, pack: CompiledPack | undefined, doc: Pick<ReportObjectDoc, 'reportId' | 'orgId'>): boolean =>
  hasStep(caller, snapshot, defOf(pack, doc), doc) || gatherersOf(pack, doc.reportId).some(({ id }) => isFor(caller, snapshot, pack, { ...doc, reportId: id }));
export const mayRead = (caller: Caller, reach: FigureReach, pack: CompiledPack | undefined, doc: ReportObjectDoc): boolean => isFor(caller, reach.org, pack, doc) || reach.covers(doc.orgId);
