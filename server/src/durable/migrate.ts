import { decideMigration, decideUndo, movedOn, rewrittenSince, type Problem, type Program, type WorkEvent, type WorkMigration } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { apply, bodyHashOf, ctxOf, refused, type Applied, type Decision, type Intent } from './commit';
import { loadWork, type LoadedWork } from './load';
import { historyModel, type HistoryDoc } from './model';
import { stateBefore } from './replay';

export interface MigrationIntent extends Intent {
  readonly workId: string;
  /** the release it is moved from: a work that runs under another one is left alone */
  readonly from: string;
  readonly target: Program;
  readonly plan: WorkMigration;
  readonly comment: string;
}
export interface UndoIntent extends Intent { readonly workId: string; readonly comment: string }

const MIGRATE = 'MigrateWork';

/** Move one work to another release of its pack: all of it or nothing. */
export async function applyMigration(deps: Deps, intent: MigrationIntent): Promise<Applied> {
  const { countyId, workId, from, target, plan, comment, actor } = intent;
  const bodyHash = bodyHashOf(deps, countyId, { by: actor.userId, workId, to: target.pack.sha, plan, comment });
  return apply(deps, intent, bodyHash, async () => {
    const [snapshot, loaded] = await Promise.all([deps.org.snapshot(countyId), loadWork(deps, countyId, workId)]);
    if (!loaded) return refused('work.not-found');
    if (loaded.instance.release !== from) return refused('migration.other-release');
    const now = deps.clock.now();
    const outcome = decideMigration(loaded.program, target, loaded.work, plan, comment, ctxOf(intent, target, snapshot, now));
    if (!outcome.ok) return outcome;
    return { events: outcome.events, effects: outcome.effects, after: outcome.work, program: target, type: MIGRATE, serviceId: loaded.instance.serviceId, loaded, snapshot, now };
  });
}

/** What stands in the way of moving it; nothing is written. */
export async function tryMigration(deps: Deps, intent: Omit<MigrationIntent, 'commandId' | 'from'>, loaded: LoadedWork): Promise<readonly Problem[]> {
  const snapshot = await deps.org.snapshot(intent.countyId);
  const outcome = decideMigration(loaded.program, intent.target, loaded.work, intent.plan, intent.comment, ctxOf({ ...intent, commandId: 'dry-run' }, intent.target, snapshot, deps.clock.now()));
  return outcome.ok ? [] : outcome.problems;
}

const isMigration = (event: WorkEvent): event is WorkEvent & { type: 'InstanceMigrated' } => event.type === 'InstanceMigrated';

/** Take the last migration of a work back, as long as nothing has happened since. */
export async function applyUndo(deps: Deps, intent: UndoIntent): Promise<Applied> {
  const { countyId, workId, comment, actor } = intent;
  return apply(deps, intent, bodyHashOf(deps, countyId, { by: actor.userId, workId, undo: true, comment }), async (): Promise<Decision | Applied> => {
    const [snapshot, loaded] = await Promise.all([deps.org.snapshot(countyId), loadWork(deps, countyId, workId)]);
    if (!loaded) return refused('work.not-found');
    const last = await historyModel(deps.db).findOne({ countyId, workId, seq: loaded.instance.version }).lean<HistoryDoc>();
    const migrated = last?.type === MIGRATE ? last.events.find(isMigration) : undefined;
    if (!last || !migrated) return movedOn();
    if (migrated.rewritten) return rewrittenSince();
    const before = await stateBefore(deps, loaded.instance, last.seq, loaded.work.record);
    const target = before && (await deps.packs.program(countyId, migrated.from ?? before.release));
    if (!before || !target) return refused('release.unknown');
    const now = deps.clock.now();
    const outcome = decideUndo(target, loaded.work, before.state, migrated.fields ?? {}, comment, ctxOf(intent, target, snapshot, now));
    if (!outcome.ok) return outcome;
    return { events: outcome.events, effects: outcome.effects, after: outcome.work, program: target, type: 'UndoMigration', serviceId: loaded.instance.serviceId, loaded, snapshot, now };
  });
}
