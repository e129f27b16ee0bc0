import { evaluateFeel, feelVariables, holds, type FeelCtx } from '../expression/index';
import { recordScope } from '../record/commands/index';
import type { RecordType } from '../record/format';
import type { RecordDoc } from '../record/types';
import type { PlanDef } from './format';
import { localDay } from './local-day';
import type { RecordSince } from './versions';

/** From a day on one rhythm holds, named by its place in the plan; absent: it is not on the list. */
export interface Stretch {
  readonly from: string;
  readonly rhythm?: number;
}
/** What a plan has to know of one record over the days. */
export interface Life {
  /** the day from which it is counted while nothing was done */
  readonly from: string;
  /** in order; empty: it is not on the list and, having been made in error, never was */
  readonly stretches: readonly Stretch[];
}

const kindOf = (type: RecordType, record: RecordDoc): string => type.states.find(({ id }) => id === record.state)?.kind ?? 'open';

/** The rhythm that holds for a record as it is; undefined: it is not on the list. Those that are done with are not, unless the plan itself asks for their state. */
export function rhythmOf(plan: PlanDef, type: RecordType, record: RecordDoc, ctx: FeelCtx): number | undefined {
  const kind = kindOf(type, record);
  if (kind === 'void') return undefined;
  if (kind === 'done' && !feelVariables(plan.where ?? 'true').some((name) => name === 'state' || name === 'stateAt')) return undefined;
  const scope = recordScope(record);
  if (plan.where !== undefined && !holds(plan.where, scope, ctx)) return undefined;
  const index = plan.rhythm.findIndex(({ when }) => when === undefined || holds(when, scope, ctx));
  return index < 0 ? undefined : index;
}

function startOf(plan: PlanDef, record: RecordDoc, ctx: FeelCtx): string {
  const found = plan.from === undefined ? undefined : evaluateFeel(plan.from, recordScope(record), ctx);
  return (found?.ok ? localDay(found.value, ctx) : undefined) ?? localDay(record.createdAt, ctx) ?? record.createdAt.slice(0, 10);
}

/** `versions`: at least the record as it is now, the newest last. */
export function lifeOf(plan: PlanDef, type: RecordType, versions: readonly RecordSince[], ctx: FeelCtx): Life {
  const last = versions.at(-1)?.record;
  if (!last) return { from: '', stretches: [] };
  const from = startOf(plan, last, ctx);
  if (kindOf(type, last) === 'void') return { from, stretches: [] };
  const stretches: Stretch[] = [];
  for (const version of versions) {
    const rhythm = rhythmOf(plan, type, version.record, ctx);
    const before = stretches.at(-1);
    if (before ? before.rhythm !== rhythm : rhythm !== undefined) stretches.push({ from: version.from, ...(rhythm === undefined ? {} : { rhythm }) });
  }
  return { from, stretches };
}
