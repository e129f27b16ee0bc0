/** What an operator may do about an incident. Each with the reason, which stays in the work's history. */
import { SYSTEM, type Actor, type Problem } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { applyCommand, type Applied, type CommandBody } from './commit';
import { resolveIncident, saveIncident } from './incidents';
import { historyModel, incidentModel, instanceModel, type HistoryDoc, type IncidentDoc, type InstanceDoc } from './model';

export interface Handling { readonly incident: IncidentDoc; readonly actor: Actor; /** idempotency key */ readonly commandId: string; readonly comment: string }
export type Handled = { readonly ok: true; /** it waits to be tried by the outbox */ readonly isQueued: boolean } | { readonly ok: false; readonly problems: readonly Problem[] };

const note = (deps: Deps, what: 'retried' | 'resolved', { incident: { countyId, workId, ref }, actor, commandId, comment }: Handling): Promise<Applied> =>
  applyCommand(deps, { countyId, actor, commandId, workId, command: { type: 'NoteOperation', what, ref, comment } });

/** Back into the outbox, due now, as if it had never been tried. */
async function requeue(deps: Deps, { countyId, entry, ref }: IncidentDoc): Promise<void> {
  const now = deps.clock.now();
  const doc = await historyModel(deps.db).findOne({ _id: entry ?? '', countyId }).select({ effects: 1 }).lean<Pick<HistoryDoc, 'effects'>>();
  const effect = doc?.effects.find((one) => one.id === ref);
  if (!effect) return;
  const again = { attempts: 0, due: now, again: true } as const;
  const waits = await historyModel(deps.db).updateOne({ _id: entry ?? '', countyId, 'todo.id': ref }, { $set: { 'todo.$.attempts': 0, 'todo.$.due': now, 'todo.$.again': true, todoDue: now } });
  if (waits.matchedCount === 0) await historyModel(deps.db).updateOne({ _id: entry ?? '', countyId, 'todo.id': { $ne: ref } }, { $push: { todo: { ...effect, ...again } }, $set: { todoDue: now } });
}

/** Nothing is left of what it was about. */
const GONE = ['process.timer-unknown', 'process.finished', 'process.wait-unknown', 'process.signal-unmatched'];

/** A command is applied at once, under the id it has always had: when it went through meanwhile, nothing more happens. */
async function tryAgain(deps: Deps, incident: IncidentDoc): Promise<Handled> {
  const { _id, countyId, workId, kind, ref } = incident;
  const command = (kind === 'timer' ? { type: 'FireTimer', timerId: ref } : incident.command) as CommandBody;
  const applied = await applyCommand(deps, { countyId, actor: SYSTEM, commandId: kind === 'timer' ? _id : ref, workId, command });
  const [found] = applied.ok ? [] : applied.problems;
  if (found && !GONE.includes(found.code)) {
    await saveIncident(deps, { _id, countyId, workId, kind, ref, problem: found, at: deps.clock.now(), ...(incident.command ? { command: incident.command } : {}) });
    return { ok: false, problems: [found] };
  }
  await resolveIncident(deps, countyId, _id);
  return { ok: true, isQueued: false };
}

export async function retryIncident(deps: Deps, handling: Handling): Promise<Handled> {
  const noted = await note(deps, 'retried', handling);
  if (!noted.ok) return noted;
  if (handling.incident.kind !== 'effect') return tryAgain(deps, handling.incident);
  if (!noted.repeated) await requeue(deps, handling.incident);
  return { ok: true, isQueued: true };
}

/** It needs nothing more: what could not be done is left undone. */
export async function dropIncident(deps: Deps, handling: Handling): Promise<Handled> {
  const { countyId, _id, entry, ref, kind } = handling.incident;
  const noted = await note(deps, 'resolved', handling);
  if (!noted.ok) return noted;
  if (kind === 'effect') await historyModel(deps.db).updateOne({ _id: entry ?? '', countyId }, { $pull: { todo: { id: ref } } });
  await resolveIncident(deps, countyId, _id);
  return { ok: true, isQueued: false };
}

/** After an operator has mended a work: timers and commands that no longer concern it need nobody any more. */
export async function closeMended(deps: Deps, countyId: string, workId: string): Promise<void> {
  const [instance, open] = await Promise.all([
    instanceModel(deps.db).findOne({ _id: workId, countyId }).lean<InstanceDoc>(), incidentModel(deps.db).find({ countyId, workId, open: true }).lean<IncidentDoc[]>(),
  ]);
  for (const { _id, kind, ref } of open) if (kind === 'timer' && !instance?.state.timers[ref]) await resolveIncident(deps, countyId, _id);
}
