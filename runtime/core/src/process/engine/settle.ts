/** Working until everything waits: tokens on their way, sub-processes that are done, joins, conditions. Then the instance may have ended. */
import { refuse } from '../refused';
import { structureOf } from '../structure';
import type { ProcessNode } from '../types';
import { begin, finishScope } from './activity';
import { conditionMet } from './condition';
import { type Entry, placeOf, type Run } from './run';
import { openSub } from './scopes';
import { arrive, merge } from './tokens';
import { proceed } from './trigger';

/** Nodes entered within one command: more is a loop without a stop. */
const MOST_ENTRIES = 10_000;

export function settle(run: Run): void {
  let entries = 0;
  for (;;) {
    if (run.state.status !== 'running') return tellParent(run);
    if (conditionMet(run)) continue;
    const entry = nextEntry(run);
    if (entry) {
      if (++entries > MOST_ENTRIES) refuse('process.endless', `/${entry.node}`, { limit: MOST_ENTRIES });
      enter(run, entry);
    } else if (!closeOne(run) && !wakeJoin(run)) break;
  }
  const { tokens, ending } = run.state;
  if (Object.keys(tokens).length > 0 || ending.length > 0) return;
  run.emit({ type: 'InstanceEnded', status: 'completed', ...lastNode(run), by: run.ctx.actor.userId, at: run.ctx.now });
  tellParent(run);
}

/** Who is about to wait for a signal or message does so before it is thrown: branches have no order among themselves (BPMN 2.0 §10.6.4). */
function nextEntry(run: Run): Entry | undefined {
  if (run.agenda.length < 2) return run.agenda.pop();
  const { throwers } = structureOf(run.model);
  const quiet = run.agenda.findIndex(({ node }) => !throwers.has(node));
  return run.agenda.splice(Math.max(quiet, 0), 1)[0];
}

function enter(run: Run, entry: Entry): void {
  const node = run.node(entry.node);
  arrive(run, entry, node);
  if (!gathered(run, node, entry.token)) return undefined;
  const handler = run.handlerOf(node.type) ?? refuse('process.element-unknown', `/${node.id}`, { type: node.type });
  if (entry.met) return proceed(run, node, entry.token);
  if (entry.via !== undefined) return void openSub(run, node, entry.token, [run.node(entry.via)], entry.brought);
  return handler.activity ? begin(run, node, entry.token) : handler.enter(run, node, entry.token);
}

/** `startQuantity`: so many tokens make one (BPMN 2.0 §10.3). */
function gathered(run: Run, node: ProcessNode, token: string): boolean {
  const { start: needed, completion } = node.quantity ?? { start: 1, completion: 1 };
  if (needed < 1 || completion < 1) refuse('process.quantity', `/${node.id}`, { node: node.title });
  if (needed <= 1) return true;
  const scope = run.state.tokens[token]?.scope;
  const here = Object.entries(run.state.tokens).filter(([id, place]) => place.node === node.id && place.scope === scope && !isBusy(run, id)).map(([id]) => id);
  if (here.length < needed) return false;
  merge(run, here.filter((id) => id !== token).slice(0, needed - 1), node, []);
  return true;
}
const isBusy = (run: Run, token: string): boolean => [...Object.values(run.state.tasks), ...Object.values(run.state.waits), ...Object.values(run.state.scopes)].some((entry) => entry.token === token);

/** A sub-process without a token is done; an element may hold it open (ad-hoc). */
function closeOne(run: Run): boolean {
  const scopes = Object.values(run.state.scopes);
  if (scopes.length === 0) return false;
  const occupied = new Set(Object.values(run.state.tokens).map((place) => place.scope));
  const done = scopes.find((scope) => scope.kind === 'sub' && scope.token !== '' && !occupied.has(scope.id) && !run.handlerOf(run.node(scope.node).type)?.staysOpen?.(run, run.node(scope.node), scope));
  if (!done) return false;
  finishScope(run, done.id);
  return true;
}

/**
 * Joins that depend on where other tokens are (inclusive) are asked when all else is at rest. One at a time: what the first lets go is
 * on its way and stands nowhere, so another one could not see that it still comes.
 */
function wakeJoin(run: Run): boolean {
  const before = run.events.length;
  return Object.keys(run.state.tokens).some((token) => {
    const node = run.node(placeOf(run, token).node);
    run.handlerOf(node.type)?.rest?.(run, node, token);
    return run.events.length > before;
  });
}

function tellParent(run: Run): void {
  const { parent, status, vars, instanceId } = run.state;
  if (!parent || run.effects.some((effect) => effect.type === 'liandong:end-child')) return;
  // to its caller an early end is an error of that name
  const error = run.state.error ?? (status === 'completed' ? undefined : status);
  run.effect('liandong:end-child', '', { ...parent, childId: instanceId, status, vars, ...(error === undefined ? {} : { error }) });
}

function lastNode(run: Run): { node?: string } {
  const left = [...run.events].reverse().find((event) => event.type === 'NodeLeft');
  return left?.type === 'NodeLeft' ? { node: left.node } : {};
}
