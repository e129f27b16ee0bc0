/**
 * Does every way through a model come to an end? A token game over markings (where tokens are), with every choice taken as possible.
 * Independent tokens are moved one after the other, so the number of markings stays small; past the budget nothing is claimed.
 */
import { canReach } from '../paths';
import { isEnd } from '../structure';
import type { ProcessModel, ProcessNode } from '../types';

const MOST_MARKINGS = 5000;
/** markings × nodes: a look at a marking may walk the whole model */
const BUDGET = 1_000_000;
const MOST_AT_ONE_PLACE = 3;
const MOST_BRANCHES = 6;

/** A token: the node it is at and the flow it came in by. */
export interface Place {
  readonly node: string;
  readonly flow?: string | undefined;
}

export interface Unsound {
  /** tokens that wait for ever, or that become more and more */
  readonly kind: 'stuck' | 'multiplies';
  readonly node: ProcessNode;
  /** titles of the nodes passed on the way there */
  readonly path: readonly string[];
}

interface Step {
  readonly node: ProcessNode;
  readonly next: readonly Place[];
}

const keyOf = (places: readonly Place[]): string => places.map(({ node, flow }) => `${node}|${flow ?? ''}`).sort().join(' ');
const isJoin = (node: ProcessNode): boolean => node.incoming.length > 1 && (node.type === 'parallel-gateway' || node.type === 'inclusive-gateway');

const along = (model: ProcessModel, flows: readonly string[]): Place[] =>
  flows.map((flow) => ({ node: model.flows[flow]?.to ?? '', flow })).filter((place) => model.nodes[place.node]);

/** Every non-empty choice of branches; of very many only each alone and all together. */
function subsets(flows: readonly string[]): string[][] {
  if (flows.length > MOST_BRANCHES) return [...flows.map((flow) => [flow]), [...flows]];
  return Array.from({ length: 2 ** flows.length - 1 }, (_, index) => flows.filter((_flow, bit) => ((index + 1) >> bit) & 1));
}

/** The ways on from a node: each a list of flows that get a token. */
function choices(model: ProcessModel, node: ProcessNode): string[][] {
  if (node.type === 'exclusive-gateway') return node.outgoing.map((flow) => [flow]);
  if (node.type === 'inclusive-gateway') return subsets(node.outgoing);
  if (node.type === 'event-based-gateway') return node.outgoing.map((flow) => [...(model.nodes[model.flows[flow]?.to ?? '']?.outgoing ?? [])]);
  const interrupts = Object.values(model.nodes).filter((other) => other.attachedTo === node.id && other.props.interrupting !== false);
  return [[...node.outgoing], ...interrupts.map((other) => [...other.outgoing])];
}

/** Tokens that a join would use now; undefined = it waits. */
function usedBy(model: ProcessModel, join: ProcessNode, marking: readonly Place[]): Place[] | undefined {
  const here = marking.filter((place) => place.node === join.id);
  const missing = join.incoming.filter((flow) => !here.some((place) => place.flow === flow));
  if (join.type === 'parallel-gateway') return missing.length > 0 ? undefined : join.incoming.flatMap((flow) => here.find((place) => place.flow === flow) ?? []);
  const others = marking.filter((place) => place.node !== join.id);
  return missing.some((flow) => others.some((place) => canReach(model, place.node, flow, join.id))) ? undefined : here;
}

const without = (marking: readonly Place[], used: readonly Place[]): Place[] => marking.filter((place) => !used.includes(place));

/** All that may happen next to one token that can move; undefined = nothing moves any more. */
function stepsFrom(model: ProcessModel, marking: readonly Place[]): Step[] | undefined {
  const nodeOf = (place: Place): ProcessNode | undefined => model.nodes[place.node];
  for (const place of [...marking].sort((a, b) => Number(isJoin(nodeOf(a) as ProcessNode)) - Number(isJoin(nodeOf(b) as ProcessNode)))) {
    const node = nodeOf(place);
    if (!node) continue;
    const used = isJoin(node) ? usedBy(model, node, marking) : [place];
    if (!used) continue;
    if (node.type === 'terminate-end-event' || node.type === 'error-end-event') return [{ node, next: [] }];
    const rest = without(marking, used);
    return node.outgoing.length === 0 && isEnd(node) ? [{ node, next: rest }] : choices(model, node).map((flows) => ({ node, next: [...rest, ...along(model, flows)] }));
  }
  return undefined;
}

const crowded = (marking: readonly Place[]): Place | undefined => marking.find((place) => marking.filter((other) => keyOf([other]) === keyOf([place])).length > MOST_AT_ONE_PLACE);

/** The first way on which tokens wait for ever or multiply; undefined = none was found. */
export function findUnsound(model: ProcessModel, start: readonly Place[]): Unsound | undefined {
  const known = start.filter((place) => model.nodes[place.node]);
  const seen = new Set([keyOf(known)]);
  const open: { readonly marking: readonly Place[]; readonly path: readonly string[] }[] = [{ marking: known, path: [] }];
  const most = Math.min(MOST_MARKINGS, BUDGET / Math.max(1, Object.keys(model.nodes).length));
  for (let at = open.shift(); at !== undefined && seen.size < most; at = open.shift()) {
    const { marking, path } = at;
    const many = crowded(marking);
    const steps = marking.length === 0 ? [] : stepsFrom(model, marking);
    const bad = many ?? (steps ? undefined : marking[0]);
    if (bad) return { kind: many ? 'multiplies' : 'stuck', node: model.nodes[bad.node] as ProcessNode, path };
    for (const step of steps ?? []) {
      const key = keyOf(step.next);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push({ marking: step.next, path: step.node.title === '' ? path : [...path, step.node.title] });
    }
  }
  return undefined;
}
