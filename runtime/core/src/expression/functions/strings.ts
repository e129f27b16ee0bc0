import { textOf } from '../values/text';
import { isList, type FeelValue } from '../values/value';
import { define, type Group } from './define';
import { matches, replace, split } from './patterns';

const points = (text: string): string[] => Array.from(text);

function substring(text: string, start: number, length: number | undefined): string | null {
  if (!Number.isInteger(start) || start === 0 || (length !== undefined && length < 1)) return null;
  const chars = points(text);
  if (start < -chars.length) return null;
  const from = start < 0 ? chars.length + start : start - 1;
  return chars.slice(from, length === undefined ? undefined : from + Math.trunc(length)).join('');
}

const before = (text: string, match: string): string => (text.includes(match) ? text.slice(0, text.indexOf(match)) : '');
const after = (text: string, match: string): string => (text.includes(match) ? text.slice(text.indexOf(match) + match.length) : '');

function joined(list: readonly FeelValue[], delimiter: string, write: (text: string) => string): FeelValue {
  const texts = list.filter((item) => item !== null);
  if (!texts.every((item) => typeof item === 'string')) return null;
  return texts.map(write).join(write(delimiter));
}

export const strings: Group = {
  string: define([['from', 'any']], (run, from) => (from === null ? null : textOf(from, (piece) => run.write(piece)))),
  'string length': define([['string', 'string']], (_run, text) => points(text).length),
  substring: define([['string', 'string'], ['start position', 'number'], ['length', 'number?']], (_run, text, start, length) => substring(text, start, length)),
  'upper case': define([['string', 'string']], (run, text) => run.write(text.toUpperCase())),
  'lower case': define([['string', 'string']], (run, text) => run.write(text.toLowerCase())),
  'substring before': define([['string', 'string'], ['match', 'string']], (_run, text, match) => before(text, match)),
  'substring after': define([['string', 'string'], ['match', 'string']], (_run, text, match) => after(text, match)),
  contains: define([['string', 'string'], ['match', 'string']], (_run, text, match) => text.includes(match)),
  'starts with': define([['string', 'string'], ['match', 'string']], (_run, text, match) => text.startsWith(match)),
  'ends with': define([['string', 'string'], ['match', 'string']], (_run, text, match) => text.endsWith(match)),
  matches: define([['input', 'string'], ['pattern', 'string'], ['flags', 'string?']], (run, input, pattern, flags) => matches(run, input, pattern, flags)),
  replace: define([['input', 'string'], ['pattern', 'string'], ['replacement', 'string'], ['flags', 'string?']], (run, input, pattern, replacement, flags) =>
    replace(run, input, pattern, replacement, flags)),
  split: define([['string', 'string'], ['delimiter', 'string']], (run, text, delimiter) => split(run, text, delimiter)),
  'string join': define([['list', 'list'], ['delimiter', 'string?']], (run, list, delimiter = '') => (isList(list) ? joined(list, delimiter, (text) => run.write(text)) : null)),
};
