import { problem, SYSTEM, type Problem, type TimerState } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { applyCommand, type Applied } from '../commit';
import { resolveIncident, saveIncident } from '../incidents';
import { instanceModel, type InstanceDoc } from '../model';

const MOST_A_ROUND = 500;
/** a timer whose step is refused is tried again later and later, for its cause may be mended (a unit without people, a condition) */
const RETRY_MINUTES = [10, 60, 360, 1440] as const;

const dueTimers = (instance: InstanceDoc, now: string): TimerState[] =>
  Object.values(instance.state.timers).filter((timer) => timer.held === undefined && timer.due <= now).sort((a, b) => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1));

export interface Fired {
  readonly workId: string;
  /** types of the process's effects, in order */
  readonly effects: readonly string[];
}
interface Try { readonly fired?: Fired; readonly attempts: number }

/** Somebody was first and the step is gone, or its work has ended. */
const isGone = (found: Problem): boolean => found.code === 'process.timer-unknown' || found.code === 'process.finished';

async function fire(deps: Deps, { countyId, _id: workId }: InstanceDoc, timer: TimerState, now: string): Promise<Try> {
  // the id follows from the timer: whoever fires it, and however often, it is one command
  const commandId = `timer:${timer.id}`;
  const applied = await applyCommand(deps, { countyId, actor: SYSTEM, commandId, workId, command: { type: 'FireTimer', timerId: timer.id } }).catch((error: unknown): Applied => {
    // one work that cannot even be read (an altered value, a release that no longer compiles) must not hold up all others
    deps.log.error({ err: error, workId, timer: timer.id }, 'timer failed');
    return { ok: false, problems: [problem('timer.failed')] };
  });
  if (applied.ok) {
    await resolveIncident(deps, countyId, commandId);
    return { fired: { workId, effects: applied.repeated ? [] : applied.effects.map((effect) => effect.type) }, attempts: 0 };
  }
  const [found] = applied.problems;
  if (!found || isGone(found)) return { fired: { workId, effects: [] }, attempts: 0 };
  return { attempts: await saveIncident(deps, { _id: commandId, countyId, workId, kind: 'timer', ref: timer.id, problem: found, at: now }) };
}

/** None of the instance's due timers could be fired: look at it again later, so that others are not held up. */
async function putOff(deps: Deps, { _id, countyId, version }: InstanceDoc, now: string, attempts: number): Promise<void> {
  const minutes = RETRY_MINUTES[Math.min(attempts, RETRY_MINUTES.length) - 1] ?? RETRY_MINUTES[0];
  const nextDue = new Date(Date.parse(now) + minutes * 60_000).toISOString();
  await instanceModel(deps.db).updateOne({ _id, countyId, version }, { $set: { nextDue } });
}

/** When a timer of the county is due next. */
export const earliestDue = async (deps: Deps, countyId: string): Promise<string | undefined> =>
  (await instanceModel(deps.db).findOne({ countyId, nextDue: { $gte: '' } }).sort({ nextDue: 1 }).select({ nextDue: 1 }).lean<InstanceDoc>())?.nextDue;

/** Fire the earliest timer that is due; undefined: none is. */
export async function fireEarliest(deps: Deps, countyId: string): Promise<Fired | undefined> {
  const now = deps.clock.now();
  const instance = await instanceModel(deps.db).findOne({ countyId, nextDue: { $lte: now } }).sort({ nextDue: 1 }).lean<InstanceDoc>();
  if (!instance) return undefined;
  let attempts = 1;
  for (const timer of dueTimers(instance, now)) {
    const tried = await fire(deps, instance, timer, now);
    if (tried.fired) return tried.fired;
    attempts = tried.attempts;
  }
  await putOff(deps, instance, now, attempts);
  return { workId: instance._id, effects: [] };
}

async function fireDue(deps: Deps, countyId: string): Promise<number> {
  for (let count = 0; count < MOST_A_ROUND; count += 1) if (!(await fireEarliest(deps, countyId))) return count;
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
