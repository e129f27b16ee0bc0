/** Evaluates nodes of the requirement graph, each once, after what it needs. */
import type { FeelValue } from '../expression/index';
import { problem } from '../shared/problem';
import { functionOf, resultType } from './boxed/function';
import { openRun } from './open-run';
import { nodeOf, requirementOrder } from './order';
import type { Run, Scope, Shared } from './run';
import type { DecisionModel, InputNode, KnowledgeNode, Ref, ServiceNode } from './types';

/** Where the values of input data come from; null = not given. */
export type Inputs = (node: InputNode, importedAs?: string) => FeelValue;
/** Value of a node by its id, or by `import#id`. */
type Given = ReadonlyMap<string, FeelValue>;
const keyOf = (ref: Ref): string => (ref.in === undefined ? ref.id : `${ref.in}#${ref.id}`);

export interface Graph {
  readonly model: DecisionModel;
  valueOf(ref: Ref): FeelValue;
}

export function openGraph(model: DecisionModel, given: Given, inputs: Inputs, shared: Shared): Graph {
  const values = new Map<string, FeelValue>(given);
  const imports = new Map<string, Graph>();
  const run = openRun(model, shared);

  const imported = (name: string): Graph | undefined => {
    const other = model.imports[name];
    if (!imports.has(name) && other) {
      const inside = [...given].flatMap(([key, value]) => (key.startsWith(`${name}#`) ? [[key.slice(name.length + 1), value] as const] : []));
      imports.set(name, openGraph(other, new Map(inside), (node) => inputs(node, name), shared));
    }
    return imports.get(name);
  };

  function valueOf(ref: Ref): FeelValue {
    if (ref.in !== undefined) return imported(ref.in)?.valueOf({ id: ref.id }) ?? null;
    const order = values.has(ref.id) ? { ids: [] } : requirementOrder(model, [ref.id], new Set(values.keys()));
    if (order.cycle) {
      run.say(problem('decision.cycle', `/${ref.id}`, { path: order.cycle.join(' → ') }));
      values.set(ref.id, null);
    } else for (const id of order.ids) if (!values.has(id)) values.set(id, compute(id));
    return values.get(ref.id) ?? null;
  }

  /** The variables of what is needed; those of an import stand under its name. */
  function scopeOf(refs: readonly Ref[]): Scope {
    const scope: Record<string, FeelValue> = {};
    for (const ref of refs) {
      const node = nodeOf(model, ref);
      if (!node) continue;
      if (ref.in === undefined || ref.in === '') scope[node.name] = valueOf(ref);
      else scope[ref.in] = { ...(scope[ref.in] as Scope | undefined), [node.name]: valueOf(ref) };
    }
    return scope;
  }

  function compute(id: string): FeelValue {
    const node = model.nodes[id];
    switch (node?.kind) {
      case 'input': return run.convert(inputs(node), node.type, `/${id}`);
      case 'decision': return node.logic ? run.convert(run.box(node.logic, scopeOf(node.needs)), node.type, `/${id}`) : null;
      case 'knowledge': return knowledge(node, scopeOf(node.needs), run);
      case 'service': return service(node);
      case undefined: return null;
    }
  }

  function service(node: ServiceNode): FeelValue {
    const params = node.inputs.map((ref) => ({ ref, node: nodeOf(model, ref) }));
    const named = params.map((param) => ({ name: param.node?.name ?? param.ref.id, ...(param.node?.type === undefined ? {} : { type: param.node.type }) }));
    return functionOf(named, `/${node.id}`, run, (args) => {
      const inside = new Map(params.map(({ ref }, index) => [keyOf(ref), args[named[index]?.name ?? ''] ?? null]));
      const graph = openGraph(model, inside, inputs, shared);
      const results = node.outputs.map((ref) => [nodeOf(model, ref)?.name ?? ref.id, graph.valueOf(ref)] as const);
      const value = results.length === 1 ? (results[0]?.[1] ?? null) : Object.fromEntries(results);
      return run.convert(value, resultType(node.type, model), `/${node.id}`);
    });
  }
  return { model, valueOf };
}

/** It knows itself: depth and work are bounded as for any function. */
function knowledge(node: KnowledgeNode, scope: Scope, run: Run): FeelValue {
  const { logic } = node;
  if (!logic) return null;
  const self: FeelValue = functionOf(logic.params, `/${node.id}`, run, (args) => {
    const value = logic.body ? run.box(logic.body, { ...scope, [node.name]: self, ...args }) : null;
    return run.convert(run.convert(value, resultType(logic.type, run.model), logic.at), resultType(node.type, run.model), `/${node.id}`);
  });
  return self;
}
