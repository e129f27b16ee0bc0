import { evaluateFeel, type FeelCtx } from '../expression/index';
import type { Counted } from './counted';
import type { RecordDoc } from '../record/types';
import { chinaDate, isDate } from '../shared/date';
import { INSTANT_PATTERN, type JsonObject } from '../shared/json';

/** What one record contributes to one indicator. */
export interface Fact {
  /** distinct: the key that counts once; otherwise the record's id */
  readonly key: string;
  readonly value: number;
  /** decides the period: a local date */
  readonly at: string;
  /** where it counts, if the indicator says so; else at the record's unit */
  readonly org?: string;
  /** by dimension: its codes; none = '' */
  readonly dims?: Readonly<Record<string, readonly string[]>>;
}

/** `derived`: values of the record's derived fields */
export interface FactCtx extends FeelCtx { readonly derived?: JsonObject }

const scopeOf = (record: RecordDoc, { derived }: FactCtx): Record<string, unknown> => ({
  ...derived,
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

const MOST_CODES = 50;
function codesOf(value: unknown): string[] {
  const all = (Array.isArray(value) ? value : [value]).filter((one): one is string | number | boolean => ['string', 'number', 'boolean'].includes(typeof one) && one !== '');
  return all.length === 0 ? [''] : [...new Set(all.map(String))].sort().slice(0, MOST_CODES);
}

type Read = (expression: string) => unknown;
function placed(def: Counted, read: Read): Pick<Fact, 'org' | 'dims'> {
  const org = def.org === undefined ? undefined : read(def.org);
  const dims = def.dimensions?.map((dimension): [string, string[]] => [dimension.id, codesOf(read(dimension.value))]);
  return { ...(typeof org === 'string' && org !== '' ? { org } : {}), ...(dims ? { dims: Object.fromEntries(dims) } : {}) };
}

function measured(def: Counted, record: RecordDoc, read: Read): Pick<Fact, 'key' | 'value'> | undefined {
  if (def.aggregate === 'count') return { key: record.id, value: 1 };
  const value = read(def.value ?? 'null');
  if (value === null || value === undefined) return undefined;
  if (def.aggregate === 'distinct') return { key: String(value), value: 1 };
  return typeof value === 'number' ? { key: record.id, value } : undefined;
}

/** Evaluates over one record. Indicators of a pack ask the same again and again, so each expression is evaluated once. */
function reading(record: RecordDoc, ctx: FactCtx): Read {
  const scope = scopeOf(record, ctx);
  const known = new Map<string, unknown>();
  return (expression) => {
    if (known.has(expression)) return known.get(expression);
    const found = evaluateFeel(expression, scope, ctx);
    const value = found.ok ? found.value : undefined;
    known.set(expression, value);
    return value;
  };
}

function factBy(def: Counted, record: RecordDoc, read: Read, ctx: FactCtx): Fact | undefined {
  if (record.type !== def.record || record.state === def.voided) return undefined;
  if (def.where !== undefined && read(def.where) !== true) return undefined;
  const at = dayOf(read(def.time ?? 'null'), ctx);
  const measure = at === undefined ? undefined : measured(def, record, read);
  return at === undefined || !measure ? undefined : { ...measure, at, ...placed(def, read) };
}

/** The fact of a record, or none: filtered out, voided, no time yet, or no number. */
export const factOf = (def: Counted, record: RecordDoc, ctx: FactCtx): Fact | undefined => factBy(def, record, reading(record, ctx), ctx);

/** What a record contributes to each of these indicators; those it contributes nothing to are left out. */
export function factsIn<D extends Counted>(defs: readonly D[], record: RecordDoc, ctx: FactCtx): { readonly def: D; readonly fact: Fact }[] {
  const read = reading(record, ctx);
  return defs.flatMap((def) => {
    const fact = factBy(def, record, read, ctx);
    return fact ? [{ def, fact }] : [];
  });
}
