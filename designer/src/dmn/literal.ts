/** Values that people type, as FEEL writes them. */
export interface Literal {
  readonly kind: 'text' | 'number' | 'boolean' | 'date';
  /** as it is typed: without quotes; `true`/`false`; `2026-01-31` */
  readonly text: string;
}

const TEXT = String.raw`"(?:[^"\\]|\\["\\])*"`;
const NUMBER = String.raw`-?(?:\d+(?:\.\d+)?|\.\d+)`;
const DATE = String.raw`date\(\s*"\d{4}-\d\d-\d\d"\s*\)|@"\d{4}-\d\d-\d\d"`;
/** One literal, for other patterns. */
export const LITERAL = `(?:${DATE}|${TEXT}|${NUMBER}|true|false)`;
const WHOLE = new RegExp(`^${LITERAL}$`);

export function readLiteral(feel: string): Literal | undefined {
  const text = feel.trim();
  if (!WHOLE.test(text)) return undefined;
  if (text === 'true' || text === 'false') return { kind: 'boolean', text };
  if (/^(?:date|@)/.test(text)) return { kind: 'date', text: /\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? '' };
  return text.startsWith('"') ? { kind: 'text', text: text.slice(1, -1).replace(/\\(["\\])/g, '$1') } : { kind: 'number', text };
}

export function writeLiteral({ kind, text }: Literal): string {
  if (kind === 'text') return `"${text.replace(/(["\\])/g, '\\$1')}"`;
  return kind === 'date' ? `date("${text}")` : text;
}

const NEXT = new RegExp(`^\\s*(${LITERAL})\\s*(,|$)`);
/** Several, apart by commas; undefined when anything else stands among them. */
export function readLiterals(feel: string): readonly Literal[] | undefined {
  const found: Literal[] = [];
  for (let rest = feel.trim(); ; ) {
    const [whole, text = '', comma] = NEXT.exec(rest) ?? [];
    const literal = readLiteral(text);
    if (whole === undefined || !literal) return undefined;
    found.push(literal);
    rest = rest.slice(whole.length);
    if (comma !== ',') return found;
  }
}
export const writeLiterals = (literals: readonly Literal[]): string => literals.map(writeLiteral).join(',');
