/** An event has happened at a node that waits for it: where the token goes depends on where the event sits. */
import type { JsonObject } from '../../shared/json';
import { isEventSub } from '../structure';
import type { ProcessNode, Waiter } from '../types';
import { finish } from './activity';
import { arm } from './arm';
import { deafen, drop, killTokens } from './kill';
import { inScope, placeOf, type Run, scopeIdOf } from './run';
import { spawnIn } from './scopes';
import { arrive, flowsOf, leave, move, spawn } from './tokens';
import { assign, mapOutputs } from './variables';

export const interrupts = (node: ProcessNode): boolean => node.props.interrupting !== false;

/** Of several events that are all needed (parallel multiple, BPMN 2.0 §10.5.1) others are still to come. */
function isIncomplete(run: Run, node: ProcessNode, { token, scope }: Waiter): boolean {
  const { waits, timers } = run.state;
  return node.props.all === true && [...Object.values(waits), ...Object.values(timers)].some((wait) => wait.node === node.id && wait.token === token && wait.scope === scope);
}

export function trigger(run: Run, node: ProcessNode, waiter: Waiter, brought: JsonObject = {}): void {
  if (isIncomplete(run, node, waiter)) return Object.keys(brought).length > 0 ? assign(run, waiter.scope ?? scopeIdOf(run, waiter.token ?? ''), undefined, brought) : undefined;
  happen(run, node, waiter, brought);
  const isThere = waiter.scope === undefined ? waiter.token !== undefined && run.state.tokens[waiter.token] !== undefined : waiter.scope === '' || run.state.scopes[waiter.scope] !== undefined;
  if (node.props.all === true && !interrupts(node) && isThere) arm(run, node, { ...(waiter.token === undefined ? {} : { token: waiter.token }), ...(waiter.scope === undefined ? {} : { scope: waiter.scope }) }, `:${run.events.length}`);
}

function happen(run: Run, node: ProcessNode, waiter: Waiter, brought: JsonObject): void {
  if (waiter.scope !== undefined) return startEventSub(run, waiter.scope, node, brought);
  const { token } = waiter;
  if (token === undefined || !run.state.tokens[token]) return undefined;
  if (node.attachedTo !== undefined) return atBoundary(run, node, token, brought);
  return proceed(run, node, token, brought);
}

export function atBoundary(run: Run, node: ProcessNode, host: string, brought: JsonObject = {}): void {
  bring(run, node, host, brought);
  if (interrupts(node)) move(run, host, node.id);
  else spawn(run, host, node.id);
}

const bring = (run: Run, node: ProcessNode, token: string, brought: JsonObject): void => {
  if (node.outputs?.length) mapOutputs(run, node, token, brought);
  else if (Object.keys(brought).length > 0) assign(run, scopeIdOf(run, token), undefined, brought);
};

/** Branches that it breaks off: nobody goes back into one of them alone, for the others could not go on. */
function noteBroken(run: Run, scope: string, node: string): void {
  const broken = Object.entries(run.state.tokens).filter(([, place]) => (place.scope ?? '') === scope && place.back === undefined && !isEventSub(run.node(place.node)));
  const parts = broken.map(([token]) => ({ past: doneBy(run, token) }));
  if (new Set(parts.map(({ past }) => past.join())).size > 1) run.emit({ type: 'Joined', ...inScope(scope), node, parts });
}

/** Steps that a token has passed, also within what it stands at: signatures, steps of an open sub-process. */
function doneBy(run: Run, token: string): readonly number[] {
  const { tokens, scopes } = run.state;
  const inside = Object.values(scopes).filter((scope) => scope.token === token);
  const signed = inside.flatMap((scope) => scope.multi?.signing?.votes.flatMap((vote) => vote.visit ?? []) ?? []);
  const within = inside.flatMap((scope) => Object.entries(tokens).flatMap(([id, place]) => (place.scope === scope.id ? doneBy(run, id) : [])));
  return [...new Set([...placeOf(run, token).past, ...signed, ...within])].sort((a, b) => a - b);
}

/** An event sub-process begins (BPMN 2.0 §13.5.4); an interrupting one ends everything else in its scope. */
export function startEventSub(run: Run, scope: string, start: ProcessNode, brought: JsonObject = {}): void {
  const owner = run.state.scopes[scope]?.token;
  const before = [...(owner === undefined ? [] : (run.state.tokens[owner]?.past ?? [])), ...Object.values(run.state.tokens).flatMap((place) => ((place.scope ?? '') === scope ? place.past : []))];
  if (interrupts(start)) {
    noteBroken(run, scope, start.parent ?? '');
    killTokens(run, scope);
    deafen(run, scope);
  }
  // what was passed by the tokens that it ends is its own past: it may be gone back there
  const past = interrupts(start) ? { past: [...new Set(before)].sort((a, b) => a - b) } : {};
  spawnIn(run, scope, start.parent ?? '', { via: start.id, brought, ...past });
}

/** A waiting catch event (also behind an event-based gateway), task or job has got what it waited for. */
export function proceed(run: Run, node: ProcessNode, token: string, brought: JsonObject = {}): void {
  const place = placeOf(run, token);
  if (place.node !== node.id) {
    drop(run, token);
    run.emit({ type: 'NodeLeft', token, node: place.node });
    arrive(run, { token, past: place.past, ...(place.scope === undefined ? {} : { scope: place.scope }) }, node);
  }
  if (run.handlerOf(node.type)?.activity) return finish(run, node, token, brought);
  bring(run, node, token, brought);
  return leave(run, token, node, flowsOf(run, node, token));
}
