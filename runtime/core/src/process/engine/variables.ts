/** Variables of nested scopes: read from the inside out, written where they are, else in the instance. */
import { evaluateFeel, layered, type FeelScope } from '../../expression/index';
import type { Json, JsonObject } from '../../shared/json';
import { refuse } from '../refused';
import type { Facts, ProcessNode, ProcessState } from '../types';
import { inScope, type Run } from './run';

/** The scopes around a place, innermost first, without the instance itself. */
function* around(state: Pick<ProcessState, 'scopes' | 'tokens'>, scopeId: string): Generator<{ readonly scope: string; readonly token: string }> {
  for (let scope = scopeId === '' ? undefined : state.scopes[scopeId]; scope; scope = scope.parent === '' ? undefined : state.scopes[scope.parent]) yield { scope: scope.id, token: scope.token };
}

/** What can be read at a place, the inner before the outer: variables from the inside out, then the record's fields. */
function layersAt(state: ProcessState, { record }: Facts, scopeId: string, token?: string): JsonObject[] {
  const layers: JsonObject[] = [];
  const local = token === undefined ? undefined : state.tokens[token]?.local;
  if (local) layers.push(local);
  for (const { scope, token: owner } of around(state, scopeId)) {
    layers.push(state.scopes[scope]?.vars ?? {});
    const owned = state.tokens[owner]?.local;
    if (owned) layers.push(owned);
  }
  return [...layers, state.vars, record];
}

/** All of it in one, with `record` and `params`. */
export const contextOf = (state: ProcessState, facts: Facts, scopeId: string, token?: string): Record<string, unknown> =>
  Object.assign({}, ...layersAt(state, facts, scopeId, token).reverse(), { record: facts.record, params: facts.params }) as Record<string, unknown>;

/** The same for an expression, which reads a few names of it. */
const scopeAt = (state: ProcessState, facts: Facts, scopeId: string, token?: string): FeelScope =>
  layered({ record: facts.record, params: facts.params }, layersAt(state, facts, scopeId, token).reduceRight<FeelScope>((outer, layer) => layered(layer, outer), {}));

/** Evaluate at a token or a scope. What cannot be evaluated refuses the step, it is never guessed. */
export function evaluateAt(run: Run, node: ProcessNode, source: string, at: { readonly token?: string | undefined; readonly scope?: string | undefined; readonly more?: JsonObject }, code = 'process.condition'): Json {
  if (run.facts.answer) return run.facts.answer({ node, source, code, token: at.token, scope: at.scope, counts: at.more, run });
  const scope = at.scope ?? (at.token === undefined ? '' : (run.state.tokens[at.token]?.scope ?? ''));
  const context = scopeAt(run.state, run.facts, scope, at.token);
  const result = evaluateFeel(source, at.more ? layered(at.more, context) : context, { now: run.ctx.now, dateOf: run.ctx.calendar.dateOf });
  return result.ok ? result.value : refuse(code, `/${node.id}`, { node: node.title, condition: source });
}

/** Set variables where each is known: the token's own, the nearest scope that has it, else the instance. */
export function assign(run: Run, scopeId: string, token: string | undefined, vars: JsonObject): void {
  run.changed = true;
  // most often nothing is nearer than the instance
  if (scopeId === '' && (token === undefined || run.state.tokens[token]?.local === undefined)) return run.emit({ type: 'VarsSet', vars });
  const places = new Map<string, Record<string, Json>>();
  const owners = new Map<string, Record<string, Json>>();
  const put = (map: Map<string, Record<string, Json>>, key: string, name: string, value: Json): void => void map.set(key, { ...map.get(key), [name]: value });
  for (const [name, value] of Object.entries(vars)) {
    const found = homeOf(run.state, scopeId, token, name);
    put('token' in found ? owners : places, 'token' in found ? found.token : found.scope, name, value);
  }
  for (const [owner, values] of owners) run.emit({ type: 'LocalsSet', token: owner, vars: values });
  for (const [scope, values] of places) run.emit({ type: 'VarsSet', vars: values, ...inScope(scope) });
}

function homeOf(state: ProcessState, scopeId: string, token: string | undefined, name: string): { readonly token: string } | { readonly scope: string } {
  if (token !== undefined && Object.hasOwn(state.tokens[token]?.local ?? {}, name)) return { token };
  for (const place of around(state, scopeId)) {
    if (Object.hasOwn(state.scopes[place.scope]?.vars ?? {}, name)) return { scope: place.scope };
    if (Object.hasOwn(state.tokens[place.token]?.local ?? {}, name)) return { token: place.token };
  }
  return { scope: '' };
}

/** `zeebe:ioMapping` inputs become variables of the activity alone. */
export function mapInputs(run: Run, node: ProcessNode, token: string): void {
  if (!node.inputs?.length) return;
  const vars = Object.fromEntries(node.inputs.map(({ source, target }) => [target, evaluateAt(run, node, source, { token }, 'process.mapping')]));
  run.emit({ type: 'LocalsSet', token, vars });
}

/** What an activity brings goes outside: through its output mappings where it has some, else as it is. */
export function mapOutputs(run: Run, node: ProcessNode, token: string, result: JsonObject): void {
  const scope = run.state.tokens[token]?.scope ?? '';
  if (!node.outputs?.length) return Object.keys(result).length === 0 ? undefined : assign(run, scope, token, result);
  const vars = Object.fromEntries(node.outputs.map(({ source, target }) => [target, evaluateAt(run, node, source, { token, more: result }, 'process.mapping')]));
  return assign(run, scope, undefined, vars);
}
