/** What belongs to a token or scope. */
import type { Waiter } from '../types';

const NOTHING: readonly never[] = [];

/** Of a map (tasks, timers, waits, scopes) the entries of one token; gathered first, for whoever asks takes them away. */
export function heldBy<T extends Waiter>(map: Readonly<Record<string, T>>, token: string): readonly T[] {
  let found: T[] | undefined;
  for (const id in map) if (map[id]?.token === token) (found ??= []).push(map[id] as T);
  return found ?? NOTHING;
}
