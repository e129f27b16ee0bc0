import { type FeelContext, feelFunction, type FeelValue, kindOf } from '../../expression/index';
import { problem } from '../../shared/problem';
import { coerced, findType } from '../conform';
import { isPath } from '../names';
import type { Run, Scope } from '../run';
import type { DecisionModel, FunctionBox, InvocationBox, Param } from '../types';
import type { Evaluate } from './evaluate';

/** A parameter may be called `Person.age`: what names it reads a path. */
function withPath(scope: Scope, [first = '', ...rest]: readonly string[], value: FeelValue): Scope {
  if (rest.length === 0) return { ...scope, [first]: value };
  const inner = scope[first] ?? null;
  return { ...scope, [first]: withPath(kindOf(inner) === 'context' ? (inner as FeelContext) : {}, rest, value) };
}

/** A function of the model: not entered when an argument is of another type than its parameter. */
export function functionOf(params: readonly Param[], at: string, run: Run, body: (args: Scope) => FeelValue): FeelValue {
  const { shared, model } = run;
  return feelFunction(params.map((param) => param.name), (args) => {
    const given = params.map((param, index) => coerced(args[index] ?? null, param.type, model, shared.ctx));
    const wrong = params.find((_param, index) => given[index] === undefined);
    if (!wrong) return body(params.reduce<Scope>((scope, { name }, index) => withPath(scope, isPath(name) ? name.split('.') : [name], given[index] ?? null), {}));
    run.say(problem('decision.argument', at, { name: wrong.name, type: wrong.type ?? '' }));
    return null;
  });
}

/** The type of what a function gives, when it is named by the function's own type or, as older files do, by itself. */
export function resultType(type: string | undefined, model: DecisionModel): string | undefined {
  const result = type === undefined ? undefined : findType(model, type)?.def.result;
  return result ? result.type : type;
}

export const functionBox: Evaluate<FunctionBox> = (box, scope, run) =>
  functionOf(box.params, box.at, run, (args) => (box.body ? run.convert(run.box(box.body, { ...scope, ...args }), resultType(box.type, run.model), box.at) : null));

export const invocation: Evaluate<InvocationBox> = (box, scope, run) =>
  run.call(run.box(box.callee, scope), new Map(box.bindings.map(({ name, value }) => [name, run.box(value, scope)])), box.at);
