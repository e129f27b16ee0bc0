/**
 * Which steps may be looked at in one order only. A token (with all that runs inside its activity) whose every next step touches nobody
 * else is moved first, and the others wait: whatever they do, they can do it after as well, with the same result. Where that cannot be said, all orders are looked at.
 */
import { canReach } from '../paths';
import { structureOf } from '../structure';
import type { ProcessEvent, ProcessModel, ProcessNode, ProcessState, Token, Waiter } from '../types';
import type { Budget } from './budget';
import { isJoin } from './lean';
import type { Result } from './try';

/** A token with all that runs inside its activity: ids of tokens and scopes. */
export interface Group { readonly root: string; readonly all: ReadonlySet<string> }

type Lists = Map<string, string[]>;
const push = (lists: Lists, key: string, id: string): void => void (lists.get(key)?.push(id) ?? lists.set(key, [id]));

/** What lies directly in each token and scope. */
function insideOf(state: ProcessState): Lists {
  const inside: Lists = new Map();
  for (const scope of Object.values(state.scopes)) push(inside, scope.token, scope.id);
  for (const [id, token] of Object.entries(state.tokens)) if (token.scope !== undefined) push(inside, token.scope, id);
  return inside;
}

/** Groups of a state that may be looked at by themselves, small ones first: each owner of a way, then what it lies in. */
export function* groupsOf(state: ProcessState, owners: readonly string[]): Generator<Group> {
  const inside = insideOf(state);
  const around = (token: string): string | undefined => state.scopes[state.tokens[token]?.scope ?? '']?.token;
  const tried = new Set<string>();
  for (const owner of owners)
    for (let root: string | undefined = state.scopes[owner]?.token ?? owner; root && !tried.has(root); root = around(root)) {
      tried.add(root);
      const all = new Set([root]);
      // what is added on the way is visited too
      for (const id of all) for (const next of inside.get(id) ?? []) all.add(next);
      yield { root, all };
    }
}

export class Independence {
  /** by container: joins that look at where other tokens are */
  private readonly looking = new Map<string, ProcessNode[]>();
  private readonly reaches = new Map<string, number>();
  private readonly size: number;

  constructor(private readonly model: ProcessModel, private readonly budget: Budget) {
    const nodes = Object.values(model.nodes);
    this.size = nodes.length;
    const all = nodes.filter((node) => isJoin(node) && node.type !== 'parallel-gateway');
    for (const node of all) this.looking.set(node.parent ?? '', [...(this.looking.get(node.parent ?? '') ?? []), node]);
    this.hasLinks = all.length > 0 && nodes.some((node) => node.type === 'link-throw-event');
  }

  private readonly hasLinks: boolean;

  /** May these be moved first, if their results allow it? */
  mayGoFirst(state: ProcessState, { root, all }: Group): boolean {
    const listens = Object.values(state.waits).some((wait) => wait.kind === 'signal' && all.has(wait.token ?? wait.scope ?? ''));
    return !listens && this.isSeenAlike(state, root);
  }

  /** Did the step leave everybody else as they were? */
  isAlone(before: ProcessState, { all }: Group, { state, events }: Result): boolean {
    const stays = (map: 'tasks' | 'timers' | 'waits'): boolean =>
      Object.values<Waiter & { readonly id: string }>(before[map]).every((entry) => all.has(entry.token ?? entry.scope ?? '') || Object.hasOwn(state[map], entry.id));
    const scopesStay = Object.values(before.scopes).every((scope) => all.has(scope.id) || this.model.nodes[scope.node]?.type !== 'ad-hoc-sub-process' || Object.hasOwn(state.scopes, scope.id));
    return scopesStay && stays('tasks') && stays('timers') && stays('waits') && !events.some((event) => this.isShared(event));
  }

  private isShared(event: ProcessEvent): boolean {
    if (event.type === 'ActivityDone' || (event.type === 'WaitSet' && event.wait.kind === 'signal')) return true;
    if (event.type !== 'NodeEntered' && event.type !== 'NodeLeft') return false;
    const node = this.model.nodes[event.node];
    return node !== undefined && ((node.type === 'complex-gateway' && isJoin(node)) || (node.events?.some(({ kind }) => kind === 'signal' || kind === 'compensation' || kind === 'cancel') ?? false));
  }

  /**
   * Joins that wait for whoever can still come are asked again after every step. They answer alike in every order as long as each token
   * can come in by one flow only.
   */
  private isSeenAlike(state: ProcessState, id: string): boolean {
    if (this.looking.size === 0) return true;
    for (let token: Token | undefined = state.tokens[id]; token; token = state.tokens[state.scopes[token.scope ?? '']?.token ?? '']) {
      const at: Token = token;
      const container = this.model.nodes[at.node]?.parent ?? '';
      for (const join of this.looking.get(container) ?? []) {
        if (this.flowsTo(at.node, join) === 0) continue;
        const isOpen = Object.values(state.tokens).some((other) => other.scope === at.scope && this.flowsTo(other.node, join) > 1);
        if (this.hasLinks || isOpen) return false;
      }
    }
    return true;
  }

  /** By how many flows can a token there come to the join? */
  private flowsTo(from: string, join: ProcessNode): number {
    const key = `${from} ${join.id}`;
    const known = this.reaches.get(key);
    if (known !== undefined) return known;
    this.budget.spend(this.size);
    const count = join.incoming.filter((flow) => canReach(this.model, from, flow, join.id)).length;
    this.reaches.set(key, count);
    return count;
  }
}

/** Nodes nearer to an end are ranked lower: who is there goes first, so that tokens do not pile up behind each other. */
export function ranks(model: ProcessModel): ReadonlyMap<string, number> {
  const { boundaries, inside } = structureOf(model);
  const next = (id: string): string[] => [...(model.nodes[id]?.outgoing ?? []).map((flow) => model.flows[flow]?.to ?? ''), ...[...(boundaries.get(id) ?? []), ...(inside.get(id) ?? [])].map((node) => node.id)];
  const [ranked, opened] = [new Map<string, number>(), new Set<string>()];
  for (const root of Object.keys(model.nodes)) {
    const stack = [root];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      if (opened.has(id)) {
        stack.pop();
        if (!ranked.has(id)) ranked.set(id, ranked.size);
        continue;
      }
      opened.add(id);
      stack.push(...next(id).filter((other) => !opened.has(other)));
    }
  }
  return ranked;
}
