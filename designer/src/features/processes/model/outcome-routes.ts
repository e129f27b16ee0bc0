import { bodyOf, outcomeCondition, outcomesIn } from './condition';
import type { Graph, GraphNode } from './graph';

/** Where each outcome of a step leads, read off the gateway behind it. */
export interface Route {
  readonly outcome: string;
  /** undefined: decided by other conditions */
  readonly flow: string | undefined;
  readonly isDefault: boolean;
}

export function routesOf(graph: Graph, gateway: GraphNode, outcomes: readonly string[]): readonly Route[] {
  const flows = gateway.outgoing.flatMap((id) => graph.flows.get(id) ?? []);
  const mixed = flows.some((flow) => flow.id !== gateway.standard && flow.condition !== undefined && outcomesIn(flow.condition) === undefined);
  return outcomes.map((outcome): Route => {
    const named = flows.find((flow) => flow.condition !== undefined && flow.id !== gateway.standard && outcomesIn(flow.condition)?.includes(outcome));
    if (named) return { outcome, flow: named.id, isDefault: false };
    return { outcome, flow: mixed ? undefined : gateway.standard, isDefault: !mixed && gateway.standard !== undefined };
  });
}

/** Conditions to write, by flow: text as stored, or undefined to take the condition away. */
export type ConditionChanges = ReadonlyMap<string, string | undefined>;

/** Let an outcome lead along `target`: it is taken out of every other flow's condition and put into that one. */
export function reroute(graph: Graph, gateway: GraphNode, outcome: string, target: string | undefined): ConditionChanges {
  const changes = new Map<string, string | undefined>();
  for (const id of gateway.outgoing) {
    const named = outcomesIn(graph.flows.get(id)?.condition ?? '') ?? [];
    const wanted = id === target && id !== gateway.standard;
    if (named.includes(outcome) === wanted) continue;
    const ids = wanted ? [...named, outcome] : named.filter((other) => other !== outcome);
    if (wanted && named.length === 0 && graph.flows.get(id)?.condition !== undefined) continue;
    changes.set(id, ids.length === 0 ? undefined : bodyOf(outcomeCondition(ids)));
  }
  return changes;
}
