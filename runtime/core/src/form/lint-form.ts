/** What is wrong with a form by itself: fields and columns, sections, and rules; cycles are `plan`'s to find. */
import { checkFeel, feelVariables } from '../expression/index';
import type { FormDef, RuleDef } from '../pack/format';
import { problem, type Problem } from '../shared/problem';
import { formatOf } from './formats/registry';
import { columnsOf, isLevel, isObject, propertiesOf, refKeyword, refOf, requiredOf, textOf, TYPES, type Property } from './spec';
import { OPTION } from './reads';
import { targetOf, type Target } from './target';
import type { FieldSpec } from './types';

type Fields = Readonly<Record<string, FieldSpec>>;

/** Names that rules may read besides the form's fields. */
const CONTEXT = new Set(['params', 'today', 'now']);

function lintFormat(property: Property, at: string, field: string): Problem[] {
  const id = property['x-format'];
  if (id === undefined) return [];
  const format = formatOf(textOf(id) ?? '');
  if (!format) return [problem('form.format-unknown', at, { field, format: String(id) })];
  return property.type === undefined || format.types.includes(property.type as FieldSpec['type']) ? [] : [problem('form.format-type', at, { field, format: format.id })];
}

function lintRef(property: Property, at: string, field: string): Problem[] {
  if (refKeyword(property) === undefined) return [];
  if (!refOf(property)) return [problem('form.ref-shape', at, { field })];
  return property.type === 'string' || property.type === 'array' ? [] : [problem('form.ref-type', at, { field })];
}

function lintProperty(property: Property, at: string, id: string, isColumn: boolean): Problem[] {
  const field = textOf(property.title) || id;
  const level = property['x-privacy'];
  const found: Problem[] = [];
  if (!textOf(property.title)) found.push(problem('form.untitled', at, { field }, 'warning'));
  if (property.type !== undefined && !TYPES.includes(property.type as string)) found.push(problem('form.type-unknown', at, { field }));
  if (level === undefined && !isColumn) found.push(problem('form.no-privacy', at, { field }, 'warning'));
  else if (level !== undefined && !isLevel(level)) found.push(problem('form.privacy-unknown', at, { field }));
  return [...found, ...lintFormat(property, at, field), ...lintRef(property, at, field)];
}

const dangling = (schema: unknown, known: object, at: string): Problem[] =>
  requiredOf(schema).filter((id) => typeof id !== 'string' || !Object.hasOwn(known, id)).map((id) => problem('form.required-unknown', `${at}/required`, { field: String(id) }));

function lintColumns(property: Property, at: string, id: string): Problem[] {
  const columns = columnsOf(property);
  if (!columns) return [];
  const place = `${at}/items`;
  const each = Object.entries(columns).flatMap(([name, column]) => {
    const path = `${place}/properties/${name}`;
    return [...lintProperty(column, path, name, true), ...(columnsOf(column) ? [problem('form.table-in-table', path, { field: textOf(column.title) || name })] : [])];
  });
  const empty = Object.keys(columns).length === 0 ? [problem('form.table-empty', at, { field: textOf(property.title) || id })] : [];
  return [...each, ...empty, ...dangling(property.items, columns, place)];
}

function lintField(id: string, property: Property): Problem[] {
  const at = `/schema/properties/${id}`;
  return [...lintProperty(property, at, id, false), ...lintColumns(property, at, id)];
}

/** A rule of a column is asked for each row: its loops are counted inside one over the rows. */
const checked = (expression: string, isOfRows: boolean): Problem[] => {
  const found = checkFeel(expression);
  return found.length === 0 && isOfRows ? checkFeel(`for row in rows return (${expression})`) : found;
};

/** Columns of tables that the expression names: in a filter they stand without their table. */
const columnsNamed = (names: readonly string[], fields: Fields): Set<string> => new Set(names.flatMap((name) => Object.keys(fields[name]?.columns ?? {})));

function lintTarget(rule: RuleDef, def: FormDef, target: Target | undefined, at: string): Problem[] {
  const isSection = def.sections?.some((section) => section.id === rule.target) === true;
  const mayTargetSection = rule.effect === 'visible' || rule.effect === 'readonly';
  if (!target) return mayTargetSection && isSection ? [] : [problem('form.rule-target', at, { rule: rule.id, target: rule.target })];
  const { field } = target;
  if (rule.effect === 'options' && field.codes === undefined && !field.options) return [problem('form.rule-no-choice', at, { rule: rule.id, field: field.title })];
  return rule.effect === 'calculate' && field.columns ? [problem('form.rule-table-value', at, { rule: rule.id, field: field.title })] : [];
}

/** Names that nothing stands for: no field, in a rule of a column none of the row, in a filter of a table none of its columns. */
function unknownNames(names: readonly string[], fields: Fields, target: Target | undefined): string[] {
  const columns = columnsNamed(names, fields);
  const isOfRow = (name: string): boolean => target?.table !== undefined && (name === 'rowNumber' || Object.hasOwn(target.table.columns ?? {}, name));
  return names.filter((name) => !fields[name] && !columns.has(name) && !CONTEXT.has(name) && !isOfRow(name));
}

function lintRule(rule: RuleDef, def: FormDef, fields: Fields): Problem[] {
  const at = `/rules/${rule.id}`;
  const target = targetOf(rule.target, fields);
  return [
    ...checked(rule.expression, target?.table !== undefined).map((entry) => ({ ...entry, path: at })),
    ...lintTarget(rule, def, target, at),
    ...(rule.effect === 'check' && !rule.message ? [problem('form.rule-message', at, { rule: rule.id })] : []),
    ...unknownNames(feelVariables(rule.expression), fields, target).filter((name) => rule.effect !== 'options' || name !== OPTION).map((name) => problem('form.rule-variable', at, { rule: rule.id, name })),
  ];
}

const twiceIn = (ids: readonly string[]): string[] => ids.filter((id, index) => ids.indexOf(id) !== index);

function lintSections(def: FormDef, fields: Fields): Problem[] {
  const used = (def.sections ?? []).flatMap((section) => section.fields);
  const unknown = used.filter((id) => !fields[id]).map((field) => problem('form.section-field', '/sections', { field }));
  const twice = twiceIn(used).map((field) => problem('form.section-twice', '/sections', { field }));
  const values = twiceIn(def.rules.filter((rule) => rule.effect === 'calculate').map((rule) => rule.target)).map((target) => problem('form.rule-two-values', '/rules', { target }));
  const doubled = twiceIn(def.rules.map((rule) => rule.id)).map((rule) => problem('form.rule-twice', `/rules/${rule}`, { rule }));
  return [...unknown, ...twice, ...doubled, ...values];
}

export function lintForm(def: FormDef, fields: Fields): Problem[] {
  return [
    ...Object.entries(propertiesOf(def)).flatMap(([id, property]) => lintField(id, property)),
    ...def.rules.flatMap((rule) => lintRule(rule, def, fields)),
    ...lintSections(def, fields),
    ...(isObject(def.schema) ? dangling(def.schema, fields, '/schema') : []),
  ];
}
