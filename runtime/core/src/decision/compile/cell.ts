/** What a cell of a decision table lets through, as far as its text alone tells: points and intervals of one kind of value. */
export type Point = number | string | boolean;

interface Interval {
  readonly kind: 'number' | 'string' | 'boolean' | 'date';
  /** undefined = without end */
  readonly from?: Point;
  readonly to?: Point;
  readonly fromOpen: boolean;
  readonly toOpen: boolean;
}
/** `any`: everything; `except`: everything but these; undefined for a cell = only an evaluation can tell */
export type Cell = { readonly any: true } | { readonly parts: readonly Interval[] } | { readonly except: readonly Interval[] };

type Value = { readonly kind: Interval['kind']; readonly value: Point };

const DATE = /^(?:date\(\s*"(\d{4}-\d\d-\d\d)"\s*\)|@"(\d{4}-\d\d-\d\d)")$/;
function valueOf(text: string): Value | undefined {
  if (/^-?(\d+\.?\d*|\.\d+)$/.test(text)) return { kind: 'number', value: Number(text) };
  if (/^"[^"\\]*"$/.test(text)) return { kind: 'string', value: text.slice(1, -1) };
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true' };
  const [, called, at] = DATE.exec(text) ?? [];
  const date = called ?? at;
  return date === undefined ? undefined : { kind: 'date', value: date };
}

const RANGE = /^([[(\]])\s*(\S.*?)\s*\.\.\s*(\S.*?)\s*([\])[])$/s;
const COMPARISON = /^(<=|>=|<|>|=)\s*(\S.*)$/s;

function rangeOf(text: string): Interval | undefined {
  const [, open, from, to, close] = RANGE.exec(text) ?? [];
  const [low, high] = [valueOf(from ?? ''), valueOf(to ?? '')];
  return low && high && low.kind === high.kind ? { kind: low.kind, from: low.value, to: high.value, fromOpen: open !== '[', toOpen: close !== ']' } : undefined;
}

function partOf(text: string): Interval | undefined {
  const [, sign, operand] = COMPARISON.exec(text) ?? ['', '=', text];
  const found = valueOf(operand ?? '');
  if (!found) return rangeOf(text);
  const { kind, value } = found;
  if (sign === '=') return { kind, from: value, to: value, fromOpen: false, toOpen: false };
  return sign?.startsWith('<') === true ? { kind, to: value, fromOpen: false, toOpen: sign === '<' } : { kind, from: value, fromOpen: sign === '>', toOpen: false };
}

/** The tests of a cell; undefined when a comma may stand inside of something. */
function testsOf(text: string): string[] | undefined {
  const tests = text.match(/(?:"[^"\\]*"|[^",])+/g) ?? [];
  const parts = tests.map((test) => test.trim());
  return parts.every((part) => part !== '' && (part.match(/[[\](){}]/g)?.length ?? 0) % 2 === 0) ? parts : undefined;
}

const complete = <T>(parts: readonly (T | undefined)[]): parts is readonly T[] => parts.every((part) => part !== undefined);

export function readCell(text: string): Cell | undefined {
  if (text === '-' || text === '') return { any: true };
  const [, negated] = /^not\s*\(([^()]*)\)$/s.exec(text) ?? [];
  const parts = testsOf(negated ?? text)?.map(partOf);
  if (!parts || parts.length === 0 || !complete(parts)) return undefined;
  if (negated === undefined) return { parts };
  const [only] = parts;
  if (only?.kind === 'boolean' && parts.length === 1) return { parts: [{ ...only, from: only.from !== true, to: only.from !== true }] };
  return { except: parts };
}

const isBelow = (a: Interval, b: Interval): boolean =>
  a.to !== undefined && b.from !== undefined && (a.to < b.from || (a.to === b.from && (a.toOpen || b.fromOpen)));
const meet = (a: Interval, b: Interval): boolean => a.kind === b.kind && !isBelow(a, b) && !isBelow(b, a);
const isPoint = (part: Interval): boolean => part.from !== undefined && part.from === part.to;

/** Is there surely a value that both let through? */
export function overlap(a: Cell, b: Cell): boolean {
  if ('any' in a || 'any' in b) return true;
  if ('parts' in a && 'parts' in b) return a.parts.some((left) => b.parts.some((right) => meet(left, right)));
  if ('except' in a && 'except' in b) return false;
  const [some, except] = 'parts' in a ? [a.parts, (b as { except: readonly Interval[] }).except] : [(b as { parts: readonly Interval[] }).parts, a.except];
  return some.some((part) => isPoint(part) && !except.some((out) => meet(part, out)));
}
