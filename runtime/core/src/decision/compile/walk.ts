/** Every expression of a boxed expression, with where it stands and which names are known there. */
import { isPath } from '../names';
import type { Boxed, ContextBox, IteratorBox, TableBox } from '../types';

export interface Found {
  readonly text: string;
  readonly dialect: 'expression' | 'unary-tests';
  readonly at: string;
  /** undefined = not all can be told: entries of items */
  readonly names: ReadonlySet<string> | undefined;
  /** type that its value must be of */
  readonly type?: string;
}

type Names = ReadonlySet<string> | undefined;
const plus = (names: Names, ...more: readonly string[]): Names => names && new Set([...names, ...more]);

function* tableExpressions(box: TableBox, names: Names): Generator<Found> {
  const tests = plus(names, '?');
  const optional = (text: string | undefined, at: string): Found[] => (text === undefined || text === '' || text === '-' ? [] : [{ text, dialect: 'unary-tests', at, names: tests }]);
  for (const [index, input] of box.inputs.entries()) {
    const at = `${box.at}/input/${index + 1}`;
    yield { text: input.expression, dialect: 'expression', at, names, ...(input.type === undefined ? {} : { type: input.type }) };
    yield* optional(input.values, at);
  }
  for (const [index, output] of box.outputs.entries()) {
    const at = `${box.at}/output/${index + 1}`;
    yield* optional(output.values, at);
    if (output.standard !== undefined) yield { text: output.standard, dialect: 'expression', at, names };
  }
  for (const [index, rule] of box.rules.entries()) {
    const at = `${box.at}/rule/${index + 1}`;
    for (const [column, text] of rule.inputs.entries()) yield* optional(text, `${at}/input/${column + 1}`);
    for (const [column, text] of rule.outputs.entries()) if (text !== '') yield { text, dialect: 'expression', at: `${at}/output/${column + 1}`, names };
  }
}

type Part = readonly [Boxed, Names];
const all = (boxes: readonly Boxed[], names: Names): Part[] => boxes.map((box) => [box, names]);

/** Entries know those before them. */
function contextParts(box: ContextBox, names: Names): Part[] {
  let known = names;
  return box.entries.map(({ name, value }) => {
    const part: Part = [value, known];
    if (name !== undefined) known = plus(known, name);
    return part;
  });
}

type PartsOf = { readonly [K in Boxed['kind']]: (box: Extract<Boxed, { kind: K }>, names: Names) => Part[] };
const iterator = (box: IteratorBox, names: Names): Part[] => [[box.in, names], [box.each, plus(names, box.variable, 'partial')]];
const nothing = (): Part[] => [];

/** The boxed expressions inside of one, each with the names that are known there. */
const PARTS: PartsOf = {
  literal: nothing,
  table: nothing,
  context: contextParts,
  invocation: (box, names) => all([box.callee, ...box.bindings.map(({ value }) => value)], names),
  relation: (box, names) => all(box.rows.flat(), names),
  list: (box, names) => all(box.items, names),
  function: (box, names) => all(box.body ? [box.body] : [], plus(names, ...box.params.map(({ name }) => (isPath(name) ? (name.split('.')[0] ?? '') : name)))),
  conditional: (box, names) => all([box.if, box.then, box.else], names),
  filter: (box, names) => [[box.in, names], [box.match, undefined]],
  for: iterator,
  some: iterator,
  every: iterator,
};

/** Each boxed expression, the outermost first. */
export function* boxesIn(box: Boxed, names: Names): Generator<readonly [Boxed, Names]> {
  yield [box, names];
  for (const [part, known] of (PARTS[box.kind] as (box: Boxed, names: Names) => Part[])(box, names)) yield* boxesIn(part, known);
}

export function* expressionsIn(box: Boxed, names: Names): Generator<Found> {
  for (const [part, known] of boxesIn(box, names)) {
    if (part.kind === 'literal') yield { text: part.text, dialect: 'expression', at: part.at, names: known };
    if (part.kind === 'table') yield* tableExpressions(part, known);
  }
}
