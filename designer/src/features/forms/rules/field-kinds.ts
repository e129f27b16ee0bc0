/** What a field can be compared by, from its schema alone. */
import type { CodeList, FormDef } from '@liandong/core/run';
import { choicesOf } from '../model/option-lines';
import { propertiesOf } from '../model/form-edit';
import type { Condition, Operand, Operator } from './condition';

export type Kind = 'text' | 'choice' | 'choices' | 'number' | 'boolean' | 'date' | 'thing';
export interface RuleField {
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

const OPERATORS_OF: Readonly<Record<Kind, readonly Operator[]>> = {
  text: ['eq', 'ne', 'contains', 'empty', 'filled'],
  choice: ['eq', 'ne', 'empty', 'filled'],
  choices: ['contains', 'empty', 'filled'],
  number: ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'empty', 'filled'],
  boolean: ['eq', 'ne', 'empty', 'filled'],
  date: ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'empty', 'filled'],
  thing: ['empty', 'filled'],
};
export const operatorsOf = (kind: Kind): readonly Operator[] => OPERATORS_OF[kind];

type Codes = Readonly<Record<string, CodeList>>;
interface Property { readonly type?: string; readonly title?: string; readonly format?: string; readonly 'x-codes'?: string; readonly oneOf?: never; readonly items?: Property }

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
    default: return hasOptions ? 'choice' : property.format === 'date' || property.format === 'date-time' ? 'date' : 'text';
  }
};

/** Fields of a form as a rule can read them. */
export function ruleFields(form: FormDef, codes: Codes): RuleField[] {
  return Object.entries(propertiesOf(form)).map(([id, raw]) => {
    const property = raw as unknown as Property;
    const options = optionsOf(property.type === 'array' ? (property.items ?? {}) : property, codes);
    return { id, title: property.title ?? id, kind: kindOf(property, options.length > 0), options };
  });
}

/** A value to begin with, such that the condition is complete at once. */
export function firstValue(field: RuleField): Operand {
  if (field.kind === 'number') return { kind: 'number', value: 0 };
  if (field.kind === 'boolean') return { kind: 'boolean', value: true };
  if (field.kind === 'date') return { kind: 'today' };
  return { kind: 'text', value: field.options[0]?.value ?? '' };
}

/** The condition with another operator, keeping the value where it still makes sense. */
export function withOperator(field: RuleField, op: Operator, before?: Condition): Condition {
  if (op === 'empty' || op === 'filled') return { field: field.id, op };
  const value = before && 'value' in before ? before.value : firstValue(field);
  return op === 'contains' ? { field: field.id, op, value, many: field.kind === 'choices' } : { field: field.id, op, value };
}

/** What a condition on another field begins as. */
export const firstCondition = (field: RuleField): Condition => withOperator(field, operatorsOf(field.kind)[0] ?? 'filled');
