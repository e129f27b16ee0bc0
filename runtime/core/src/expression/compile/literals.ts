import { parseTemporal } from '../values/parse';
import type { Code } from '../run';
import { nth, type Compile } from './place';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The text of a literal; an escape that is none stays, so that patterns can be written as they are. */
export const stringOf = (literal: string): string =>
  literal.slice(1, -1).replace(/\\(?:(["\\nrt])|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|u([0-9a-fA-F]{5,6}))/g, (whole, simple: string | undefined, unit: string | undefined, ...points: (string | undefined)[]) => {
    if (simple !== undefined) return ESCAPES[simple] ?? whole;
    if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
    const point = Number.parseInt(points[0] ?? points[1] ?? '', 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

const constant = (value: ReturnType<Code>): Code => () => value;

export const string: Compile = (node) => constant(stringOf(node.text));
export const number: Compile = (node) => constant(Number(node.text.replace(/\s/g, '')));
export const boolean: Compile = (node) => constant(node.text === 'true');
export const nothing: Compile = () => constant(null);
export const at: Compile = (node) => constant(parseTemporal(stringOf(nth(node, 0).text)) ?? null);
