import { againAt, problem, SYSTEM, type Effect, type Problem } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { resolveIncident, saveIncident } from '../incidents';
import { historyModel, type HistoryDoc, type TodoEffect } from '../model';

export interface EffectPlace {
  readonly countyId: string;
  readonly workId: string;
  readonly recordId: string;
  /** the history document that asked for it, who did what asked for it ('' = the machine), and when that was */
  readonly entry: string;
  readonly by: string;
  readonly at: string;
  readonly now: string;
}
/** Does one effect. May be called again with the same `effect.id` (a crash came between): the second time must change nothing. */
export type EffectHandler = (deps: Deps, effect: Effect, place: EffectPlace) => Promise<void>;
export type EffectHandlers = Readonly<Record<string, EffectHandler>>;

/** What could not be done for a reason that core words: it is tried again, and kept as an incident meanwhile. */
export class Unfinished extends Error {
  constructor(readonly problems: readonly Problem[], /** the work that refused, when it is another */ readonly workId?: string) {
    super(problems[0]?.code ?? '');
  }
}

const MOST_A_ROUND = 200;

const incidentOf = (effectId: string): string => `effect:${effectId}`;

interface Failed { readonly problem: Problem; readonly workId?: string; readonly detail?: string }
function failureOf(error: unknown, isLast: boolean): Failed {
  const [found] = error instanceof Unfinished ? error.problems : [];
  if (found && error instanceof Unfinished) return { problem: found, ...(error.workId === undefined ? {} : { workId: error.workId }) };
  return { problem: problem(isLast ? 'effect.given-up' : 'effect.retrying'), detail: error instanceof Error ? error.message.slice(0, 200) : '' };
}

/** What remains to do of an effect: nothing, or the same later. A given-up one stays as an open incident. */
async function attempt(deps: Deps, handlers: EffectHandlers, effect: TodoEffect, place: EffectPlace): Promise<TodoEffect | undefined> {
  const incident = { _id: incidentOf(effect.id), countyId: place.countyId, workId: place.workId, kind: 'effect', ref: effect.id, at: place.now, entry: place.entry } as const;
  const handler = Object.hasOwn(handlers, effect.type) ? handlers[effect.type] : undefined;
  if (!handler) {
    await saveIncident(deps, { ...incident, problem: problem('effect.unknown-type', '', { type: effect.type }), stopped: true });
    return undefined;
  }
  try {
    await handler(deps, effect, place);
    if (effect.attempts > 0 || effect.again) await resolveIncident(deps, place.countyId, incident._id);
    return undefined;
  } catch (error) {
    const attempts = effect.attempts + 1;
    deps.log.warn({ effect: effect.id, type: effect.type, attempts, err: error instanceof Unfinished ? error.message : error }, 'effect failed');
    const due = againAt(place.now, attempts);
    await saveIncident(deps, { ...incident, ...failureOf(error, due === undefined), stopped: due === undefined });
    return due === undefined ? undefined : { ...effect, attempts, due };
  }
}

async function doEntry(deps: Deps, handlers: EffectHandlers, entry: HistoryDoc, now: string): Promise<number> {
  const { countyId, workId, recordId } = entry;
  const [due, rest] = [entry.todo.filter((effect) => effect.due <= now), entry.todo.filter((effect) => effect.due > now)];
  const left: TodoEffect[] = [...rest];
  for (const effect of due) {
    const again = await attempt(deps, handlers, effect, { countyId, workId, recordId, entry: entry._id, by: entry.by === SYSTEM.userId ? '' : entry.byName, at: entry.at, now });
    if (again) left.push(again);
  }
  const [first] = left.map((effect) => effect.due).sort();
  const change = first === undefined ? { $set: { todo: left }, $unset: { todoDue: 1 as const } } : { $set: { todo: left, todoDue: first } };
  // another server, or an operator, may have been here meanwhile: then this round counts for nothing, and doing an effect twice changes nothing
  const kept = await historyModel(deps.db).updateOne({ _id: entry._id, countyId, todoDue: entry.todoDue ?? now, todo: { $size: entry.todo.length } }, change);
  if (kept.matchedCount === 0) await closeDone(deps, entry, left);
  return due.length;
}

/** What failed here while somebody else did it has not failed. */
async function closeDone(deps: Deps, { _id, countyId }: HistoryDoc, failed: readonly TodoEffect[]): Promise<void> {
  const todo = (await historyModel(deps.db).findOne({ _id, countyId }).select({ todo: 1 }).lean<Pick<HistoryDoc, 'todo'>>())?.todo ?? [];
  for (const { id } of failed) if (!todo.some((effect) => effect.id === id)) await resolveIncident(deps, countyId, incidentOf(id));
}

/** When something of the county's outbox is due next. */
export const earliestTodo = async (deps: Deps, countyId: string): Promise<string | undefined> =>
  (await historyModel(deps.db).findOne({ countyId, todoDue: { $gte: '' } }).sort({ todoDue: 1 }).select({ todoDue: 1 }).lean<HistoryDoc>())?.todoDue;

/** Effects that commits asked for: at least once each, under their own id, in the order of the commits where nothing fails. */
export const outboxJob = (handlers: EffectHandlers): Job => ({
  name: 'outbox',
  everyMs: 500,
  runOnce: async (deps) => {
    let done = 0;
    for (const countyId of await deps.org.countyIds()) {
      const now = deps.clock.now();
      const entries = await historyModel(deps.db).find({ countyId, todoDue: { $lte: now } }).sort({ todoDue: 1 }).limit(MOST_A_ROUND).lean<HistoryDoc[]>();
      for (const entry of entries) done += await doEntry(deps, handlers, entry, now);
    }
    return done;
  },
});
