import type { Graph, GraphFlow, GraphNode } from './graph';

/** One line of the vertical list: a node, or a pointer to a node that already stands above. */
export interface StepRow {
  readonly key: string;
  readonly node: GraphNode;
  readonly depth: number;
  /** how one comes here, when there is a choice */
  readonly by?: GraphFlow;
  readonly isDefault: boolean;
  /** the node is listed elsewhere: this line only points to it */
  readonly jump: boolean;
}

interface Walk {
  readonly graph: Graph;
  readonly rows: StepRow[];
  readonly seen: Set<string>;
}

/** The main path goes straight on: without a choice, or where a branch comes back to it. */
function walk(state: Walk, id: string, depth: number, by?: GraphFlow, isDefault = false): void {
  const node = state.graph.nodes.get(id);
  if (!node) return;
  const jump = state.seen.has(id);
  state.rows.push({ key: `${by?.id ?? ''}>${id}`, node, depth, isDefault, jump, ...(by ? { by } : {}) });
  if (jump) return;
  state.seen.add(id);
  for (const attached of state.graph.nodes.values()) if (attached.attachedTo === id) walk(state, attached.id, depth + 1);
  const flows = node.outgoing.flatMap((flow) => state.graph.flows.get(flow) ?? []);
  if (flows.length === 1 && flows[0]) return walk(state, flows[0].to, depth);
  for (const flow of flows) walk(state, flow.to, depth + 1, flow, flow.id === node.standard);
}

/** The process from top to bottom as office apps show it. Nodes that cannot be reached come last. */
export function stepList(graph: Graph): { readonly rows: readonly StepRow[]; readonly unreached: readonly GraphNode[] } {
  const state: Walk = { graph, rows: [], seen: new Set() };
  for (const node of graph.nodes.values()) if (node.starts) walk(state, node.id, 0);
  return { rows: state.rows, unreached: [...graph.nodes.values()].filter((node) => !state.seen.has(node.id)) };
}
