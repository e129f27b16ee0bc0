/**
 * A running instance goes over to another version of its process: all of it or nothing. Open steps stay open with who has them; timers
 * keep their time; events at the edge that are new begin to watch, those that are gone stop.
 */
import type { Ctx } from '../../shared/ctx';
import { problem } from '../../shared/problem';
import { handlerOf } from '../elements/registry';
import { Run } from '../engine/run';
import { settle } from '../engine/settle';
import { Refused } from '../refused';
import { getsStuck } from '../soundness/gets-stuck';
import { step } from '../step';
import type { Facts, Outcome, ProcessModel, ProcessState } from '../types';
import { checkMigration } from './check';
import { type Mapping, mappingOf, type MigrationPlan } from './plan';
import { renewWaits, startWatching, stopGone, stopMoved } from './watching';

export interface MigrationReason { readonly comment: string; /** names the new release in the history */ readonly release: string; readonly from?: string; readonly fields?: Readonly<Record<string, string>>; /** values are written otherwise, which is not taken back */ readonly rewritten?: boolean }

/** Old name → new name, only where they differ. */
const changed = (ids: readonly string[], find: (id: string) => string | undefined): Record<string, string> =>
  Object.fromEntries(ids.flatMap((id) => {
    const to = find(id);
    return to === undefined || to === id ? [] : [[id, to]];
  }));

/** The ways that a complex gateway has had a token from, since it fired. */
function renameSeen(run: Run, mapping: Mapping): void {
  for (const [token, { node, local }] of Object.entries(run.state.tokens)) {
    const seen = run.node(node).type === 'complex-gateway' && Array.isArray(local?.seen) ? local.seen : [];
    if (seen.length > 0) run.emit({ type: 'LocalsSet', token, vars: { seen: seen.map((flow) => mapping.flow(String(flow)) ?? flow) } });
  }
}

export function migrate(from: ProcessModel, to: ProcessModel, state: ProcessState, plan: MigrationPlan, reason: MigrationReason, facts: Facts, ctx: Ctx): Outcome {
  const mapping = mappingOf(from, to, plan);
  const blocked = checkMigration(from, to, state, mapping);
  if (blocked.length > 0) return { ok: false, problems: blocked };
  const run = new Run(to, state, facts, ctx, handlerOf);
  try {
    stopGone(run, from, (node) => mapping.node(node) !== undefined);
    run.emit({
      type: 'InstanceMigrated', process: to.id, release: reason.release, by: ctx.actor.userId, at: ctx.now, comment: reason.comment,
      nodes: changed(Object.keys(from.nodes), mapping.node), flows: changed(Object.keys(from.flows), mapping.flow),
      ...(reason.from === undefined ? {} : { from: reason.from }), ...(state.parent ? { called: true } : {}),
      ...(reason.fields && Object.keys(reason.fields).length > 0 ? { fields: reason.fields } : {}), ...(reason.rewritten ? { rewritten: true } : {}),
    });
    const old = new Map(Object.values(from.nodes).flatMap((node) => (mapping.node(node.id) === undefined ? [] : [[mapping.node(node.id) ?? '', node] as const])));
    renameSeen(run, mapping);
    stopMoved(run);
    renewWaits(run, old);
    startWatching(run, from, old);
    run.changed = true;
    settle(run);
    if (getsStuck(step, to, run.state) && !getsStuck(step, from, state)) return { ok: false, problems: [problem('migration.stuck', '', { process: to.title })] };
    return { ok: true, events: run.events, effects: run.effects, state: run.state };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problems: error.problems };
    throw error;
  }
}
