import { evaluate } from 'feelin';
import type { Instant, Json } from '../shared/json';
import { problem, type Result } from '../shared/problem';
import { chinaDate } from '../shared/date';
import { builtins } from './builtins';

export const MAX_SOURCE = 4096;

export interface FeelCtx {
  readonly now: Instant;
  /** local calendar date of an instant; default: China's */
  readonly dateOf?: (at: Instant) => string;
}

/** Dates, times and durations become their ISO text, NaN and functions null: what leaves an expression is JSON. */
const toJson = (value: unknown): Json => {
  if (value === null || value === undefined || typeof value === 'function') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object') {
    if ('iso' in value && typeof value.iso === 'string') return value.iso;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
  }
  return null;
};

/**
 * Evaluate a FEEL expression. An unknown variable is null, as the standard asks; a text that does not parse is a problem.
 * @example evaluateFeel('estimate > cap', { estimate: 600, cap: 500 }, { now }) // { ok: true, value: true }
 */
export function evaluateFeel(source: string, context: Readonly<Record<string, unknown>>, ctx: FeelCtx): Result<Json> {
  if (source.length > MAX_SOURCE) return { ok: false, problems: [problem('expression.too-long', '', { limit: MAX_SOURCE })] };
  try {
    const dateOf = ctx.dateOf ?? chinaDate;
    return { ok: true, value: toJson(evaluate(source, { ...context, ...builtins(ctx.now, dateOf) }).value) };
  } catch (error) {
    return { ok: false, problems: [problem('expression.failed', '', { source, reason: error instanceof Error ? error.message : String(error) })] };
  }
}

/** True only when the expression is true: null, errors and other values are false. */
export function holds(source: string, context: Readonly<Record<string, unknown>>, ctx: FeelCtx): boolean {
  const result = evaluateFeel(source, context, ctx);
  return result.ok && result.value === true;
}
