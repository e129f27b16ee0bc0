import { problem, type Problem, type Result } from '../shared/problem';
import { TooMuchWork } from './budget';
import { Run, type FeelCtx } from './run';
import type { Scope } from './scope';
import { isList, Rich, type FeelValue } from './values/value';

const MAX_DEEP = 500;

/** A small expression can name a huge tree by using a part of it again and again: it is walked once before it leaves. */
function weigh(value: FeelValue, run: Run, deep = 0): void {
  if (value === null || typeof value !== 'object' || value instanceof Rich) return;
  if (deep > MAX_DEEP) throw new TooMuchWork();
  const parts = isList(value) ? value : Object.values(value);
  run.spend(parts.length);
  for (const part of parts) weigh(part, run, deep + 1);
}

export function failure(error: unknown, source: string): Problem {
  // a RangeError: a stack that is full of nested calls or nested parentheses
  if (error instanceof TooMuchWork || error instanceof RangeError) return problem('expression.too-much-work', '', { source });
  return problem('expression.failed', '', { source, reason: error instanceof Error ? error.message : String(error) });
}

/** Whatever happens inside, the host gets a value or a problem. */
export function guarded(source: string, scope: Scope, ctx: FeelCtx, act: (run: Run) => FeelValue): Result<FeelValue> {
  try {
    const run = new Run(scope, ctx);
    const value = act(run);
    weigh(value, run);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, problems: [failure(error, source)] };
  }
}
