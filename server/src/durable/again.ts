import { setTimeout as pause } from 'node:timers/promises';
import { problem, type Problem } from '@liandong/core/run';
import { Conflict, Refused } from './write';

const MOST_TRIES = 30;
const PAUSE_MS = 8;

type No = { readonly ok: false; readonly problems: readonly Problem[] };
interface Tries<D extends object, R extends { readonly ok: true }> {
  /** what the same command did before; undefined: it has not been applied */
  first(): Promise<R | No | undefined>;
  /** decide on what is stored now; or what there is to answer at once */
  attempt(): Promise<D | R | No>;
  keep(decision: D): Promise<R>;
}

/**
 * Decide and write; again from the start while others are first. Nothing is asked for beforehand: that the command was applied already shows
 * when it is refused now, or when its entry is there and cannot be written twice.
 */
export async function again<D extends object, R extends { readonly ok: true }>({ first, attempt, keep }: Tries<D, R>): Promise<R | No> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const decision = await attempt().catch(async (error: unknown) => (await first()) ?? Promise.reject(error as Error));
    if ('ok' in decision) return decision.ok ? decision : ((await first()) ?? decision);
    try {
      return await keep(decision);
    } catch (error) {
      if (error instanceof Refused) return (await first()) ?? { ok: false, problems: error.problems };
      if (!(error instanceof Conflict)) throw error;
    }
    const known = await first();
    if (known) return known;
    await pause(Math.ceil(PAUSE_MS * tries * ((tries * 7919 + process.pid) % 11) / 11));
  }
  return { ok: false, problems: [problem('command.busy')] };
}
