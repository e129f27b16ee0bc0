import { evaluateFeel, holds, type FeelCtx } from '../expression/index';
import { recordScope } from '../record/commands/index';
import { voidStates } from '../access/picks';
import type { RecordType } from '../record/format';
import type { RecordDoc } from '../record/types';
import type { JsonObject } from '../shared/json';
import type { PlanDef } from './format';
import { localDay } from './local-day';

/** What one record does for a plan: those it was done to, on which local date. */
export interface PlanDone {
  readonly targets: readonly string[];
  readonly on: string;
}

const rowsOf = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter((row): row is JsonObject => typeof row === 'object' && row !== null && !Array.isArray(row)) : []);
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');

/** Ids of the records that a field, or a column of a child table, picks. */
export function pickedAt(data: JsonObject, path: string): string[] {
  const [field = '', column] = path.split('/');
  const found = column === undefined ? textsOf(data[field]) : rowsOf(data[field]).flatMap((row) => textsOf(row[column]));
  return [...new Set(found)];
}

/** undefined: it does nothing for the plan: another kind of record, void, left out, without a time or without anybody. */
export function doneOf(plan: PlanDef, type: RecordType, record: RecordDoc, ctx: FeelCtx): PlanDone | undefined {
  if (record.type !== plan.done.record || voidStates(type).includes(record.state)) return undefined;
  const scope = recordScope(record);
  if (plan.done.where !== undefined && !holds(plan.done.where, scope, ctx)) return undefined;
  const time = evaluateFeel(plan.done.time, scope, ctx);
  const on = time.ok ? localDay(time.value, ctx) : undefined;
  const targets = pickedAt(record.data, plan.done.link);
  return on === undefined || targets.length === 0 ? undefined : { targets, on };
}
