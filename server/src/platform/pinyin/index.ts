/**
 * How Chinese names are read aloud, for finding people by the sound of their names: syllables without tones. One table for the whole
 * server; it reads nothing and keeps nothing. Letters and digits stand for themselves.
 */
import { pinyin } from 'pinyin-pro';

/** Readings of a name: a surname has its own first, and each character may have several. */
const MOST = 12;
const MOST_CHARS = 8;
const PLAIN = { toneType: 'none', type: 'array', nonZh: 'consecutive' } as const;

const readingsOf = (char: string): string[] => [...new Set(pinyin(char, { ...PLAIN, multiple: true }))].filter((one) => one !== '');

/** As it is most likely read: a first character as a surname. Syllables in their order. */
export const syllables = (name: string): string[] => pinyin(name, { ...PLAIN, surname: 'head' }).map((one) => one.toLowerCase());

/** Every reading that is worth a look, the likeliest first; at most twelve. */
export function soundsOf(name: string): string[] {
  const chars = [...name].slice(0, MOST_CHARS);
  if (chars.length === 0) return [];
  const all = chars.map(readingsOf).reduce<string[][]>((made, readings) => made.flatMap((one) => readings.map((reading) => [...one, reading])).slice(0, MOST), [[]]);
  return [...new Set([syllables(chars.join('')), ...all].map((one) => one.join(' ').toLowerCase()))].slice(0, MOST);
}
