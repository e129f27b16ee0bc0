/** Where a report stands on its way: whose turn it is, and who may see it. Pure. */
import type { CompiledPack, ReportDef, ReportStep } from '@liandong/core/run';
import type { OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { FigureReach } from '../figures/index';
import type { ReportObjectDoc } from './model';

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
export const hasStep = (caller: Caller, snapshot: Pick<OrgSnapshot, 'view'>, def: ReportDef | undefined, { orgId }: ReportObjectDoc): boolean =>
  stepsOf(def).some((step) => queueOf(snapshot, step, orgId).some((key) => queuesOf(caller).includes(key)));
export const mayRead = (caller: Caller, reach: FigureReach, def: ReportDef | undefined, doc: ReportObjectDoc): boolean => hasStep(caller, reach.org, def, doc) || reach.covers(doc.orgId);
