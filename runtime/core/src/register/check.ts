/** Is a filter one that can be asked of this register? What is wrong is a problem with the place of the condition. */
import { isDate } from '../shared/date';
import { problem, type Problem } from '../shared/problem';
import { OPS_OF, type RegisterField } from './fields';
import { isGroup, type RegisterCondition, type RegisterFilter } from './format';

const wrong = (code: string, path: string, field: RegisterField): Problem => problem(code, path, { title: field.title });
type Value = NonNullable<RegisterCondition['values']>[number];

function isValue(field: RegisterField, value: Value): boolean {
  if (field.kind === 'flag') return typeof value === 'boolean';
  if (field.options) return field.options.some((option) => option.value === value);
  return typeof value === 'string' && value.trim() !== '';
}

const isBound = ({ kind }: RegisterField, bound: string | number): boolean => (kind === 'number' ? typeof bound === 'number' && Number.isFinite(bound) : typeof bound === 'string' && isDate(bound));

function checkBounds(field: RegisterField, { from, to }: RegisterCondition, path: string): Problem[] {
  const bounds = [from, to].filter((bound) => bound !== undefined);
  if (bounds.length === 0) return [wrong('register.no-value', path, field)];
  if (!bounds.every((bound) => isBound(field, bound))) return [wrong('register.bound', path, field)];
  return from !== undefined && to !== undefined && from > to ? [wrong('register.upside-down', path, field)] : [];
}

function checkValues(field: RegisterField, { op, values = [] }: RegisterCondition, path: string): Problem[] {
  if (values.length === 0 || (op === 'contains' && values.length > 1)) return [wrong('register.no-value', path, field)];
  return values.every((value) => isValue(field, value)) ? [] : [wrong('register.value', path, field)];
}

function checkCondition(fields: ReadonlyMap<string, RegisterField>, condition: RegisterCondition, path: string): Problem[] {
  const field = fields.get(condition.field);
  if (!field) return [problem('register.field', path, { field: condition.field })];
  if (!OPS_OF[field.kind].includes(condition.op)) return [wrong('register.op', path, field)];
  switch (condition.op) {
    case 'in': case 'notIn': case 'contains': return checkValues(field, condition, path);
    case 'between': return checkBounds(field, condition, path);
    case 'within': return condition.period === undefined ? [wrong('register.no-value', path, field)] : [];
    case 'empty': case 'filled': return [];
  }
}

/** A field that may not be filtered is one that is not there: nobody learns from the answer that it is. */
export function checkFilter(fields: ReadonlyMap<string, RegisterField>, filter: RegisterFilter, path = '/filter'): Problem[] {
  return filter.items.flatMap((node, index) => {
    const at = `${path}/items/${index}`;
    return isGroup(node) ? node.items.flatMap((one, inner) => checkCondition(fields, one, `${at}/items/${inner}`)) : checkCondition(fields, node, at);
  });
}
