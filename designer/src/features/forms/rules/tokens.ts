/** Expressions as words and signs, and a reader that can go back to where it was. */
interface Token { readonly kind: 'name' | 'sign' | 'text' | 'number'; readonly text: string }

const PATTERN = /\s*(?:("(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|(list contains\b|date and time\b|[\p{L}_][\p{L}\p{N}_]*)|(!=|<=|>=|[=<>(),.+\-*/[\]]))/uy;
const KINDS = ['text', 'number', 'name', 'sign'] as const;
const WORDS = new Set(['and', 'or', 'not', 'if', 'then', 'else', 'in', 'between', 'for', 'return', 'some', 'every', 'satisfies', 'function', 'instance', 'true', 'false', 'null', 'params', 'list contains', 'date and time']);

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
  return !/^(?:[^\\]|\\[nrt"\\])*$/s.test(inner) ? undefined : inner.replace(/\\(.)/gs, (_, mark: string) => ESCAPES[mark] ?? mark);
};

export class Reader {
  private at = 0;
  private constructor(private readonly list: readonly Token[]) {}
  /** undefined: signs that no sentence has, or nothing at all */
  static of(source: string): Reader | undefined {
    const list = tokens(source);
    return list && list.length > 0 ? new Reader(list) : undefined;
  }
  get isDone(): boolean {
    return this.at >= this.list.length;
  }
  /** the next words and signs, all of them or none */
  take(...texts: readonly string[]): boolean {
    const fits = texts.every((text, index) => this.list[this.at + index]?.kind !== 'text' && this.list[this.at + index]?.text === text);
    if (fits) this.at += texts.length;
    return fits;
  }
  text(): string | undefined {
    const token = this.list[this.at];
    const value = token?.kind === 'text' ? unquoted(token.text) : undefined;
    if (value !== undefined) this.at += 1;
    return value;
  }
  number(): number | undefined {
    const start = this.at;
    const sign = this.take('-') ? -1 : 1;
    const token = this.list[this.at];
    if (token?.kind !== 'number') return this.back(start);
    this.at += 1;
    return sign * Number(token.text);
  }
  /** a name that is no word of the language */
  name(): string | undefined {
    const token = this.list[this.at];
    if (token?.kind !== 'name' || WORDS.has(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }
  /** what `read` makes of what comes, or nothing, and then nothing is used up */
  attempt<T>(read: () => T | undefined): T | undefined {
    const start = this.at;
    const found = read();
    return found === undefined ? this.back(start) : found;
  }
  private back(to: number): undefined {
    this.at = to;
    return undefined;
  }
}
