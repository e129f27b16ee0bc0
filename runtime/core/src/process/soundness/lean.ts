/** What of a state decides what may come next: places, not data. Ids and variables go, so that states alike are recognised. */
import type { JsonObject } from '../../shared/json';
import type { Done, Multi, ProcessModel, ProcessNode, ProcessState, Scope, TaskState, TimerState, Token } from '../types';

/** Rounds, repetitions and completions alike are told apart up to so many. */
const ENOUGH = 2;

/** By which flow a token came in matters to joins alone. */
export const isJoin = (node: ProcessNode): boolean => node.incoming.length > 1 && ['parallel-gateway', 'inclusive-gateway', 'complex-gateway'].includes(node.type);

/** A loop with a maximum does its last two rounds; one without is the same in every round. */
function leanLocal(node: ProcessNode | undefined, local: JsonObject): JsonObject | undefined {
  if (local.seen !== undefined) return { seen: local.seen };
  if (node?.loop?.kind !== 'standard' || local.loopCounter === undefined) return undefined;
  return { loopCounter: node.loop.maximum === undefined ? 1 : Math.max(Number(local.loopCounter), node.loop.maximum - 1) };
}

/** `past` is of no use here but to mark tokens: index of the node + 1; a step that has just been completed is 0. */
const leanPast = (past: readonly number[]): readonly number[] => (past.length === 0 ? past : [...new Set(past)].filter((mark) => mark > 0).sort((a, b) => a - b));

function leanToken(model: ProcessModel, token: Token, marks: readonly number[]): Token {
  const { local: data, flow, past, ...place } = token;
  const at = model.nodes[token.node];
  const local = data && leanLocal(at, data);
  return { ...place, past: leanPast(marks.length === 0 ? past : [...past, ...marks]), ...(flow === undefined || !at || !isJoin(at) ? {} : { flow }), ...(local ? { local } : {}) };
}

const leanDone = (done: readonly Done[]): readonly Done[] =>
  done.filter((entry, index) => done.slice(index + 1).filter((later) => later.node === entry.node).length < ENOUGH).map(({ node, inside }) => ({ node, ...(inside ? { inside: leanDone(inside) } : {}) }));

const leanMulti = ({ total, next, done, signing }: Multi): Multi => ({ total, next, done, ...(signing ? { signing } : {}) });
const leanScope = ({ passed: _passed, multi, ...scope }: Scope): Scope => ({ ...scope, vars: {}, done: leanDone(scope.done), from: 0, ...(multi ? { multi: leanMulti(multi) } : {}) });
const leanTimer = (timer: TimerState): TimerState => (timer.again ? { ...timer, again: { ...timer.again, left: Math.min(timer.again.left, ENOUGH) } } : timer);

type Entries<T> = Readonly<Record<string, T>>;
/** What has not been touched since it was made lean stays as it is. */
function mapped<T>(map: Entries<T>, before: Entries<T> | undefined, change: (entry: T, id: string) => T): Entries<T> {
  if (map === before) return map;
  const made: Record<string, T> = {};
  for (const id of Object.keys(map)) {
    const entry = map[id] as T;
    made[id] = before?.[id] === entry ? entry : change(entry, id);
  }
  return made;
}

/** `before`: the lean state that the step began with; `marks`: for tokens that have come to be since. What was passed, asked and told leads nowhere: going back is left out. */
export function lean(model: ProcessModel, state: ProcessState, before?: ProcessState, marks: readonly number[] = []): ProcessState {
  const { passed: _passed, fresh: _fresh, asks: _asks, copies: _copies, suspended: _suspended, ...rest } = state;
  return {
    ...rest,
    vars: {}, visits: [], entered: {}, done: leanDone(state.done),
    tokens: mapped(state.tokens, before?.tokens, (token, id) => leanToken(model, token, before?.tokens[id] ? [] : marks)),
    scopes: mapped(state.scopes, before?.scopes, leanScope),
    timers: mapped(state.timers, before?.timers, leanTimer),
  };
}

/** Nobody may do it. */
export const isOrphan = (task: TaskState): boolean => task.assignee === undefined && task.candidates.length === 0;
const taskKey = (task: TaskState): string => `a${task.node}${isOrphan(task) ? '?' : ''}${task.delegations?.length ?? ''}${task.added ? `+${task.added.position}` : ''}${task.after ? `>${task.after.length}` : ''}`;
const multiKey = ({ total, next, done, signing }: Multi): string => `${total}/${next}/${done}${signing ? ` ${signing.expected} ${signing.votes.map((vote) => vote.outcome ?? '').sort().join()}` : ''}`;

const doneKey = (done: readonly Done[]): string => done.map(({ node, inside }) => `${node}${inside ? `(${doneKey(inside)})` : ''}`).join(',');

/** Lines about a token or scope: what waits for it. */
function waiting(state: ProcessState): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (owner: string, line: string): void => void (found.get(owner)?.push(line) ?? found.set(owner, [line]));
  for (const task of Object.values(state.tasks)) add(task.token, taskKey(task));
  for (const timer of Object.values(state.timers)) add(timer.token ?? timer.scope ?? '', `t${timer.node}${timer.again?.left ?? ''}`);
  for (const wait of Object.values(state.waits)) add(wait.token ?? wait.scope ?? '', `${wait.kind}${wait.node}${wait.was === true ? '!' : ''}`);
  return found;
}

/** The same for states that differ in ids and data only. */
export function keyOf(state: ProcessState): string {
  const lines = waiting(state);
  const nodeAt = (token: string | undefined): string => (token === undefined ? '' : `<${state.tokens[token]?.node ?? ''}`);
  const [tokensIn, scopesOf] = [new Map<string, string[]>(), new Map<string, Scope[]>()];
  const push = <T>(map: Map<string, T[]>, key: string, entry: T): void => void (map.get(key)?.push(entry) ?? map.set(key, [entry]));
  for (const [id, token] of Object.entries(state.tokens)) push(tokensIn, token.scope ?? '', id);
  for (const scope of Object.values(state.scopes)) push(scopesOf, scope.token === '' ? `undo ${scope.parent}` : scope.token, scope);

  const ofToken = (id: string): string => {
    const token = state.tokens[id] as Token;
    const inside = (scopesOf.get(id) ?? []).map(ofScope).sort().join('');
    const undo = token.undoing ? `u${token.undoing.map((entry) => `${entry.node ?? ''}${state.scopes[entry.scope]?.node ?? ''}${entry.open ? 'o' : ''}`).join(',')}` : '';
    const own = `${token.local ? JSON.stringify(token.local) : ''}${nodeAt(token.undoFor)}${nodeAt(token.back)}${token.parked === undefined ? '' : 'p'}`;
    return `${token.node}|${token.flow ?? ''}|${token.past.join(',')}${own}${undo}[${(lines.get(id) ?? []).sort().join(' ')}]${inside}`;
  };
  const inScope = (id: string): string => `${(tokensIn.get(id) ?? []).map(ofToken).sort().join(';')}${(scopesOf.get(`undo ${id}`) ?? []).map(ofScope).sort().join('')}[${(lines.get(id) ?? []).sort().join(' ')}]`;
  const ofScope = (scope: Scope): string => `{${scope.node} ${scope.multi ? multiKey(scope.multi) : ''} ${doneKey(scope.done)} ${inScope(scope.id)}}`;
  return `${state.status} ${state.ending.length} ${doneKey(state.done)} ${inScope('')}`;
}
