import { evaluateFeel, type FeelCtx } from '../expression/index';
import { isEmpty, same } from '../form/index';
import type { TransformStep } from '../pack/format';
import type { Json, JsonObject } from '../shared/json';
import { converted } from './convert';

/** A value that stays as it was, since the step has no place for it. */
export interface Unfit { readonly field: string; readonly do: TransformStep['do'] }
export interface Transformed {
  readonly data: JsonObject;
  readonly unfit: readonly Unfit[];
}
type Of<T extends TransformStep['do']> = Extract<TransformStep, { readonly do: T }>;
/** The same fields with one step done; undefined: the value has no place there. */
type Act<T extends TransformStep['do']> = (step: Of<T>, own: JsonObject, field: string, scope: JsonObject, ctx: FeelCtx) => JsonObject | undefined;

const without = (own: JsonObject, field: string): JsonObject => Object.fromEntries(Object.entries(own).filter(([id]) => id !== field));
const lastOf = (path: string): string => path.split('/').at(-1) ?? path;

/** Moves the value; one that is already there is never written over. */
const rename: Act<'rename'> = ({ to }, own, field) => {
  const target = lastOf(to);
  const value = own[field];
  if (target === field || value === undefined) return own;
  if (isEmpty(value)) return without(own, field);
  if (!isEmpty(own[target]) && !same(own[target], value)) return undefined;
  return { ...without(own, field), [target]: value };
};

const recode: Act<'recode'> = ({ map }, own, field) => {
  const code = (value: Json): Json => (typeof value !== 'object' && Object.hasOwn(map, String(value)) ? (map[String(value)] ?? value) : value);
  const value = own[field];
  if (value === undefined) return own;
  // two that become one are one
  const next = Array.isArray(value) ? value.map(code).filter((one, index, all) => all.findIndex((other) => same(one, other)) === index) : code(value);
  return { ...own, [field]: next };
};

const split: Act<'split'> = ({ into, at }, own, field) => {
  const value = own[field];
  if (isEmpty(value)) return without(own, field);
  if (typeof value !== 'string' || into.some((id) => id !== field && !isEmpty(own[id]))) return undefined;
  const parts = value.split(at);
  const values = into.map((id, index): [string, string] => [id, (index === into.length - 1 ? parts.slice(index).join(at) : (parts[index] ?? '')).trim()]);
  return { ...without(own, field), ...Object.fromEntries(values.filter(([, part]) => part !== '')) };
};

const fill: Act<'default'> = ({ value, expression }, own, field, scope, ctx) => {
  if (!isEmpty(own[field])) return own;
  const found = expression === undefined ? { ok: true as const, value: value ?? null } : evaluateFeel(expression, scope, ctx);
  return found.ok && !isEmpty(found.value) ? { ...own, [field]: found.value } : own;
};

const convert: Act<'convert'> = ({ type }, own, field) => {
  const value = own[field];
  if (isEmpty(value)) return own;
  const next = converted(value ?? null, type);
  return next === undefined ? undefined : { ...own, [field]: next };
};

const ACTS: { readonly [T in TransformStep['do']]: Act<T> } = { rename, recode, split, default: fill, convert, drop: (_step, own, field) => without(own, field) };

const isRow = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

interface Done { readonly data: JsonObject; readonly isUnfit: boolean }

/** In each row of a child table; rows that have no place for it stay as they are. */
function inRows(step: TransformStep, data: JsonObject, table: string, column: string, ctx: FeelCtx): Done {
  const rows = data[table];
  if (!Array.isArray(rows)) return { data, isUnfit: false };
  let isUnfit = false;
  const next = rows.map((row) => {
    if (!isRow(row)) return row;
    const after = act(step, row, column, { ...data, ...row }, ctx);
    if (after === undefined) isUnfit = true;
    return after ?? row;
  });
  return { data: { ...data, [table]: next }, isUnfit };
}

function act(step: TransformStep, own: JsonObject, field: string, scope: JsonObject, ctx: FeelCtx): JsonObject | undefined {
  return (ACTS[step.do] as Act<typeof step.do>)(step as never, own, field, scope, ctx);
}

function one(step: TransformStep, data: JsonObject, ctx: FeelCtx): Done {
  const [first = '', column] = step.field.split('/');
  if (column !== undefined) return inRows(step, data, first, column, ctx);
  const after = act(step, data, first, data, ctx);
  return { data: after ?? data, isUnfit: after === undefined };
}

/**
 * Data as the steps have it. Total: any JSON may stand anywhere. A field that no step names stays; a value that a step has no place for stays
 * where it was and is told. Doing it again changes nothing, unless a step's result is what a step begins with.
 */
export function transformData(steps: readonly TransformStep[], data: JsonObject, ctx: FeelCtx): Transformed {
  let now = data;
  const unfit: Unfit[] = [];
  for (const step of steps) {
    const done = one(step, now, ctx);
    now = done.data;
    if (done.isUnfit) unfit.push({ field: step.field, do: step.do });
  }
  return { data: now, unfit };
}
