import { LEVELS, type Level } from '@liandong/core/run';
import type { Caller } from '../platform/http/handler';

/** Does he see values of a level anywhere? For what belongs to no record; each record is asked for by its own reach. */
export function seesSomewhere({ reaches }: Pick<Caller, 'reaches'>): (level: Level) => boolean {
  const most = Math.max(-1, ...reaches.map(({ maxLevel }) => LEVELS.indexOf(maxLevel)));
  return (level) => LEVELS.indexOf(level) <= most;
}
