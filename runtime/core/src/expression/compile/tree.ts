import { parser, trackVariables } from 'lezer-feel';
import { problem, type Problem } from '../../shared/problem';

export type Dialect = 'expression' | 'unary-tests';

/** A node of the syntax tree; its size is how many nodes it is. */
export interface Node {
  readonly name: string;
  readonly from: number;
  readonly text: string;
  readonly kids: readonly Node[];
  readonly size: number;
}

export const MAX_SOURCE = 4096;

/** The grammar does not know the type `range<…>` of DMN 1.4: it reads it as a context of this one entry. */
export const RANGE_TYPE = 'range of';
const withRangeTypes = (source: string): string =>
  source.includes('range') ? source.replace(/"(?:\\.|[^"\\])*"|(\binstance\s+of\s+)range\s*</g, (whole, before: string | undefined) => (before === undefined ? whole : `${before}context<${RANGE_TYPE}: `)) : source;

type Cursor = ReturnType<ReturnType<typeof parser.parse>['cursor']>;

type Parsers = Readonly<Record<Dialect, typeof parser>>;

const tops = { expression: 'Expression', 'unary-tests': 'UnaryTests' } as const;
const plain: Parsers = { expression: configured('expression', {}), 'unary-tests': configured('unary-tests', {}) };

function configured(dialect: Dialect, context: object): typeof parser {
  return parser.configure({ top: tops[dialect], contextTracker: trackVariables(context) });
}

const known = new WeakMap<readonly string[], Parsers>();

/** Names that are no plain words (`a-b`, `Applicant's age`) are only known as names when they are given. */
function parsersFor(names: readonly string[]): Parsers {
  if (names.length === 0) return plain;
  const found = known.get(names);
  if (found) return found;
  const context = Object.fromEntries(names.map((name) => [name, null]));
  const made = { expression: configured('expression', context), 'unary-tests': configured('unary-tests', context) };
  known.set(names, made);
  return made;
}

class SyntaxFault extends Error {
  constructor(readonly at: number) {
    super();
  }
}

function read(cursor: Cursor, source: string): Node {
  if (cursor.type.isError) throw new SyntaxFault(cursor.from);
  const [name, from, to] = [cursor.name, cursor.from, cursor.to];
  const kids: Node[] = [];
  let size = 1;
  if (cursor.firstChild()) {
    do {
      if (cursor.type.isSkipped && !cursor.type.isError) continue;
      const kid = read(cursor, source);
      size += kid.size;
      kids.push(kid);
    } while (cursor.nextSibling());
    cursor.parent();
  }
  return { name, from, text: source.slice(from, to), kids, size };
}

/** The tree of a source, or what is wrong with it. */
export function parse(source: string, dialect: Dialect, names: readonly string[]): Node | Problem {
  if (source.length > MAX_SOURCE) return problem('expression.too-long', '', { limit: MAX_SOURCE });
  if (/^\s*[$#]\{/.test(source)) return problem('expression.dialect', '', { source });
  try {
    const text = withRangeTypes(source);
    return read(parsersFor(names)[dialect].parse(text).cursor(), text);
  } catch (error) {
    if (error instanceof SyntaxFault) return problem('expression.syntax', '', { source, at: error.at });
    return problem('expression.syntax', '', { source, at: 0, reason: error instanceof Error ? error.message : '' });
  }
}
