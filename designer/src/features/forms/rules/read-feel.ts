import { type Comparison, type Condition, type Operand, type Sentence, SIGNS } from './condition';

type Token = { readonly kind: 'name' | 'sign' | 'text' | 'number'; readonly text: string };

const PATTERN = /\s*(?:("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?)|(list contains\b|[\p{L}_][\p{L}\p{N}_]*)|(!=|<=|>=|[=<>(),.]))/uy;
const KINDS = ['text', 'number', 'name', 'sign'] as const;
const WORDS = new Set(['and', 'or', 'not', 'if', 'then', 'else', 'in', 'between', 'for', 'return', 'some', 'every', 'satisfies', 'function', 'instance', 'true', 'false', 'null', 'params', 'list contains']);

function tokens(source: string): Token[] | undefined {
  const found: Token[] = [];
  PATTERN.lastIndex = 0;
  while (PATTERN.lastIndex < source.trimEnd().length) {
    const match = PATTERN.exec(source);
    const at = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
    const kind = KINDS[at];
    if (!match || kind === undefined) return undefined;
    found.push({ kind, text: match[at + 1] ?? '' });
  }
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const unquoted = (text: string): string | undefined => {
  const inner = text.slice(1, -1);
  return !/^(?:[^\\]|\\[nrt"\\])*$/s.test(inner) ? undefined : inner.replace(/\\(.)/g, (_, mark: string) => ESCAPES[mark] ?? mark);
};

/** Reads from the front of the tokens; undefined = not a simple sentence. */
class Reader {
  private at = 0;
  constructor(private readonly list: readonly Token[]) {}
  get isDone(): boolean {
    return this.at >= this.list.length;
  }
  take(text?: string): Token | undefined {
    const token = this.list[this.at];
    if (!token || (text !== undefined && (token.kind === 'text' || token.text !== text))) return undefined;
    this.at += 1;
    return token;
  }
  field(): string | undefined {
    const token = this.list[this.at];
    if (token?.kind !== 'name' || WORDS.has(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }
}

function operand(reader: Reader): Operand | undefined {
  const token = reader.take();
  if (!token) return undefined;
  if (token.kind === 'text') {
    const value = unquoted(token.text);
    return value === undefined ? undefined : { kind: 'text', value };
  }
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  return token.kind === 'name' ? named(reader, token.text) : undefined;
}

function named(reader: Reader, text: string): Operand | undefined {
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
  if (text === 'params') {
    const id = reader.take('.') ? reader.field() : undefined;
    return id === undefined ? undefined : { kind: 'param', id };
  }
  if (text === 'today') return reader.take('(') && reader.take(')') ? { kind: 'today' } : undefined;
  return WORDS.has(text) ? undefined : { kind: 'field', id: text };
}

function contains(reader: Reader, many: boolean): Condition | undefined {
  if (!reader.take('(')) return undefined;
  const field = reader.field();
  if (field === undefined || !reader.take(',')) return undefined;
  const value = operand(reader);
  return value && reader.take(')') ? { field, op: 'contains', value, many } : undefined;
}

const BY_SIGN = new Map(Object.entries(SIGNS).map(([op, sign]) => [sign, op as Comparison]));

function comparison(reader: Reader): Condition | undefined {
  const field = reader.field();
  if (field === undefined) return undefined;
  const sign = [...BY_SIGN.keys()].find((text) => reader.take(text));
  if (sign === undefined) return undefined;
  const op = BY_SIGN.get(sign) ?? 'eq';
  if (reader.take('null')) return op === 'eq' ? { field, op: 'empty' } : op === 'ne' ? { field, op: 'filled' } : undefined;
  const value = operand(reader);
  return value && { field, op, value };
}

function condition(reader: Reader): Condition | undefined {
  if (reader.take('list contains')) return contains(reader, true);
  if (reader.take('contains')) return contains(reader, false);
  return comparison(reader);
}

/** The sentence that an expression is, or undefined when it is more than simple comparisons under one joint. */
export function readFeel(source: string): Sentence | undefined {
  const list = tokens(source);
  if (!list || list.length === 0) return undefined;
  const reader = new Reader(list);
  const conditions: Condition[] = [];
  const joints = new Set<'and' | 'or'>();
  for (;;) {
    const next = condition(reader);
    if (!next) return undefined;
    conditions.push(next);
    if (reader.isDone) break;
    const joint = reader.take('and') ? 'and' : reader.take('or') ? 'or' : undefined;
    if (!joint) return undefined;
    joints.add(joint);
  }
  return joints.size > 1 ? undefined : { joint: joints.has('or') ? 'or' : 'and', conditions };
}
