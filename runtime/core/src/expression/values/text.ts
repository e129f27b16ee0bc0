import { isList, Rich, type FeelValue } from './value';

const quoted = (text: string): string => `"${text.replace(/(["\\])/g, '\\$1')}"`;
const key = (name: string): string => (/\W/.test(name) ? quoted(name) : name);

/** As `string()` writes it. `write` is given every piece, so that a long one can be ended. */
export function textOf(value: FeelValue, write: (piece: string) => string, inside = false): string {
  if (typeof value === 'string') return write(inside ? quoted(value) : value);
  if (value === null || typeof value !== 'object') return write(String(value));
  if (value instanceof Rich) return write(value.text());
  if (isList(value)) return `[${value.map((item) => textOf(item, write, true)).join(', ')}]`;
  return `{${Object.entries(value).map(([name, entry]) => `${write(key(name))}: ${textOf(entry, write, true)}`).join(', ')}}`;
}
