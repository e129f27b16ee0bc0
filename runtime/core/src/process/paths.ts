/** Questions about the graph of a model: what can be reached from where. */
import { eventOf, isEnd, isStart, structureOf } from './structure';
import type { ProcessModel, ProcessNode } from './types';

type Ways = ReadonlyMap<string, readonly string[]>;
/** Asked many times about one model, which never changes: soundness looks at thousands of states. */
const known = new WeakMap<ProcessModel, Ways>();

/** The other end of a link. */
const linked = (model: ProcessModel, node: ProcessNode): readonly ProcessNode[] =>
  node.type === 'link-throw-event' ? (structureOf(model).inside.get(node.parent ?? '') ?? []).filter((other) => other.type === 'link-catch-event' && eventOf(other, 'link')?.props.name === eventOf(node, 'link')?.props.name) : [];

/** Node → flows by which a token can leave it, also over the events at its edge. */
function waysOf(model: ProcessModel): Ways {
  const made = known.get(model);
  if (made) return made;
  const ways = new Map(Object.values(model.nodes).map((node) => [node.id, [...node.outgoing]]));
  for (const node of Object.values(model.nodes)) {
    if (node.attachedTo !== undefined) ways.get(node.attachedTo)?.push(...node.outgoing);
    for (const other of linked(model, node)) ways.get(node.id)?.push(...other.outgoing);
  }
  known.set(model, ways);
  return ways;
}
const nextOf = (model: ProcessModel, nodeId: string): readonly string[] => waysOf(model).get(nodeId) ?? [];

/** Can a token at `from` come to the sequence flow `flow` without passing through `avoid`? */
export function canReach(model: ProcessModel, from: string, flow: string, avoid: string): boolean {
  const [seen, open] = [new Set<string>(), [from]];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node) || node === avoid) continue;
    seen.add(node);
    const flows = nextOf(model, node);
    if (flows.includes(flow)) return true;
    for (const id of flows) open.push(model.flows[id]?.to ?? '');
  }
  return false;
}

/** Where things may go on from a node: by its flows, at its edge, inside it, to a link's other end, to what undoes it. */
function onwards(model: ProcessModel, node: ProcessNode): string[] {
  const { boundaries, starts, inside, eventSubs } = structureOf(model);
  const begun = node.type === 'ad-hoc-sub-process' ? inside.get(node.id) : starts.get(node.id);
  const within = [...(begun ?? []), ...(eventSubs.get(node.id) ?? []).flatMap(({ sub, start }) => [sub, start])];
  const flows = node.outgoing.map((id) => model.flows[id]?.to ?? '');
  return [...flows, ...[...(boundaries.get(node.id) ?? []), ...within, ...linked(model, node)].map((other) => other.id), ...(node.undo === undefined ? [] : [node.undo])];
}

/** All nodes reachable from some, themselves included. */
export function reachable(model: ProcessModel, ...from: readonly string[]): Set<string> {
  const [seen, open] = [new Set<string>(), [...from]];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = model.nodes[id];
    if (seen.has(id) || !node) continue;
    seen.add(id);
    open.push(...onwards(model, node));
  }
  return seen;
}

/** Nodes by which an instance may begin: its start events or what nothing leads to, and its event sub-processes. */
export function beginnings(model: ProcessModel): string[] {
  const { starts, inside, eventSubs } = structureOf(model);
  return [...(starts.get('') ?? []), ...(inside.get('') ?? []).filter(isStart), ...(eventSubs.get('') ?? []).flatMap(({ sub, start }) => [sub, start])].map((node) => node.id);
}

/** Ids of all nodes from which a token can come to one that is wanted, those included. */
export function leadingTo(model: ProcessModel, isWanted: (node: ProcessNode) => boolean): Set<string> {
  const before = new Map<string, string[]>();
  const add = (to: string, from: string): void => void before.set(to, [...(before.get(to) ?? []), from]);
  for (const flow of Object.values(model.flows)) add(flow.to, flow.from);
  for (const node of Object.values(model.nodes)) if (node.attachedTo !== undefined) add(node.id, node.attachedTo);
  const found = new Set<string>();
  const open = Object.values(model.nodes).filter(isWanted).map((node) => node.id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(before.get(id) ?? []));
  }
  return found;
}

export interface NextStep {
  /** outcome that leads there, when the way asks for one */
  readonly outcome?: string;
  /** a human step, or an end event */
  readonly node: ProcessNode;
}

const OUTCOME = /^\s*outcome\s*=\s*"([^"]+)"\s*$/;

interface Way {
  readonly flow: string;
  readonly outcome?: string;
}

const outcomeOn = (model: ProcessModel, way: Way): { outcome?: string } => {
  const outcome = way.outcome ?? OUTCOME.exec(model.flows[way.flow]?.condition ?? '')?.[1];
  return outcome === undefined ? {} : { outcome };
};

/** The human steps and ends that may come after a node, with the outcome that leads there where one decides. */
export function nextSteps(model: ProcessModel, nodeId: string): NextStep[] {
  const found: NextStep[] = [];
  const seen = new Set<string>();
  const open: Way[] = (model.nodes[nodeId]?.outgoing ?? []).map((flow) => ({ flow }));
  for (let way = open.shift(); way !== undefined; way = open.shift()) {
    const node = model.nodes[model.flows[way.flow]?.to ?? ''];
    const label = outcomeOn(model, way);
    const key = `${node?.id}:${label.outcome ?? ''}`;
    if (!node || seen.has(key)) continue;
    seen.add(key);
    if (node.task || isEnd(node)) found.push({ ...label, node });
    else open.push(...node.outgoing.map((flow) => ({ flow, ...label })));
  }
  return found;
}
