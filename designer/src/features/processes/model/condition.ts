/** Conditions of sequence flows as sentences with blanks, and back to FEEL. What is richer than a sentence stays FEEL. */
export const OPERATORS = ['=', '!=', '>', '>=', '<', '<='] as const;
export type Operator = (typeof OPERATORS)[number];
type Operand = string | number | boolean | null;
export interface Clause {
  /** `outcome`, a field, or a path such as `params.cap` */
  readonly left: string;
  readonly operator: Operator;
  readonly value: Operand | { readonly path: string };
}
export interface Condition {
  readonly join: 'and' | 'or';
  readonly clauses: readonly Clause[];
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*`;
const TEXT = String.raw`"(?:[^"\\]|\\["\\])*"`;
const CLAUSE = new RegExp(String.raw`^\s*(${NAME})\s*(!=|>=|<=|=|>|<)\s*(${TEXT}|-?\d+(?:\.\d+)?|${NAME})\s*`, 'u');
const JOIN = /^(and|or)\s+/;

const unquote = (text: string): string => text.slice(1, -1).replace(/\\(["\\])/g, '$1');

function operandOf(text: string): Clause['value'] {
  if (text.startsWith('"')) return unquote(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  return /^[-\d]/.test(text) ? Number(text) : { path: text };
}

/** FEEL as it stands in the file: an expression begins with `=` there. */
export const feelOf = (body: string): string => body.trim().replace(/^=/, '').trim();
export const bodyOf = (feel: string): string => `=${feel}`;

/**
 * Read FEEL as a sentence; undefined when it says more than a sentence can.
 * @example parseCondition('outcome = "pass"')
 */
export function parseCondition(feel: string): Condition | undefined {
  let rest = feelOf(feel);
  const clauses: Clause[] = [];
  const joins = new Set<string>();
  while (rest !== '') {
    const found = CLAUSE.exec(rest);
    if (!found) return undefined;
    const [whole, left = '', operator = '=', value = ''] = found;
    if (['true', 'false', 'null', 'not'].includes(left)) return undefined;
    clauses.push({ left, operator: operator as Operator, value: operandOf(value) });
    rest = rest.slice(whole.length);
    if (rest === '') break;
    const join = JOIN.exec(rest);
    if (!join?.[1]) return undefined;
    joins.add(join[1]);
    rest = rest.slice(join[0].length);
    if (rest === '') return undefined;
  }
  if (joins.size > 1 || clauses.length === 0) return undefined;
  return { join: joins.has('or') ? 'or' : 'and', clauses };
}

function writeOperand(value: Clause['value']): string {
  if (typeof value === 'object' && value !== null) return value.path;
  return typeof value === 'string' ? `"${value.replace(/(["\\])/g, '\\$1')}"` : String(value);
}

/** @example writeCondition({join:'and',clauses:[{left:'outcome',operator:'=',value:'pass'}]}) // outcome = "pass" */
export const writeCondition = (condition: Condition): string =>
  condition.clauses.map(({ left, operator, value }) => `${left} ${operator} ${writeOperand(value)}`).join(` ${condition.join} `);

/** The outcomes a condition names, when it is about nothing else: `outcome = "a" or outcome = "b"`. */
export function outcomesIn(feel: string): readonly string[] | undefined {
  const parsed = parseCondition(feel);
  if (!parsed || (parsed.clauses.length > 1 && parsed.join === 'and')) return undefined;
  const ids = parsed.clauses.map(({ left, operator, value }) => (left === 'outcome' && operator === '=' && typeof value === 'string' ? value : undefined));
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

export const outcomeCondition = (ids: readonly string[]): string =>
  writeCondition({ join: 'or', clauses: ids.map((value) => ({ left: 'outcome', operator: '=', value })) });
