/** What is waited for in the new model: at the edge of activities, behind event-based gateways, by event sub-processes of a scope. */
import { arm } from '../engine/arm';
import { cancelWait } from '../engine/kill';
import type { Run } from '../engine/run';
import { startsByInterrupting, structureOf } from '../structure';
import type { ProcessModel, ProcessNode, Waiter } from '../types';

/** A place where something watches: a node at which a token stands, or a scope (its node; undefined: the process itself). */
type Place = { readonly at: ProcessNode } | { readonly within: ProcessNode | undefined };

function watchersAt(model: ProcessModel, place: Place): readonly ProcessNode[] {
  const { boundaries, eventSubs } = structureOf(model);
  if ('within' in place) return (eventSubs.get(place.within?.id ?? '') ?? []).map(({ start }) => start);
  const { at } = place;
  const behind = at.type === 'event-based-gateway' ? at.outgoing.flatMap((id) => model.nodes[model.flows[id]?.to ?? ''] ?? []) : [];
  return [...(boundaries.get(at.id) ?? []), ...behind];
}

function placeOf({ state, model }: Run, { token, scope }: Waiter): Place | undefined {
  if (token === undefined) return { within: model.nodes[state.scopes[scope ?? '']?.node ?? ''] };
  const at = model.nodes[state.tokens[token]?.node ?? ''];
  return at && { at };
}

function stop(run: Run, isGone: (entry: Waiter & { readonly node: string }) => boolean): void {
  for (const timer of Object.values(run.state.timers)) if (isGone(timer)) run.emit({ type: 'TimerCancelled', timerId: timer.id });
  for (const wait of Object.values(run.state.waits)) if (isGone(wait)) cancelWait(run, wait.id);
}

/** Under the old names: what the new model does not have. */
export const stopGone = (run: Run, from: ProcessModel, isKept: (node: string) => boolean): void => stop(run, ({ node }) => from.nodes[node] !== undefined && !isKept(node));

/** Under the new names: what it has, but not there. */
export function stopMoved(run: Run): void {
  stop(run, (entry) => {
    const place = placeOf(run, entry);
    const isOwn = place !== undefined && 'at' in place && place.at.id === entry.node;
    return !isOwn && !(place && watchersAt(run.model, place).some(({ id }) => id === entry.node));
  });
}

/** What was not watched for there before begins; what has happened and was, does not begin again. `before`: new node → old one. */
export function startWatching(run: Run, from: ProcessModel, before: ReadonlyMap<string, ProcessNode>): void {
  const old = (node: ProcessNode | undefined): ProcessNode | undefined => before.get(node?.id ?? '');
  const wasThere = (node: ProcessNode, place: Place): boolean => {
    const [event, was] = [old(node), 'at' in place ? old(place.at) : old(place.within)];
    if (!event || (!was && ('at' in place || place.within !== undefined))) return false;
    return watchersAt(from, 'at' in place && was ? { at: was } : { within: was }).includes(event);
  };
  const begin = (waiter: Waiter): void => {
    const place = placeOf(run, waiter);
    if (place) for (const node of watchersAt(run.model, place)) if (!wasThere(node, place)) arm(run, node, waiter);
  };
  for (const [token, { node, scope }] of Object.entries(run.state.tokens)) {
    const bracket = run.state.scopes[scope ?? ''];
    if (bracket?.kind !== 'multi' || bracket.node !== node) begin({ token });
  }
  // what an event has interrupted, and what is only undone, listens no more
  const isOver = (scope: string): boolean => Object.values(run.state.tokens).some((place) => {
    const sub = (place.scope ?? '') === scope ? before.get(place.node) : undefined;
    return sub !== undefined && startsByInterrupting(from, sub);
  });
  const listening = ['', ...Object.values(run.state.scopes).filter(({ kind, token }) => kind === 'sub' && token !== '').map(({ id }) => id)];
  for (const scope of listening) if (!isOver(scope)) begin({ scope });
}

/** A wait whose message, signal or condition reads differently now is set anew; timers keep the time they were set for. */
export function renewWaits(run: Run, before: ReadonlyMap<string, ProcessNode>): void {
  for (const wait of Object.values(run.state.waits)) {
    const [old, node] = [before.get(wait.node), run.model.nodes[wait.node]];
    if (!old || !node?.events || JSON.stringify(old.events) === JSON.stringify(node.events) || wait.kind === 'job' || wait.kind === 'call') continue;
    cancelWait(run, wait.id);
    arm(run, node, wait.token === undefined ? { scope: wait.scope ?? '' } : { token: wait.token });
  }
}
