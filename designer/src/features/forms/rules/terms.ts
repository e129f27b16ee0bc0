/** What a sentence can speak of besides plain values, as choices of a list; and the words for each. */
import { t } from '../text';
import type { RuleField, Vocabulary } from './field-kinds';
import { type Chain, type Day, FOLDS, type Term } from './sentence';

export interface TermChoice {
  readonly key: string;
  readonly label: string;
  readonly term: Term;
}

const titleOf = (fields: readonly RuleField[], id: string): string => fields.find((field) => field.id === id)?.title ?? t('rules.goneField', { id });
const dayWords = (day: Day, fields: readonly RuleField[]): string => (day.kind === 'field' ? titleOf(fields, day.id) : t(`rules.source.${day.kind}`));
const columnTitle = (fields: readonly RuleField[], table: string, column: string): string => fields.find((field) => field.id === table)?.columns?.find((one) => one.id === column)?.title ?? t('rules.goneField', { id: `${table}.${column}` });

/** Terms of one kind that differ only in their details are one choice. */
export function keyOf(term: Term): string {
  switch (term.kind) {
    case 'field': return `field:${term.id}`;
    case 'age': return `age:${term.of}`;
    case 'fold': return `${term.how}:${term.table}.${term.column}`;
    case 'rows': return `rows:${term.table}`;
    default: return term.kind;
  }
}

const optionTitle = (value: string, options: RuleField['options']): string => options.find((option) => option.value === value)?.label ?? value;

const paramTitle = (params: Vocabulary['params'], id: string): string => params.find((param) => param.id === id)?.title ?? id;
const yesNo = (value: boolean): string => t(value ? 'rules.yes' : 'rules.no');
const shiftedWords = ({ from, days }: Extract<Term, { readonly kind: 'shifted' }>, fields: readonly RuleField[]): string => t(days < 0 ? 'rules.before' : 'rules.after', { day: dayWords(from, fields), n: Math.abs(days) });

/** A term in words; `options` are those of what it is compared with. */
export function wordsOf(term: Term, { fields, params }: Vocabulary, options: RuleField['options'] = []): string {
  switch (term.kind) {
    case 'text': return t('rules.quoted', { text: optionTitle(term.value, options) });
    case 'number': return String(term.value);
    case 'boolean': return yesNo(term.value);
    case 'nothing': return t('rules.nothing');
    case 'field': return titleOf(fields, term.id);
    case 'param': return paramTitle(params, term.id);
    case 'today': case 'now': return dayWords(term, fields);
    case 'shifted': return shiftedWords(term, fields);
    default: return workedWords(term, fields);
  }
}

function workedWords(term: Extract<Term, { readonly kind: 'age' | 'days' | 'fold' | 'rows' }>, fields: readonly RuleField[]): string {
  switch (term.kind) {
    case 'age': return t(term.at.kind === 'today' ? 'rules.age' : 'rules.ageAt', { title: titleOf(fields, term.of), day: dayWords(term.at, fields) });
    case 'days': return t('rules.days', { from: dayWords(term.from, fields), to: dayWords(term.to, fields) });
    case 'fold': return t('rules.fold', { table: titleOf(fields, term.table), column: columnTitle(fields, term.table, term.column), how: t(`rules.how.${term.how}`) });
    case 'rows': return t('rules.rows', { table: titleOf(fields, term.table) });
  }
}

/** `a 加 b`: terms with the signs between them. */
export const chainWords = (first: Term, rest: Chain['rest'], vocabulary: Vocabulary, options: RuleField['options'] = []): string =>
  [wordsOf(first, vocabulary, options), ...rest.map(({ op, term }) => `${t(`rules.arithmetic.${op}`)} ${wordsOf(term, vocabulary)}`)].join(' ');

const asChoice = (term: Term, vocabulary: Vocabulary): TermChoice => ({ key: keyOf(term), label: term.kind === 'days' ? t('rules.daysChoice') : wordsOf(term, vocabulary), term });

/** What can be worked out from the form: sums over child tables first, then ages and days. */
export function workedOut(vocabulary: Vocabulary): TermChoice[] {
  const { fields } = vocabulary;
  const tables = fields.filter((field) => field.columns !== undefined);
  const folds = tables.flatMap((table) => (table.columns ?? []).filter((column) => column.kind === 'number').flatMap((column) => FOLDS.map((how): Term => ({ kind: 'fold', how, table: table.id, column: column.id }))));
  const dates = fields.filter((field) => field.kind === 'date' || field.kind === 'moment');
  const ages = dates.filter((field) => field.kind === 'date').map((field): Term => ({ kind: 'age', of: field.id, at: { kind: 'today' } }));
  const days: Term[] = dates[0] ? [{ kind: 'days', from: { kind: 'field', id: dates[0].id }, to: { kind: 'today' } }] : [];
  return [...folds, ...tables.map((table): Term => ({ kind: 'rows', table: table.id })), ...days, ...ages].map((term) => asChoice(term, vocabulary));
}

/** Choices with the present term among them, also when the form no longer offers it. */
export const withPresent = (choices: readonly TermChoice[], term: Term, vocabulary: Vocabulary): readonly TermChoice[] =>
  choices.some((choice) => choice.key === keyOf(term)) ? choices : [...choices, asChoice(term, vocabulary)];

export const fieldChoices = (vocabulary: Vocabulary): TermChoice[] => vocabulary.fields.map((field) => asChoice({ kind: 'field', id: field.id }, vocabulary));
