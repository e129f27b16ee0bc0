import { readFile } from 'node:fs/promises';
import { refuse } from '../http/refusal';
import type { Child, Place } from './process';

const tail = async (file: string): Promise<string> => (await readFile(file, 'utf8').catch(() => '')).slice(-20_000);

/** What mongod wrote before it ended, and what that means for the person in front of it. */
const MEANINGS: readonly (readonly [RegExp, (found: RegExpExecArray, place: Place) => never])[] = [
  [/error while loading shared libraries: ([\w.+-]+)/, (found) => refuse('mongod.libraries', '', { library: found[1] ?? '' })],
  [/No space left on device/, () => refuse('mongod.disk-full')],
  [/WT_TRY_SALVAGE|WT_PANIC|unable to read root page|file contains invalid|corrupt/i, (_found, place) => refuse('mongod.damaged', '', { dbPath: place.dbPath })],
];

/** Say why it did not start. */
export async function failure(place: Place, child: Child): Promise<never> {
  const text = `${child.output()}\n${await tail(place.log)}`;
  for (const [pattern, say] of MEANINGS) {
    const found = pattern.exec(text);
    if (found) return say(found, place);
  }
  const fatal = text.split('\n').filter((line) => /"s":"[EF]"/.test(line)).at(-1) ?? child.output().trim().split('\n').at(-1) ?? '';
  return refuse('mongod.no-start', '', { reason: fatal.slice(0, 300), log: place.log });
}
