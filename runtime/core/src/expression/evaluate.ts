import type { Json } from '../shared/json';
import type { Result } from '../shared/problem';
import { compileFeel } from './compile/index';
import type { FeelCtx } from './run';
import type { FeelScope } from './scope';
import { toJson } from './values/json';

/**
 * Evaluate a FEEL expression. An unknown variable is null, as the standard asks; a text that does not parse is a problem.
 * @example evaluateFeel('estimate > cap', { estimate: 600, cap: 500 }, { now }) // { ok: true, value: true }
 */
export function evaluateFeel(source: string, context: FeelScope, ctx: FeelCtx): Result<Json> {
  const result = compileFeel(source).evaluate(context, ctx);
  return result.ok ? { ok: true, value: toJson(result.value) } : result;
}

/** True only when the expression is true: null, errors and other values are false. */
export function holds(source: string, context: FeelScope, ctx: FeelCtx): boolean {
  const result = compileFeel(source).evaluate(context, ctx);
  return result.ok && result.value === true;
}
