/** A form's JSON Schema: flat, local, from the list of keywords that every host understands, with patterns that cannot run away. */
import { RE2JS } from 're2js';
import { columnsOf, formNames } from '../../form/index';
import { circularRefs, danglingRefs } from './circular-refs';
import { crossed, strangeFormat, wrongValues } from './keyword-values';
import type { Problem } from '../../shared/problem';
import type { FormDef } from '../format';
import { about, type LintInput } from './input';

const MAX_DEPTH = 12;
/** Fields and columns together. */
const MAX_FIELDS = 500;
const KEYWORDS: ReadonlySet<string> = new Set([
  '$schema', '$comment', '$defs', '$ref', 'type', 'title', 'description', 'default', 'examples', 'enum', 'const', 'format', 'pattern', 'minLength', 'maxLength',
  'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'items', 'minItems', 'maxItems', 'uniqueItems', 'oneOf', 'anyOf', 'allOf', 'not',
  'if', 'then', 'else', 'properties', 'required', 'additionalProperties', 'readOnly', 'writeOnly', 'deprecated',
  'x-privacy', 'x-format', 'x-codes', 'x-source', 'x-derive', 'x-ref', 'x-attributes', 'x-consent',
]);
/** Keywords whose value is a map of schemas, a list of schemas, one schema. */
const MAPS = ['properties', '$defs'];
const LISTS = ['oneOf', 'anyOf', 'allOf'];
const SINGLES = ['items', 'not', 'if', 'then', 'else', 'additionalProperties'];

type At = (code: string, path: string, params?: Problem['params']) => Problem;
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** RE2 has no backtracking: what it refuses (look-around, back references) could hang a host. */
function isSafePattern(pattern: unknown): boolean {
  if (typeof pattern !== 'string' || pattern.length > 500) return false;
  try {
    RE2JS.compile(pattern);
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function childrenOf(schema: Record<string, unknown>, path: string): [unknown, string][] {
  const maps = MAPS.flatMap((key) => (isObject(schema[key]) ? Object.entries(schema[key]).map(([name, child]): [unknown, string] => [child, `${path}/${key}/${name}`]) : []));
  const lists = LISTS.flatMap((key) => (Array.isArray(schema[key]) ? schema[key].map((child, index): [unknown, string] => [child, `${path}/${key}/${index}`]) : []));
  const singles = SINGLES.flatMap((key): [unknown, string][] => (isObject(schema[key]) ? [[schema[key], `${path}/${key}`]] : []));
  return [...maps, ...lists, ...singles];
}

function lintKeywords(schema: Record<string, unknown>, path: string, field: string, at: At): Problem[] {
  const found = Object.keys(schema).filter((keyword) => !KEYWORDS.has(keyword)).map((keyword) => at('form.keyword', path, { field, keyword }));
  found.push(...wrongValues(schema).map((keyword) => at('form.keyword-value', path, { field, keyword })));
  const [format, limits] = [strangeFormat(schema), crossed(schema)];
  if (format !== undefined) found.push(at('form.format-unknown', path, { field, format: format.slice(0, 40) }));
  if (limits) found.push(at('form.limits-crossed', path, { field, ...limits }));
  if (schema.$ref !== undefined && !(typeof schema.$ref === 'string' && schema.$ref.startsWith('#/'))) found.push(at('form.ref', path, { field }));
  if (schema.pattern !== undefined && !isSafePattern(schema.pattern)) found.push(at('form.pattern-unsafe', path, { field }));
  return found;
}

function lintNode(schema: unknown, path: string, field: string, depth: number, at: At): Problem[] {
  if (depth > MAX_DEPTH) return [at('form.too-deep', path, { limit: MAX_DEPTH })];
  if (!isObject(schema)) return [at('form.property-shape', path, { field })];
  return [...lintKeywords(schema, path, field, at), ...childrenOf(schema, path).flatMap(([child, place]) => lintNode(child, place, field, depth + 1, at))];
}

function lintOptions(property: Record<string, unknown>, path: string, field: string, at: At): Problem[] {
  const options = property.oneOf ?? (isObject(property.items) ? property.items.oneOf : undefined);
  if (options === undefined) return [];
  const entries = Array.isArray(options) ? options : [];
  if (entries.length === 0 || !entries.every((entry) => isObject(entry) && entry.const !== undefined && typeof entry.title === 'string' && entry.title !== '')) return [at('form.options-shape', path, { field })];
  const values = entries.map((entry) => String((entry as { const: unknown }).const));
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))].map((option) => at('form.option-twice', path, { field, option }));
}

/** Columns of a child table are checked as fields are. */
function lintColumns(property: Record<string, unknown>, path: string, at: At): Problem[] {
  return Object.entries(columnsOf(property) ?? {}).flatMap(([id, column]) => {
    const place = `${path}/items/properties/${id}`;
    return [...lintName(id, place, at), ...lintOptions(column, place, titleOf(column, id), at)];
  });
}

const titleOf = (property: unknown, id: string): string => (isObject(property) && typeof property.title === 'string' ? property.title : id);
const lintName = (id: string, path: string, at: At): Problem[] => (formNames.isField(id) ? [] : [at(formNames.isReserved(id) ? 'form.field-reserved' : 'form.field-id', path, { id })]);

function lintProperty(id: string, property: unknown, at: At): Problem[] {
  const [path, field] = [`/schema/properties/${id}`, titleOf(property, id)];
  const own = isObject(property) ? [...(columnsOf(property) ? lintColumns(property, path, at) : lintOptions(property, path, field, at))] : [];
  return [...lintName(id, path, at), ...lintNode(property, path, field, 0, at), ...own];
}

/** Entries of the uiSchema that are for no field; those of a table's `items` for no column. */
function strangers(ui: Readonly<Record<string, unknown>>, names: object, path: string, at: (code: string, path: string, params: Problem['params'], severity: 'warning') => Problem): Problem[] {
  return Object.keys(ui).filter((key) => !key.startsWith('ui:') && !Object.hasOwn(names, key)).map((field) => at('form.ui-unknown', `${path}/${field}`, { field }, 'warning'));
}

/** Of one form, also of one that is made for a single property. */
export function lintFormSchema(def: Pick<FormDef, 'id' | 'title' | 'schema' | 'uiSchema'>): Problem[] {
  const at = about('form', def.id);
  const { properties, ...rest } = def.schema;
  if (def.schema.type !== 'object' || !isObject(properties)) return [at('form.schema-type', '/schema')];
  const tables = Object.entries(properties).flatMap(([id, property]) => (isObject(property) ? [{ id, columns: columnsOf(property) ?? {}, ui: def.uiSchema[id] }] : []));
  const count = Object.keys(properties).length + tables.reduce((total, { columns }) => total + Object.keys(columns).length, 0);
  if (count > MAX_FIELDS) return [at('form.too-many-fields', '/schema/properties', { limit: MAX_FIELDS })];
  const ofColumns = tables.flatMap(({ id, columns, ui }) => (isObject(ui) && isObject(ui.items) && Object.keys(columns).length > 0 ? strangers(ui.items, columns, `/uiSchema/${id}/items`, at) : []));
  return [...lintNode(rest, '/schema', def.title, 0, at), ...Object.entries(properties).flatMap(([id, property]) => lintProperty(id, property, at)), ...strangers(def.uiSchema, properties, '/uiSchema', at), ...ofColumns, ...circularRefs(def.schema).map((ref) => at('form.ref-circular', '/schema', { ref })), ...danglingRefs(def.schema).map((ref) => at('form.ref-unknown', '/schema', { ref: ref.slice(0, 80) }))];
}

export const lintFormSchemas = (input: LintInput): Problem[] => Object.values(input.source.form).flatMap(lintFormSchema);
