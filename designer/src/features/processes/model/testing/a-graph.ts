import type { Graph, GraphFlow, GraphNode } from '../graph';

type Spec = Partial<Pick<GraphNode, 'type' | 'title' | 'human' | 'conditional' | 'starts' | 'standard' | 'attachedTo' | 'parent' | 'result'>> & { readonly outcomes?: readonly string[] };

/** A graph in a few words: nodes by id, flows `from>to` that are called f1, f2, …; conditions by flow. */
export function aGraph(nodes: Readonly<Record<string, Spec>>, arrows: readonly string[], conditions: Readonly<Record<string, string>> = {}): Graph {
  const flows = arrows.map((arrow, index): GraphFlow => {
    const [from = '', to = ''] = arrow.split('>');
    return { id: `f${index + 1}`, from, to, title: '', condition: conditions[`f${index + 1}`] };
  });
  const node = (id: string, spec: Spec): GraphNode => ({
    id, type: 'service-task', title: id, human: false, conditional: false, starts: false, ...spec,
    outcomes: (spec.outcomes ?? []).map((outcome) => ({ id: outcome, title: outcome })),
    outgoing: flows.filter((flow) => flow.from === id).map((flow) => flow.id), incoming: flows.filter((flow) => flow.to === id).map((flow) => flow.id),
  });
  return { nodes: new Map(Object.entries(nodes).map(([id, spec]) => [id, node(id, spec)])), flows: new Map(flows.map((flow) => [flow.id, flow])) };
}
