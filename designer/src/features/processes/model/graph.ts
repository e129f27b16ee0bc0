/** The process as nodes and flows, without drawing: what the panel and the step list ask about. */
export interface GraphNode {
  readonly id: string;
  /** element folder of the engine; undefined = only drawn */
  readonly type: string | undefined;
  readonly title: string;
  readonly human: boolean;
  /** reads conditions on its flows: the engine's element has a default flow */
  readonly conditional: boolean;
  readonly starts: boolean;
  readonly outgoing: readonly string[];
  readonly incoming: readonly string[];
  readonly attachedTo?: string | undefined;
  /** the sub-process it lies in */
  readonly parent?: string | undefined;
  /** default flow of a gateway */
  readonly standard?: string | undefined;
  readonly outcomes: readonly { readonly id: string; readonly title: string }[];
  /** the variable that it gives, and the decision that it comes from */
  readonly result?: { readonly name: string; readonly decision: string } | undefined;
}
export interface GraphFlow {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly condition?: string | undefined;
}
export interface Graph {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly flows: ReadonlyMap<string, GraphFlow>;
}

const flowsOf = (graph: Graph, ids: readonly string[]): GraphFlow[] => ids.flatMap((id) => graph.flows.get(id) ?? []);

/** Nodes from which `id` can be reached, nearest first; boundary events count as coming from their host. */
function upstream(graph: Graph, id: string): readonly string[] {
  const seen = new Set<string>();
  const queue = [id];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const node = graph.nodes.get(at);
    const before = [...flowsOf(graph, node?.incoming ?? []).map((flow) => flow.from), ...(node?.attachedTo ? [node.attachedTo] : [])];
    for (const next of before) {
      if (seen.has(next) || next === id) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return [...seen];
}

/** Human steps that a token has passed before it comes to `id`: where work may be returned to. */
export const passedSteps = (graph: Graph, id: string): readonly GraphNode[] =>
  upstream(graph, id).flatMap((before) => graph.nodes.get(before) ?? []).filter((node) => node.human);

/** Steps before `id` that work something out, nearest first: what they give can be asked for. */
export const resultsBefore = (graph: Graph, id: string): readonly GraphNode[] =>
  upstream(graph, id).flatMap((before) => graph.nodes.get(before) ?? []).filter((node) => node.result !== undefined);

/** Where an approval is usually returned to: the step before it, and the one that began. */
export function usualReturns(graph: Graph, id: string): readonly string[] {
  const passed = passedSteps(graph, id);
  const first = [...graph.nodes.values()].filter((node) => node.starts).flatMap((node) => flowsOf(graph, node.outgoing)).map((flow) => flow.to);
  return [...new Set([passed[0], passed.find((node) => first.includes(node.id))].flatMap((node) => (node ? [node.id] : [])))];
}

/** All human steps except one: whose performer may be excluded. */
export const otherSteps = (graph: Graph, id: string): readonly GraphNode[] => [...graph.nodes.values()].filter((node) => node.human && node.id !== id);

/** The splitting gateway right behind a step, if that is where it leads. */
export function gatewayAfter(graph: Graph, id: string): GraphNode | undefined {
  const flows = flowsOf(graph, graph.nodes.get(id)?.outgoing ?? []);
  const node = flows.length === 1 && flows[0] ? graph.nodes.get(flows[0].to) : undefined;
  return node?.conditional && node.outgoing.length > 0 && node.incoming.length === 1 ? node : undefined;
}

/** The step whose outcome a gateway reads: the nearest human step(s) before it. */
export function deciders(graph: Graph, gateway: string): readonly GraphNode[] {
  const found: GraphNode[] = [];
  const seen = new Set<string>();
  const queue = [gateway];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const flow of flowsOf(graph, graph.nodes.get(at)?.incoming ?? [])) {
      const node = graph.nodes.get(flow.from);
      if (!node || seen.has(node.id)) continue;
      seen.add(node.id);
      if (node.human) found.push(node);
      else queue.push(node.id);
    }
  }
  return found;
}

export const leadsTo = (graph: Graph, flow: GraphFlow): string => {
  const node = graph.nodes.get(flow.to);
  return node?.title || (node ? '' : flow.to);
};
