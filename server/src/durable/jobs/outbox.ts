import type { Effect } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { resolveIncident, saveIncident } from '../incidents';
import { historyModel, type HistoryDoc, type TodoEffect } from '../model';

export interface EffectPlace {
  readonly countyId: string;
  readonly workId: string;
  readonly recordId: string;
  readonly now: string;
}
/** Does one effect. May be called again with the same `effect.id` (a crash came between): the second time must change nothing. */
export type EffectHandler = (deps: Deps, effect: Effect, place: EffectPlace) => Promise<void>;
export type EffectHandlers = Readonly<Record<string, EffectHandler>>;

const MOST_A_ROUND = 200;
const MOST_ATTEMPTS = 8;
/** 5 s, 10 s, 20 s … about ten minutes */
const backoffMs = (attempts: number): number => 5_000 * 2 ** (attempts - 1);
const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** What remains to do of an effect: nothing, or the same later. A given-up one stays as an open incident. */
async function attempt(deps: Deps, handlers: EffectHandlers, effect: TodoEffect, place: EffectPlace): Promise<TodoEffect | undefined> {
  const incident = { _id: `effect:${effect.id}`, countyId: place.countyId, workId: place.workId, kind: 'effect', ref: effect.id, at: place.now } as const;
  const handler = Object.hasOwn(handlers, effect.type) ? handlers[effect.type] : undefined;
  if (!handler) {
    await saveIncident(deps, { ...incident, code: 'effect.unknown-type', detail: effect.type });
    return undefined;
  }
  try {
    await handler(deps, effect, place);
    if (effect.attempts > 0) await resolveIncident(deps, place.countyId, incident._id);
    return undefined;
  } catch (error) {
    const attempts = effect.attempts + 1;
    const detail = error instanceof Error ? error.message.slice(0, 200) : '';
    deps.log.warn({ effect: effect.id, type: effect.type, attempts }, 'effect failed');
    await saveIncident(deps, { ...incident, code: attempts < MOST_ATTEMPTS ? 'effect.retrying' : 'effect.given-up', detail });
    return attempts < MOST_ATTEMPTS ? { ...effect, attempts, due: later(place.now, backoffMs(attempts)), error: detail } : undefined;
  }
}

async function doEntry(deps: Deps, handlers: EffectHandlers, entry: HistoryDoc, now: string): Promise<number> {
  const { countyId, workId, recordId } = entry;
  const [due, rest] = [entry.todo.filter((effect) => effect.due <= now), entry.todo.filter((effect) => effect.due > now)];
  const left: TodoEffect[] = [...rest];
  for (const effect of due) {
    const again = await attempt(deps, handlers, effect, { countyId, workId, recordId, now });
    if (again) left.push(again);
  }
  const [first] = left.map((effect) => effect.due).sort();
  const change = first === undefined ? { $set: { todo: left }, $unset: { todoDue: 1 as const } } : { $set: { todo: left, todoDue: first } };
  // another server may have been here meanwhile: then this round counts for nothing, and doing an effect twice changes nothing
  await historyModel(deps.db).updateOne({ _id: entry._id, countyId, todoDue: entry.todoDue ?? now }, change);
  return due.length;
}

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
