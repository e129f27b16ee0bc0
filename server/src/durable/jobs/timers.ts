import { SYSTEM, type Problem, type TimerState } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { applyCommand } from '../commit';
import { resolveIncident, saveIncident } from '../incidents';
import { instanceModel, type InstanceDoc } from '../model';

const MOST_A_ROUND = 500;
/** a timer whose step is refused is tried again after this, for its cause may be mended (a unit without people, a condition) */
const RETRY = 'PT10M';

const dueTimers = (instance: InstanceDoc, now: string): TimerState[] =>
  Object.values(instance.state.timers).filter((timer) => timer.due <= now).sort((a, b) => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1));

async function fire(deps: Deps, { countyId, _id: workId }: InstanceDoc, timer: TimerState, now: string): Promise<Problem | undefined> {
  // the id follows from the timer: whoever fires it, and however often, it is one command
  const applied = await applyCommand(deps, { countyId, actor: SYSTEM, commandId: `timer:${timer.id}`, workId, command: { type: 'FireTimer', timerId: timer.id } });
  if (applied.ok) {
    await resolveIncident(deps, countyId, `timer:${timer.id}`);
    return undefined;
  }
  const [found] = applied.problems;
  // somebody was first and the step is gone, or its work has ended
  const isGone = found?.code === 'process.timer-unknown' || found?.code === 'process.finished';
  if (!isGone && found) await saveIncident(deps, { _id: `timer:${timer.id}`, countyId, workId, kind: 'timer', ref: timer.id, code: found.code, detail: found.path, at: now });
  return isGone ? undefined : found;
}

/** Fire the earliest due timer of an instance that can be fired; when none can, look at it again later. */
async function fireFirst(deps: Deps, instance: InstanceDoc, now: string): Promise<void> {
  for (const timer of dueTimers(instance, now)) if (!(await fire(deps, instance, timer, now))) return;
  const { calendar } = await deps.org.snapshot(instance.countyId);
  await instanceModel(deps.db).updateOne({ _id: instance._id, countyId: instance.countyId, version: instance.version }, { $set: { nextDue: calendar.add(now, RETRY) } });
}

async function fireDue(deps: Deps, countyId: string): Promise<number> {
  for (let count = 0; count < MOST_A_ROUND; count += 1) {
    const now = deps.clock.now();
    const next = await instanceModel(deps.db).findOne({ countyId, nextDue: { $lte: now } }).sort({ nextDue: 1 }).lean<InstanceDoc>();
    if (!next) return count;
    await fireFirst(deps, next, now);
  }
  return MOST_A_ROUND;
}

/** Timers fire once each, in the order of their due times, also those that fell due while no server ran. */
export const timersJob: Job = {
  name: 'timers',
  everyMs: 1000,
  runOnce: async (deps) => {
    let fired = 0;
    for (const countyId of await deps.org.countyIds()) fired += await fireDue(deps, countyId);
    return fired;
  },
};
