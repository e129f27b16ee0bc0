/** The directory of a zip file, judged before anything is unpacked: a bomb is refused by its sizes alone. */
import { strFromU8, unzip, unzipSync, type Unzipped } from 'fflate';
import { type Finding, refused } from '../finding';

/** How much of a workbook is read at most; bytes, then rows, columns and cells of one sheet. */
export interface Limits { readonly file: number; readonly unpacked: number; readonly rows: number; readonly columns: number; readonly cells: number }
export const USUAL: Limits = { file: 10_000_000, unpacked: 100_000_000, rows: 20_000, columns: 500, cells: 1_000_000 };
/** Of what is taken in by a server, in the background. */
export const LARGE: Limits = { file: 30_000_000, unpacked: 300_000_000, rows: 110_000, columns: 500, cells: 3_000_000 };
const MAX_ENTRIES = 2_000;
/** text that repeats itself packs well; beyond this nobody typed it */
const MAX_RATIO = 200;
const RATIO_FROM = 1_000_000;

interface Entry { readonly name: string; readonly size: number; readonly unpacked: number }

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** the compound file that Excel and Word wrote until 2003, and still write for files with a password */
const isOld = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

/** Text with a new name: words of whatever alphabet (UTF-8, UTF-16 or GBK) hold no zeros and no control marks, but for UTF-16 with its mark. */
export function isWords(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 2_000);
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return head.length > 0 && (isWide || head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13));
}

function entriesOf(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  unzipSync(bytes, { filter: ({ name, size, originalSize }) => (entries.push({ name, size, unpacked: originalSize }), false) });
  return entries;
}

function tooMuch(entries: readonly Entry[], most: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  return entries.length > MAX_ENTRIES || unpacked > most || entries.some((entry) => entry.unpacked > RATIO_FROM && entry.unpacked > entry.size * MAX_RATIO);
}

/** Names of what is inside, or why it is not opened. */
export function openZip(bytes: Uint8Array, { file, unpacked }: Limits = USUAL): { readonly names: readonly string[] } | Finding {
  if (bytes.length > file) return refused('file.too-large', { limit: file / 1_000_000 });
  if (isOld(bytes)) return refused('file.old');
  if (!isZip(bytes)) return refused('file.unreadable');
  try {
    const entries = entriesOf(bytes);
    return tooMuch(entries, unpacked) ? refused('file.bomb') : { names: entries.map((entry) => entry.name) };
  } catch {
    return refused('file.unreadable');
  }
}

/** Texts of the entries that are asked for. What a file says of its sizes is held: fflate unpacks no more than that. */
export function textsIn(bytes: Uint8Array, isWanted: (name: string) => boolean): ReadonlyMap<string, string> {
  return texts(unzipSync(bytes, { filter: ({ name }) => isWanted(name) }));
}
const texts = (found: Unzipped): ReadonlyMap<string, string> => new Map(Object.entries(found).map(([name, content]) => [name, strFromU8(content)]));

/** The same beside the thread that asks, where much is to be unpacked. */
export const textsBeside = (bytes: Uint8Array, isWanted: (name: string) => boolean): Promise<ReadonlyMap<string, string>> =>
  new Promise((resolve, reject) => { unzip(bytes, { filter: ({ name }) => isWanted(name) }, (error, found) => (error ? reject(error) : resolve(texts(found)))); });
