import { kindOf, type FeelValue } from '../values/value';
import { feelCompare } from '../values/order';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from '../values/parse';
import { FeelRange } from '../values/range';

const RANGE = /^\s*([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/s;
const WRITTEN = /^(@|date and time|date|time|duration)\s*\(?\s*"([^"]*)"\s*\)?$/;
const READERS: Readonly<Record<string, (text: string) => FeelValue | undefined>> = { '@': parseTemporal, date: parseDate, time: parseTime, 'date and time': parseDateTime, duration: parseDuration };

/** An end that is written out: a number, a text, a date, time or duration. Undefined for anything else. */
function endOf(text: string): FeelValue | undefined {
  if (text === '') return null;
  if (/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)) return Number(text);
  if (/^"[^"]*"$/.test(text)) return text.slice(1, -1);
  const [, word = '', written = ''] = WRITTEN.exec(text) ?? [];
  return READERS[word]?.(written);
}

/** Two ends of one kind, in order; at most one is open, and then not included. */
function isRange(start: FeelValue, end: FeelValue, startIncluded: boolean, endIncluded: boolean): boolean {
  if (start === null) return end !== null && !startIncluded;
  if (end === null) return !endIncluded;
  return kindOf(start) === kindOf(end) && (feelCompare(start, end) ?? 1) <= 0;
}

/** `range("[1..3]")`: the range that a text writes. */
export function rangeOf(text: string): FeelValue {
  const [, opens = '', from = '', to = '', closes = ''] = RANGE.exec(text) ?? [];
  const [start, end] = [endOf(from), endOf(to)];
  if (start === undefined || end === undefined || !isRange(start, end, opens === '[', closes === ']')) return null;
  return new FeelRange(start, end, opens === '[', closes === ']');
}
