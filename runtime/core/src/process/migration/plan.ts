/**
 * A migration plan: which step of the old model is which of the new one. What has the same id and is the same kind of thing maps by
 * itself; the rest is said by hand, or stays unmapped and blocks the instances that stand there.
 */
import type { ProcessModel, ProcessNode } from '../types';

export interface MigrationPlan {
  /** old node id → new node id, where they differ */
  readonly nodes: Readonly<Record<string, string>>;
}
export interface MappedNode { readonly from: string; readonly title: string; readonly to?: string; readonly byHand: boolean }

/** Instances can stand only in what is of the same kind: a user task becomes a user task, a member of many stays one of many. */
export const isAlike = (from: ProcessNode, to: ProcessNode): boolean => from.type === to.type && (from.loop?.kind ?? '') === (to.loop?.kind ?? '') && isSequential(from) === isSequential(to);
const isSequential = (node: ProcessNode): boolean => node.loop?.kind === 'multi' && node.loop.sequential;

/** Every node of the old model with its place in the new one. */
export function mapNodes(from: ProcessModel, to: ProcessModel, plan: MigrationPlan): MappedNode[] {
  return Object.values(from.nodes).map((node) => {
    const hand = Object.hasOwn(plan.nodes, node.id) ? plan.nodes[node.id] : undefined;
    const target = to.nodes[hand ?? node.id];
    const found = target && isAlike(node, target) ? target.id : undefined;
    return { from: node.id, title: node.title || node.id, byHand: hand !== undefined, ...(found === undefined ? {} : { to: found }) };
  });
}

export interface Mapping {
  node(id: string): string | undefined;
  flow(id: string): string | undefined;
}

/** A flow is the one with the same id between the mapped ends, else the only one between them. */
function flowOf(from: ProcessModel, to: ProcessModel, nodes: ReadonlyMap<string, string>, id: string): string | undefined {
  const flow = from.flows[id];
  if (!flow) return undefined;
  const [source, target] = [nodes.get(flow.from), nodes.get(flow.to)];
  const same = Object.values(to.flows).filter((other) => other.to === target && (source === undefined || other.from === source));
  return same.find((other) => other.id === id)?.id ?? (same.length === 1 ? same[0]?.id : undefined);
}

export function mappingOf(from: ProcessModel, to: ProcessModel, plan: MigrationPlan): Mapping {
  const nodes = new Map(mapNodes(from, to, plan).flatMap((entry) => (entry.to === undefined ? [] : [[entry.from, entry.to] as const])));
  return { node: (id) => nodes.get(id), flow: (id) => flowOf(from, to, nodes, id) };
}
