import type { Graph, GraphFlow, GraphNode } from './graph';

/** One line of the vertical list: a node, or a pointer to a node that already stands above. */
export interface StepRow {
  readonly key: string;
  readonly node: GraphNode;
  readonly depth: number;
  /** how one comes here, when there is a choice */
  readonly by: GraphFlow | undefined;
  readonly isDefault: boolean;
  /** the node is listed elsewhere: this line only points to it */
  readonly jump: boolean;
}

interface Walk {
  readonly graph: Graph;
  readonly rows: StepRow[];
  readonly seen: Set<string>;
}
interface Step { readonly id: string; readonly depth: number; readonly by?: GraphFlow | undefined; readonly isDefault?: boolean; readonly later: ReadonlySet<string> }

function reach(graph: Graph, id: string, without: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const queue = [id];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (found.has(at) || without.has(at)) continue;
    found.add(at);
    for (const flow of graph.nodes.get(at)?.outgoing ?? []) queue.push(graph.flows.get(flow)?.to ?? at);
  }
  return found;
}

/** Ways out of a node, the one with most before it first: that is the way on. */
function waysOf({ graph, seen }: Walk, node: GraphNode, later: ReadonlySet<string>): readonly { readonly flow: GraphFlow; readonly nodes: ReadonlySet<string> }[] {
  const without = new Set([...seen, ...later]);
  const flows = node.outgoing.flatMap((flow) => graph.flows.get(flow) ?? []);
  return flows.map((flow) => ({ flow, nodes: reach(graph, flow.to, without) })).sort((a, b) => b.nodes.size - a.nodes.size);
}

/** Where one may begin in a scope: its starts, and what no flow leads to (event sub-processes, steps that are chosen freely). */
function beginningsIn(graph: Graph, scope: string | undefined): readonly GraphNode[] {
  const inside = [...graph.nodes.values()].filter((node) => node.parent === scope && node.attachedTo === undefined && (node.starts || (node.type !== undefined && node.incoming.length === 0)));
  const starts = inside.filter((node) => node.starts);
  return scope === undefined ? [...starts, ...inside.filter((node) => node.type === 'event-sub-process')] : [...starts, ...inside.filter((node) => !node.starts)];
}

/** `later` are nodes of a way on that comes further down: a branch only points to them. */
function walk(state: Walk, { id, depth, by, isDefault = false, later }: Step): void {
  const { graph, rows, seen } = state;
  const node = graph.nodes.get(id);
  if (!node) return;
  const jump = seen.has(id) || later.has(id);
  rows.push({ key: `${rows.length}`, node, depth, isDefault, jump, by });
  if (jump) return;
  seen.add(id);
  for (const inner of beginningsIn(graph, id)) walk(state, { id: inner.id, depth: depth + 1, later: new Set() });
  const [main, ...others] = waysOf(state, node, later);
  const ahead = new Set([...later, ...(main?.nodes ?? [])]);
  for (const attached of graph.nodes.values()) if (attached.attachedTo === id) walk(state, { id: attached.id, depth: depth + 1, later: ahead });
  const choose = (flow: GraphFlow) => ({ by: flow, isDefault: flow.id === node.standard });
  for (const { flow } of others) walk(state, { id: flow.to, depth: depth + 1, ...choose(flow), later: ahead });
  if (main) walk(state, { id: main.flow.to, depth, ...(others.length > 0 ? choose(main.flow) : {}), later });
}

/** The process from top to bottom as office apps show it. Nodes that cannot be reached come last. */
export function stepList(graph: Graph): { readonly rows: readonly StepRow[]; readonly unreached: readonly GraphNode[] } {
  const state: Walk = { graph, rows: [], seen: new Set() };
  for (const node of beginningsIn(graph, undefined)) walk(state, { id: node.id, depth: 0, later: new Set() });
  return { rows: state.rows, unreached: [...graph.nodes.values()].filter((node) => !state.seen.has(node.id)) };
}
