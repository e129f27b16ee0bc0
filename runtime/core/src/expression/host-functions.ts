/** Functions of the host as values of FEEL, and values of FEEL called by the host. */
import type { Result } from '../shared/problem';
import { guarded } from './guarded';
import type { FeelCtx } from './run';
import { Scope } from './scope';
import { FeelFunction } from './values/callable';
import type { FeelValue } from './values/value';

/** A function that expressions can call, by place or by name: a knowledge model, a decision service. Too many arguments, or too few, make it null. */
export const feelFunction = (parameters: readonly string[], body: (args: readonly FeelValue[]) => FeelValue): FeelFunction =>
  new FeelFunction([parameters], (run, args) => {
    run.spend(1);
    return args.length === parameters.length ? run.budget.nested(() => body(args.map((value) => value ?? null))) : null;
  });

const NOWHERE = new Scope({});

/** Call a value; null when it is no function or does not take these arguments. */
export const callFeel = (target: FeelValue, args: readonly FeelValue[] | ReadonlyMap<string, FeelValue>, ctx: FeelCtx): Result<FeelValue> =>
  guarded('', NOWHERE, ctx, (run) => {
    if (!(target instanceof FeelFunction)) return null;
    return args instanceof Map ? target.callNamed(run, args) : target.call(run, args as readonly FeelValue[]);
  });
