/**
 * How Chinese names are read aloud, for finding people by the sound of their names: syllables without tones. One table for the whole
 * server; it reads nothing and keeps nothing of what it is asked but the readings of single characters. Letters and digits stand for themselves.
 */
import { pinyin } from 'pinyin-pro';

/** Readings of a name: a surname has its own first, and each character may have several. */
const MOST = 12;
const MOST_CHARS = 8;
const PLAIN = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const;

/** The library looks a character up in long tables each time; there are not so many characters. */
const readings = new Map<string, readonly string[]>();
const MOST_KEPT = 20_000;

function readingsOf(char: string): readonly string[] {
  const known = readings.get(char) ?? [...new Set(pinyin(char, { ...PLAIN, multiple: true }))].filter((one) => one !== '');
  if (readings.size < MOST_KEPT) readings.set(char, known);
  return known;
}

/** As it is most likely read: a first character as a surname. Syllables in their order. */
export const syllables = (name: string): string[] => pinyin(name, { ...PLAIN, surname: 'head' }).map((one) => one.toLowerCase());

/** Every reading that is worth a look, the likeliest first; at most twelve. */
export function soundsOf(name: string): string[] {
  const chars = [...name].slice(0, MOST_CHARS);
  if (chars.length === 0) return [];
  const all = chars.map(readingsOf).reduce<string[][]>((made, ways) => made.flatMap((one) => ways.map((reading) => [...one, reading])).slice(0, MOST), [[]]);
  return [...new Set([syllables(chars.join('')), ...all].map((one) => one.join(' ').toLowerCase()))].slice(0, MOST);
}
