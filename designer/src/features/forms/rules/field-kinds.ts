/** What a field can be compared by, from its schema alone. */
import type { CodeList, FormDef, JsonObject } from '@liandong/core/run';
import { choicesOf } from '../model/option-lines';
import { columnsOf, propertiesOf, propertyAt, tableOf } from '../model/paths';
import { t } from '../text';
import type { Condition, Operator, Term } from './sentence';

export type Kind = 'text' | 'choice' | 'choices' | 'number' | 'boolean' | 'date' | 'moment' | 'table' | 'thing';
export interface RuleField {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** value format of core (`money`, `hours`): what numbers may be added to what */
  readonly format?: string;
  /** of a child table */
  readonly columns?: readonly RuleField[];
}
export interface Named { readonly id: string; readonly title: string }
/** Everything a sentence may speak of. */
export interface Vocabulary {
  readonly fields: readonly RuleField[];
  readonly params: readonly Named[];
}

const ORDERED: readonly Operator[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'empty', 'filled'];
const OPERATORS_OF: Readonly<Record<Kind, readonly Operator[]>> = {
  text: ['eq', 'ne', 'contains', 'lacks', 'in', 'notIn', 'empty', 'filled'],
  choice: ['eq', 'ne', 'in', 'notIn', 'empty', 'filled'],
  choices: ['contains', 'lacks', 'empty', 'filled'],
  number: ORDERED,
  boolean: ['eq', 'ne', 'empty', 'filled'],
  date: ORDERED,
  moment: ORDERED,
  table: ['empty', 'filled'],
  thing: ['empty', 'filled'],
};
export const operatorsOf = (kind: Kind): readonly Operator[] => OPERATORS_OF[kind];

type Codes = Readonly<Record<string, CodeList>>;
interface Property { readonly type?: string; readonly title?: string; readonly format?: string; readonly 'x-format'?: string; readonly 'x-codes'?: string; readonly oneOf?: never; readonly items?: Property; readonly properties?: object }

const optionsOf = (property: Property, codes: Codes): RuleField['options'] => {
  const list = codes[property['x-codes'] ?? ''];
  if (list) return list.items.map((item) => ({ value: item.code, label: item.title }));
  return choicesOf(property.oneOf).map((choice) => ({ value: choice.const, label: choice.title }));
};

const kindOf = (property: Property, hasOptions: boolean): Kind => {
  switch (property.type) {
    case 'number': case 'integer': return 'number';
    case 'boolean': return 'boolean';
    case 'array': return hasOptions ? 'choices' : 'thing';
    case 'object': return 'thing';
    default: return hasOptions ? 'choice' : property.format === 'date' ? 'date' : property.format === 'date-time' ? 'moment' : 'text';
  }
};

function fieldOf(id: string, raw: JsonObject | undefined, codes: Codes, title: (own: string) => string = (own) => own): RuleField {
  const property = (raw ?? {}) as unknown as Property;
  const options = optionsOf(property.type === 'array' ? (property.items ?? {}) : property, codes);
  const format = property['x-format'];
  return { id, title: title(property.title ?? id), kind: kindOf(property, options.length > 0), options, ...(format === undefined ? {} : { format }) };
}

/** A period is read by its two ends. */
function endsOf(field: RuleField, property: JsonObject): RuleField[] {
  if (property['x-format'] !== 'date-range') return [];
  return (['start', 'end'] as const).map((end) => ({ id: `${field.id}.${end}`, title: t(`rules.part.${end}`, { title: field.title }), kind: 'date' as const, options: [] }));
}

/** Fields of a form as a rule of this target can read them: in a child table the columns of the row come first. */
export function ruleFields(form: FormDef, codes: Codes, target = ''): RuleField[] {
  const table = tableOf(target);
  const row = table === undefined ? [] : (columnsOf(form, table) ?? []).map((column) => fieldOf(column, propertyAt(form, `${table}/${column}`), codes, (title) => t('rules.inRow', { title })));
  const counter: RuleField[] = table === undefined ? [] : [{ id: 'rowNumber', title: t('rules.rowNumber'), kind: 'number', options: [] }];
  const shadowed = new Set(row.map((field) => field.id));
  const fields = Object.entries(propertiesOf(form)).filter(([id]) => !shadowed.has(id)).flatMap(([id, property]) => {
    const field = fieldOf(id, property, codes);
    const columns = columnsOf(form, id);
    return [columns ? { ...field, kind: 'table' as const, columns: columns.map((column) => fieldOf(column, propertyAt(form, `${id}/${column}`), codes)) } : field, ...endsOf(field, property)];
  });
  return [...row, ...counter, ...fields];
}

const NUMBERS: readonly Term['kind'][] = ['number', 'age', 'days', 'rows', 'fold'];

/** What a term is compared by; `like` tells of a value what it stands beside. */
export function kindOfTerm(term: Term, fields: readonly RuleField[]): Kind {
  if (NUMBERS.includes(term.kind)) return 'number';
  if (term.kind === 'now' || (term.kind === 'shifted' && term.isMoment)) return 'moment';
  if (term.kind === 'today' || term.kind === 'shifted') return 'date';
  if (term.kind === 'boolean') return 'boolean';
  return term.kind === 'field' ? (fields.find((field) => field.id === term.id)?.kind ?? 'text') : 'text';
}
export const optionsOfTerm = (term: Term, fields: readonly RuleField[]): RuleField['options'] => (term.kind === 'field' ? (fields.find((field) => field.id === term.id)?.options ?? []) : []);

/** A value to begin with, such that the condition is complete at once. */
export function firstValue(kind: Kind, options: RuleField['options']): Term {
  if (kind === 'number') return { kind: 'number', value: 0 };
  if (kind === 'boolean') return { kind: 'boolean', value: true };
  if (kind === 'date') return { kind: 'today' };
  if (kind === 'moment') return { kind: 'now' };
  return { kind: 'text', value: options[0]?.value ?? '' };
}

const textsOf = (before: Condition | undefined): readonly string[] => {
  if (before && 'values' in before) return before.values;
  return before && 'right' in before && before.right.kind === 'text' && before.right.value !== '' ? [before.right.value] : [];
};

const rightOf = (before: Condition | undefined, text: string | undefined): Term | undefined => (before && 'right' in before ? before.right : text === undefined ? undefined : { kind: 'text', value: text });

/** The condition with another operator, keeping the value where it still makes sense. */
export function withOperator(left: Term, op: Operator, { fields }: Vocabulary, before?: Condition): Condition {
  const [kind, options] = [kindOfTerm(left, fields), optionsOfTerm(left, fields)];
  if (op === 'empty' || op === 'filled') return { left, op };
  const texts = textsOf(before);
  if (op === 'in' || op === 'notIn') return { left, op, values: texts.length > 0 ? texts : [options[0]?.value ?? ''] };
  const right = rightOf(before, texts[0]) ?? firstValue(kind, options);
  return op === 'contains' || op === 'lacks' ? { left, op, right, many: kind === 'choices' } : { left, op, right, rest: before && 'rest' in before ? before.rest : [] };
}

/** What a condition about something else begins as. */
export const firstCondition = (left: Term, vocabulary: Vocabulary): Condition => withOperator(left, operatorsOf(kindOfTerm(left, vocabulary.fields))[0] ?? 'filled', vocabulary);
