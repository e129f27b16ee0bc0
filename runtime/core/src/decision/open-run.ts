import { callFeel, type Dialect, type FeelValue } from '../expression/index';
import { problem, type Problem, type Result } from '../shared/problem';
import { evaluateBox } from './boxed/index';
import { coerced } from './conform';
import { compiledFor } from './parsed';
import type { Run, Scope, Shared } from './run';
import type { DecisionModel } from './types';

/** What beginning an expression costs, beside what it does. */
const COST = 5;
const MAX_TOLD = 100;
/** Thrown through everything that still runs when the budget is used up; `evaluateNode` catches it. */
export class Stopped extends Error {}

export function openRun(model: DecisionModel, shared: Shared): Run {
  const compile = compiledFor(model);
  const isEnd = ({ code }: Problem): boolean => code === 'expression.too-much-work';
  const isStopped = (): boolean => shared.problems.some(isEnd);
  const say = (found: Problem): void => {
    if (shared.problems.length < MAX_TOLD || isEnd(found)) shared.problems.push(found);
  };
  const valueOf = (result: Result<FeelValue>, at: string): FeelValue => {
    if (result.ok) return result.value;
    if (!isStopped()) for (const found of result.problems) say({ ...found, path: at });
    if (isStopped()) throw new Stopped();
    return null;
  };
  const evaluate = (text: string, dialect: Dialect, scope: Scope, at: string): FeelValue => {
    try {
      shared.ctx.budget.spend(COST);
    } catch {
      return valueOf({ ok: false, problems: [problem('expression.too-much-work', at, { source: text })] }, at);
    }
    return valueOf(compile(text, dialect).evaluate(scope, shared.ctx), at);
  };
  const run: Run = {
    model,
    shared,
    say,
    feel: (text, scope, at) => evaluate(text, 'expression', scope, at),
    test: (text, value, scope, at) => evaluate(text, 'unary-tests', { ...scope, '?': value }, at) === true,
    call: (target, args, at) => valueOf(callFeel(target, args, shared.ctx), at),
    box: (box, scope) => {
      const value = evaluateBox(box, scope, run);
      return box.kind === 'function' ? value : run.convert(value, box.type, box.at);
    },
    convert: (value, type, at) => {
      const converted = coerced(value, type, model, shared.ctx);
      if (converted === undefined) say(problem('decision.type', at, { type: type ?? '' }));
      return converted ?? null;
    },
  };
  return run;
}
