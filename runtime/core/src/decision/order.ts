/** The requirement graph: what must be there before a node is evaluated. */
import type { DecisionGraphNode, DecisionModel, InputNode, Ref } from './types';

/** The node that is meant, of the model or of one that it imports. */
export function nodeOf(model: DecisionModel, ref: Ref): DecisionGraphNode | undefined {
  const nodes = (ref.in === undefined ? model : model.imports[ref.in])?.nodes;
  return nodes && Object.hasOwn(nodes, ref.id) ? nodes[ref.id] : undefined;
}

/** What a node needs of its own model before its logic runs. A service is entered only when it is called. */
export const needsOf = (node: DecisionGraphNode): readonly Ref[] => ('needs' in node ? node.needs : []);

/** Input data that a decision reads, itself or by what it requires; what a service or knowledge model is called with comes by itself. */
export function inputsOf(model: DecisionModel, id: string): InputNode[] {
  const node = Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined;
  const ids = node?.kind === 'service' ? node.inputs.map((ref) => ref.id) : requirementOrder(model, [id], new Set()).ids;
  return ids.flatMap((one) => {
    const found = model.nodes[one];
    return found && (found.kind === 'input' || node?.kind === 'service') ? [{ ...found, kind: 'input' as const }] : [];
  });
}

/** The model among several that has this decision or service: a process names it without its file. */
export const modelOf = (models: Readonly<Record<string, DecisionModel>>, id: string): DecisionModel | undefined =>
  Object.values(models).find(({ nodes }) => Object.hasOwn(nodes, id) && (nodes[id]?.kind === 'decision' || nodes[id]?.kind === 'service'));

export interface Order {
  /** ids, each after what it needs */
  readonly ids: readonly string[];
  /** a way from a node back to itself, when there is one */
  readonly cycle?: readonly string[];
}

/** `given` nodes need nothing: their values come from outside. Without recursion, so that a chain of thousands is no problem. */
export function requirementOrder(model: DecisionModel, from: readonly string[], given: ReadonlySet<string>, needs: (node: DecisionGraphNode) => readonly Ref[] = needsOf): Order {
  const ids: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const start of from) {
    const way: { readonly id: string; readonly next: Iterator<Ref> }[] = [];
    const enter = (id: string): void => {
      const node = Object.hasOwn(model.nodes, id) ? model.nodes[id] : undefined;
      state.set(id, 'open');
      way.push({ id, next: (node && !given.has(id) ? needs(node) : []).filter((ref) => ref.in === undefined)[Symbol.iterator]() });
    };
    if (!state.has(start)) enter(start);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const { value: ref, done } = top.next.next();
      if (done === true) {
        state.set(top.id, 'done');
        ids.push(top.id);
        way.pop();
      } else if (state.get(ref.id) === 'open') return { ids, cycle: [...way.slice(way.findIndex((step) => step.id === ref.id)).map((step) => step.id), ref.id] };
      else if (!state.has(ref.id)) enter(ref.id);
    }
  }
  return { ids };
}
