import { evaluateFeel, holds, type FeelCtx } from '../expression/index';
import type { IndicatorDef } from './format';
import type { RecordDoc } from '../record/types';
import { chinaDate, isDate } from '../shared/date';
import { INSTANT_PATTERN } from '../shared/json';
import { sumOfMoney } from '../shared/money';

/** What one record contributes to one indicator. */
export interface Fact {
  /** distinct: the key that counts once; otherwise the record's id */
  readonly key: string;
  readonly value: number;
  /** decides the period: a local date */
  readonly at: string;
}

const scopeOf = (record: RecordDoc): Record<string, unknown> => ({
  ...record.data,
  data: record.data,
  state: record.state,
  stateAt: record.stateAt,
  createdAt: record.createdAt,
  occurredAt: record.occurredAt,
});

const INSTANT = new RegExp(INSTANT_PATTERN);

/** The local date of a time; undefined for a text that is no date and no instant, whatever a lenient parser makes of it. */
function dayOf(time: unknown, { dateOf = chinaDate }: FeelCtx): string | undefined {
  if (typeof time !== 'string') return undefined;
  if (isDate(time)) return time;
  return INSTANT.test(time) && !Number.isNaN(Date.parse(time)) ? dateOf(new Date(time).toISOString()) : undefined;
}

/** The fact of a record, or none: filtered out, no time yet, or no number. */
export function factOf(def: IndicatorDef, record: RecordDoc, ctx: FeelCtx): Fact | undefined {
  if (record.type !== def.record) return undefined;
  const scope = scopeOf(record);
  if (def.where !== undefined && !holds(def.where, scope, ctx)) return undefined;
  const time = evaluateFeel(def.time ?? 'null', scope, ctx);
  const at = time.ok ? dayOf(time.value, ctx) : undefined;
  if (at === undefined) return undefined;
  if (def.aggregate === 'count') return { key: record.id, value: 1, at };
  const measured = evaluateFeel(def.value ?? 'null', scope, ctx);
  if (!measured.ok || measured.value === null) return undefined;
  if (def.aggregate === 'distinct') return { key: String(measured.value), value: 1, at };
  return typeof measured.value === 'number' ? { key: record.id, value: measured.value, at } : undefined;
}

const median = (sorted: readonly number[]): number => {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** One cell: the figure over its facts. No facts: 0, and null for a median (there is none). */
export function aggregate(def: Pick<IndicatorDef, 'aggregate'> & Partial<Pick<IndicatorDef, 'unit'>>, facts: readonly Fact[]): number | null {
  switch (def.aggregate) {
    case 'count':
      return facts.length;
    case 'sum':
      return def.unit === 'yuan' ? sumOfMoney(facts.map((fact) => fact.value)) : rounded(facts.reduce((sum, fact) => sum + fact.value, 0));
    case 'distinct':
      return new Set(facts.map((fact) => fact.key)).size;
    // made of other figures, never of facts
    case 'ratio':
    case 'rate':
      return null;
    case 'median':
      return facts.length === 0 ? null : rounded(median(facts.map((fact) => fact.value).sort((a, b) => a - b)));
  }
}
