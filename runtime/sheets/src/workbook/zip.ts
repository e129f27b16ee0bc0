/** The directory of a zip file, judged before anything is unpacked: a bomb is refused by its sizes alone. */
import { strFromU8, unzipSync } from 'fflate';
import { type Finding, refused } from '../finding';

export const MAX_FILE = 10_000_000;
const MAX_UNPACKED = 100_000_000;
const MAX_ENTRIES = 2_000;
/** text that repeats itself packs well; beyond this nobody typed it */
const MAX_RATIO = 200;
const RATIO_FROM = 1_000_000;

interface Entry { readonly name: string; readonly size: number; readonly unpacked: number }

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** the compound file that Excel and Word wrote until 2003, and still write for files with a password */
const isOld = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

function entriesOf(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  unzipSync(bytes, { filter: ({ name, size, originalSize }) => (entries.push({ name, size, unpacked: originalSize }), false) });
  return entries;
}

function tooMuch(entries: readonly Entry[]): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return entries.length > MAX_ENTRIES || unpacked > MAX_UNPACKED || entries.some((entry) => entry.unpacked > RATIO_FROM && entry.unpacked > entry.size * MAX_RATIO);
}

/** Names of what is inside, or why it is not opened. */
export function openZip(bytes: Uint8Array): { readonly names: readonly string[] } | Finding {
  if (bytes.length > MAX_FILE) return refused('file.too-large', { limit: MAX_FILE / 1_000_000 });
  if (isOld(bytes)) return refused('file.old');
  if (!isZip(bytes)) return refused('file.unreadable');
  try {
    const entries = entriesOf(bytes);
    return tooMuch(entries) ? refused('file.bomb') : { names: entries.map((entry) => entry.name) };
  } catch {
    return refused('file.unreadable');
  }
}

/** Texts of the entries that are asked for. What a file says of its sizes is held: fflate unpacks no more than that. */
export function textsIn(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, string> {
  const found = unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
  return new Map(Object.entries(found).map(([name, content]) => [name, strFromU8(content)]));
}
