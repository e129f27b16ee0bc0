/**
 * What somebody types to find a record, and what a record is found by: the same pieces of text on both sides. Single characters and pairs of
 * neighbours (no dictionary of words: names and places are in none), the sound of short Chinese texts, the ends of numbers.
 */
import { Hints } from '../../platform/db/index';
import { syllables } from '../../platform/pinyin/index';

export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

const [MOST_CHARS, SHORT] = [60, 12];
const pairs = (chars: readonly string[]): string[] => chars.slice(1).map((char, index) => `${chars[index] ?? ''}${char}`);
const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char);

/** Of a longer text the pairs only: by a single character one looks for a name. */
export function piecesOf(text: string): string[] {
  const chars = [...plainText(text)].slice(0, MOST_CHARS);
  return [...new Set([...(chars.length <= SHORT ? chars.filter((char) => char !== ' ') : []), ...pairs(chars)])];
}
/** All of them stand in what holds the asked text; what holds them all need not hold it. */
export function piecesAsked(text: string): string[] {
  const chars = [...plainText(text)].slice(0, MOST_CHARS);
  return chars.length === 1 ? chars : [...new Set(pairs(chars))];
}

const starts = (parts: readonly string[]): string[] => parts.map((_part, index) => parts.slice(0, index + 1).join(''));
/** Villages and given names come again and again, and the table of sounds is slow. */
const heard = new Hints<string[]>();
function heardIn(text: string): string[] {
  const parts = syllables(text).map((part) => part.replaceAll('ü', 'v'));
  const from = (all: readonly string[]): string[] => [...starts(all.map((part) => part.slice(0, 1))), ...starts(all)];
  return [...new Set([...from(parts), ...(parts.length <= 4 ? from(parts.slice(1)) : [])])];
}
/** Initials and whole syllables, from the first character on and, of a name, from the second. */
export function soundsIn(text: string): string[] {
  const chars = [...plainText(text)];
  if (chars.length > SHORT || !chars.some(isHan)) return [];
  const spoken = chars.filter((char) => char !== ' ').join('');
  const known = heard.of(spoken) ?? heardIn(spoken);
  heard.keep(spoken, known);
  return known;
}
export const soundAsked = (word: string): string | undefined => (/^[a-zü]{1,40}$/.test(word) ? word.replaceAll('ü', 'v') : undefined);

const [SHORTEST, LONGEST] = [4, 11];
const digitsOf = (text: string): string => plainText(text).replace(/\D/g, '');
/** The last four to eleven digits of a telephone number. */
export function tailsOf(text: string): string[] {
  const digits = digitsOf(text);
  return Array.from({ length: Math.max(0, Math.min(LONGEST, digits.length) - SHORTEST + 1) }, (_unused, index) => digits.slice(-(SHORTEST + index)));
}
export const tailAsked = (word: string): string | undefined => (/^\d{4,11}$/.test(word) ? word : undefined);

/** A number (编号) whole, from each of its parts on, and its last part without zeros before it. */
export function numberParts(no: string): string[] {
  const parts = plainText(no).split('-');
  const last = (parts.at(-1) ?? '').replace(/^0+(?=.)/, '');
  return [...new Set([...parts.map((_part, index) => parts.slice(index).join('-')), last])];
}
export const wholeAsked = (word: string): string | undefined => (/^[\da-z]{15,18}$/.test(word) ? word.toUpperCase() : undefined);
