/**
 * What changes between two releases, in plain Chinese, item by item. Called by publishing and by the impact page.
 * Must not judge: whether a change is allowed is the publisher's question.
 */
import type { CompiledPack } from '../program';
import type { PackChange } from './change';
import { diffDashboards } from './dashboards';
import { diffDecisions } from './decisions';
import { diffFigures } from './figures';
import { diffForms } from './forms';
import { diffLedgers } from './ledgers';
import { diffOthers } from './others';
import { diffPlans } from './plans';
import { diffPrints } from './prints';
import { diffProcesses } from './processes';

export type { PackChange } from './change';

const NOTHING = { services: {}, codes: {}, records: {}, forms: {}, questions: {}, transforms: {}, processes: {}, decisions: {}, indicators: {}, reports: {}, plans: {}, ledgers: {}, dashboards: {}, notices: {}, prints: {}, params: {} } as const;

/** Without an earlier release everything is new. */
export function diffPacks(before: CompiledPack | undefined, after: CompiledPack): PackChange[] {
  const old: CompiledPack = before ?? { ...after, ...NOTHING, manifest: { ...after.manifest, roles: [] } };
  return [...diffOthers(old, after), ...diffFigures(old, after), ...diffForms(old, after), ...diffProcesses(old, after), ...diffPlans(old, after), ...diffLedgers(old, after), ...diffDashboards(old, after), ...diffPrints(old, after), ...diffDecisions(old, after)];
}
