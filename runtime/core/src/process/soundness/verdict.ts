/** What an exploration says about the model: where it gets stuck, what is left over, what never ends, what is never come to. */
import { isEnd } from '../structure';
import type { ProcessModel, ProcessNode, ProcessState } from '../types';
import { Backwards } from './backwards';
import type { Explored, Seen } from './explore';
import { isJoin } from './lean';

export interface Unsound {
  /** stuck: nobody can do anything any more; leftover: so, though an end was reached; livelock: things go on for ever and never end */
  readonly kind: 'stuck' | 'leftover' | 'livelock' | 'multiplies' | 'dead-node';
  readonly node: ProcessNode;
  /** titles of the nodes passed on the way there */
  readonly path: readonly string[];
}

/** Tokens at one place before it is asked whether they become more and more. */
const MANY = 4;

/** Indexes of the states on the way to a state, itself included, from the beginning on. */
function wayTo(seen: readonly Seen[], to: number): number[] {
  const way: number[] = [];
  for (let at = to; at >= 0; at = seen[at]?.from ?? -1) way.unshift(at);
  return way;
}

const leftOnWayTo = (seen: readonly Seen[], to: number): readonly string[] => wayTo(seen, to).flatMap((at) => seen[at]?.left ?? []);

export function pathTo(model: ProcessModel, seen: readonly Seen[], to: number): string[] {
  const titles = leftOnWayTo(seen, to).map((id) => model.nodes[id]?.title ?? '').filter((title) => title !== '');
  return titles.filter((title, index) => title !== titles[index - 1]);
}

const holdersOf = (state: ProcessState): ReadonlySet<string> => new Set(Object.values(state.scopes).map((scope) => scope.token));

/** Nobody inside can do anything: only an event from around could take the tokens away. */
function onlyAround(model: ProcessModel, state: ProcessState): boolean {
  if (Object.keys(state.tasks).length > 0 || state.ending.length > 0 || Object.values(state.scopes).some((scope) => model.nodes[scope.node]?.type === 'ad-hoc-sub-process')) return false;
  const holders = holdersOf(state);
  return [...Object.values(state.timers), ...Object.values(state.waits)].every(({ token, scope }) => scope !== undefined || (token !== undefined && holders.has(token)));
}
const isStuck = (model: ProcessModel, { state, next }: Seen): boolean => state.status === 'running' && (next.length === 0 || onlyAround(model, state));

/** Where the state stands: a token that holds no scope, best one that waits for others. */
function standsAt(model: ProcessModel, state: ProcessState): ProcessNode | undefined {
  const holders = holdersOf(state);
  const nodes = Object.entries(state.tokens).flatMap(([id, token]) => (holders.has(id) ? [] : (model.nodes[token.node] ?? [])));
  return nodes.find(isJoin) ?? nodes[0];
}

const places = (state: ProcessState): Map<string, number> => {
  const found = new Map<string, number>();
  for (const { node, flow, scope } of Object.values(state.tokens)) {
    const place = `${node}|${flow ?? ''}|${state.scopes[scope ?? '']?.node ?? ''}`;
    found.set(place, (found.get(place) ?? 0) + 1);
  }
  return found;
};
const covers = (more: ReadonlyMap<string, number>, less: ReadonlyMap<string, number>): boolean => [...less].every(([place, count]) => (more.get(place) ?? 0) >= count);

/** A place where tokens pile up: the state has all the tokens of one before it, and more. */
function piledUp(model: ProcessModel, seen: readonly Seen[], at: number): ProcessNode | undefined {
  const { state } = seen[at] as Seen;
  if (Object.keys(state.tokens).length <= MANY) return undefined;
  const here = places(state);
  const [crowded] = [...here].find(([, count]) => count > MANY) ?? [];
  if (crowded === undefined) return undefined;
  const isMore = wayTo(seen, at).slice(0, -1).some((before) => {
    const earlier = (seen[before] as Seen).state;
    return Object.keys(earlier.tokens).length < Object.keys(state.tokens).length && covers(here, places(earlier));
  });
  return isMore ? model.nodes[crowded.split('|')[0] ?? ''] : undefined;
}

/** Is this state bad, whatever else there may be? */
export function badAt(model: ProcessModel, seen: readonly Seen[], at: number): Unsound | undefined {
  const place = seen[at] as Seen;
  const crowded = piledUp(model, seen, at);
  if (crowded) return { kind: 'multiplies', node: crowded, path: pathTo(model, seen, at) };
  const node = isStuck(model, place) ? standsAt(model, place.state) : undefined;
  if (!node) return undefined;
  const isLeft = leftOnWayTo(seen, at).some((id) => model.nodes[id] !== undefined && isEnd(model.nodes[id]) && model.nodes[id].parent === node.parent);
  return { kind: isLeft ? 'leftover' : 'stuck', node, path: pathTo(model, seen, at) };
}

/** A state from which no end is come to any more. */
export function livelock(model: ProcessModel, { seen }: Explored): Unsound | undefined {
  const ending = new Backwards(seen.map(({ next }) => next));
  seen.forEach(({ state }, at) => state.status === 'running' ? undefined : ending.add(at));
  const at = seen.findIndex((_place, index) => !ending.reached.has(index));
  const node = at < 0 ? undefined : standsAt(model, (seen[at] as Seen).state);
  return node && { kind: 'livelock', node, path: pathTo(model, seen, at) };
}

/** Nodes from which a token comes to this one. */
function causesOf(model: ProcessModel, node: ProcessNode): string[] {
  const undone = Object.values(model.nodes).filter((other) => other.undo === node.id);
  const before = [...node.incoming.map((flow) => model.flows[flow]?.from ?? ''), ...undone.map((other) => other.id)];
  if (before.length > 0) return before;
  return [node.attachedTo ?? node.parent ?? ''];
}

/** Nodes that no token ever comes to; of several behind each other the first. */
export function deadNodes(model: ProcessModel, { seen, entered }: Explored): Unsound[] {
  const dead = Object.values(model.nodes).filter((node) => !entered.has(node.id) && node.type !== 'compensation-boundary-event');
  return dead.flatMap((node): Unsound[] => {
    const cause = causesOf(model, node).find((id) => id === '' || entered.has(id));
    if (cause === undefined) return [];
    const at = seen.findIndex(({ state, left }) => left.includes(cause) || Object.values(state.tokens).some((token) => token.node === cause));
    return [{ kind: 'dead-node', node, path: pathTo(model, seen, at) }];
  });
}

