/**
 * A running instance goes over to another version of its process: all of it or nothing. Open steps stay open with who has them; timers
 * keep their time; events at the edge that are new begin to watch, those that are gone stop.
 */
import type { Ctx } from '../../shared/ctx';
import { handlerOf } from '../elements/registry';
import { arm } from '../engine/arm';
import { cancelWait } from '../engine/kill';
import { Run } from '../engine/run';
import { settle } from '../engine/settle';
import { Refused } from '../refused';
import { structureOf } from '../structure';
import type { Facts, Outcome, ProcessModel, ProcessNode, ProcessState, Waiter } from '../types';
import { checkMigration } from './check';
import { type Mapping, mappingOf, type MigrationPlan } from './plan';

export interface MigrationReason { readonly comment: string; /** names the new release in the history */ readonly release: string }

/** Old name → new name, only where they differ. */
const changed = (ids: readonly string[], find: (id: string) => string | undefined): Record<string, string> =>
  Object.fromEntries(ids.flatMap((id) => {
    const to = find(id);
    return to === undefined || to === id ? [] : [[id, to]];
  }));

/** What watches for something that the new model does not have, or not there, stops. */
function stopWatching(run: Run, from: ProcessModel, mapping: Mapping): void {
  const isGone = (old: string): boolean => mapping.node(old) === undefined && from.nodes[old] !== undefined;
  for (const timer of Object.values(run.state.timers)) if (isGone(timer.node)) run.emit({ type: 'TimerCancelled', timerId: timer.id });
  for (const wait of Object.values(run.state.waits)) if (isGone(wait.node)) cancelWait(run, wait.id);
}

/** Watchers of the new model at a waiting place: events at the edge of an activity, behind an event-based gateway, event sub-processes of a scope. */
function watchersAt(run: Run, node: ProcessNode | undefined, container: string): readonly ProcessNode[] {
  const { boundaries, eventSubs } = structureOf(run.model);
  if (!node) return (eventSubs.get(container) ?? []).map(({ start }) => start);
  const behind = node.type === 'event-based-gateway' ? node.outgoing.map((id) => run.node(run.model.flows[id]?.to ?? '')) : [];
  return [...(boundaries.get(node.id) ?? []), ...behind];
}

function startWatching(run: Run, isNew: (node: ProcessNode) => boolean): void {
  const begin = (watchers: readonly ProcessNode[], waiter: Waiter): void => watchers.filter(isNew).forEach((node) => arm(run, node, waiter));
  for (const [token, place] of Object.entries(run.state.tokens)) {
    const scope = run.state.scopes[place.scope ?? ''];
    const isMember = scope?.kind === 'multi' && scope.node === place.node;
    if (!isMember) begin(watchersAt(run, run.node(place.node), ''), { token });
  }
  begin(watchersAt(run, undefined, ''), { scope: '' });
  for (const scope of Object.values(run.state.scopes)) if (scope.kind === 'sub') begin(watchersAt(run, undefined, scope.node), { scope: scope.id });
}

/** A wait whose message, signal or condition reads differently now is set anew; timers keep the time they were set for. */
function renewWaits(run: Run, before: ReadonlyMap<string, ProcessNode>): void {
  for (const wait of Object.values(run.state.waits)) {
    const [old, node] = [before.get(wait.node), run.model.nodes[wait.node]];
    if (!old || !node?.events || JSON.stringify(old.events) === JSON.stringify(node.events) || wait.kind === 'job' || wait.kind === 'call') continue;
    cancelWait(run, wait.id);
    arm(run, node, wait.token === undefined ? { scope: wait.scope ?? '' } : { token: wait.token });
  }
}

export function migrate(from: ProcessModel, to: ProcessModel, state: ProcessState, plan: MigrationPlan, reason: MigrationReason, facts: Facts, ctx: Ctx): Outcome {
  const mapping = mappingOf(from, to, plan);
  const blocked = checkMigration(from, to, state, mapping);
  if (blocked.length > 0) return { ok: false, problems: blocked };
  const run = new Run(to, state, facts, ctx, handlerOf);
  try {
    stopWatching(run, from, mapping);
    run.emit({
      type: 'InstanceMigrated', process: to.id, release: reason.release, by: ctx.actor.userId, at: ctx.now, comment: reason.comment,
      nodes: changed(Object.keys(from.nodes), mapping.node), flows: changed(Object.keys(from.flows), mapping.flow),
    });
    const old = new Map(Object.values(from.nodes).flatMap((node) => (mapping.node(node.id) === undefined ? [] : [[mapping.node(node.id) ?? '', node] as const])));
    renewWaits(run, old);
    startWatching(run, (node) => !old.has(node.id));
    run.changed = true;
    settle(run);
    return { ok: true, events: run.events, effects: run.effects, state: run.state };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problems: error.problems };
    throw error;
  }
}
