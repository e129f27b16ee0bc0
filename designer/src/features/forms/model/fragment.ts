/** Fields on their way from one form to another, also between packs: what is copied, and how it settles where it is pasted. */
import { feelVariables, type CodeList, type FormDef, type JsonObject, type QuestionDef, type RuleDef } from '@liandong/core/run';
import { newFieldId } from './field-id';
import { newId, type Place, putField } from './form-edit';
import { columnPath, columnsOf, isRequiredAt, isTable, nameOf, propertiesOf, propertyAt, setProperty, setRequired, tableOf, uiAt } from './paths';
import { derivedAnew, renameVariables } from './rename-field';

interface CopiedField {
  readonly id: string;
  readonly property: JsonObject;
  readonly ui: JsonObject;
  readonly required: boolean;
}
export interface Fragment {
  readonly kind: 'liandong-fields';
  readonly fields: readonly CopiedField[];
  /** their own rules; targets are `field` or `field/column` of the fields above */
  readonly rules: readonly RuleDef[];
  /** code lists and questions that they speak of */
  readonly codes: readonly CodeList[];
  readonly questions: readonly QuestionDef[];
}
interface Known {
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly questions: Readonly<Record<string, QuestionDef>>;
}

/** Every value that a keyword has in a property or its columns. */
function mentioned(property: JsonObject, keyword: string): string[] {
  const own = property[keyword];
  const inner = Object.values(property).flatMap((value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? mentioned(value as JsonObject, keyword) : []));
  return [...(typeof own === 'string' ? [own] : []), ...inner];
}
const listed = <T>(fields: readonly CopiedField[], keyword: string, known: Readonly<Record<string, T>>): T[] =>
  [...new Set(fields.flatMap((field) => mentioned(field.property, keyword)))].flatMap((id) => (known[id] ? [known[id]] : []));

/** These fields (of one container) with their rules and what they speak of. */
export function fragmentOf(form: FormDef, paths: readonly string[], known: Known): Fragment {
  const fields = paths.flatMap((path): CopiedField[] => {
    const property = propertyAt(form, path);
    return property ? [{ id: nameOf(path), property, ui: uiAt(form, path), required: isRequiredAt(form, path) }] : [];
  });
  const rules = form.rules.flatMap((rule): RuleDef[] => {
    const path = paths.find((one) => rule.target === one || rule.target.startsWith(`${one}/`));
    return path === undefined ? [] : [{ ...rule, target: nameOf(path) + rule.target.slice(path.length) }];
  });
  return { kind: 'liandong-fields', fields, rules, codes: listed(fields, 'x-codes', known.codes), questions: listed(fields, 'x-source', known.questions) };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isField = (value: unknown): boolean => isObject(value) && typeof value.id === 'string' && /^[\p{L}_][\p{L}\p{N}_]{0,63}$/u.test(value.id) && isObject(value.property) && isObject(value.ui);
const isRule = (value: unknown): boolean => isObject(value) && ['id', 'effect', 'target', 'expression'].every((key) => typeof value[key] === 'string');
const isNamed = (value: unknown): boolean => isObject(value) && typeof value.id === 'string' && /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u.test(value.id);

/** What lies on the clipboard, when it is ours: anybody may have written it. */
export function readFragment(text: string): Fragment | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    if (!isObject(value) || value.kind !== 'liandong-fields' || !Array.isArray(value.fields) || value.fields.length === 0 || !value.fields.every(isField)) return undefined;
    const only = (list: unknown, is: (one: unknown) => boolean): unknown[] => (Array.isArray(list) ? list.filter(is) : []);
    return { kind: value.kind, fields: value.fields, rules: only(value.rules, isRule), codes: only(value.codes, isNamed), questions: only(value.questions, isNamed) } as Fragment;
  } catch {
    return undefined;
  }
}

interface Pasted {
  readonly form: FormDef;
  readonly paths: readonly string[];
  /** rules that read what is not here, and stayed behind */
  readonly left: number;
}

/** Context names that every rule may read. */
const CONTEXT = ['params', 'rowNumber'];

function readable(form: FormDef, target: string, expression: string): boolean {
  const names = new Set([...Object.keys(propertiesOf(form)), ...(columnsOf(form, tableOf(target) ?? '') ?? []), ...CONTEXT]);
  return feelVariables(expression).every((name) => names.has(name));
}

/** The fields settle at the place: ids that are taken become new ones, and their rules speak of them by these. */
export function pasteFragment(form: FormDef, fragment: Fragment, place: Place, taken: ReadonlySet<string>, titled: (title: string) => string = (title) => title): Pasted {
  const table = 'table' in place ? place.table : undefined;
  const fields = table === undefined ? fragment.fields : fragment.fields.filter((field) => !isTable(field.property));
  const used = new Set(taken);
  const ids = new Map(fields.map((field) => {
    const id = used.has(field.id) ? newFieldId(String(field.ui['ui:widget'] ?? 'text'), '', used) : field.id;
    used.add(id);
    return [field.id, id] as const;
  }));
  const swap = (name: string): string => ids.get(name) ?? name;
  let next = form;
  fields.forEach((field, index) => {
    const property = derivedAnew({ ...field.property, title: titled(String(field.property.title ?? field.id)) }, swap);
    next = putField(next, { id: swap(field.id), property, ui: field.ui }, { ...place, index: place.index + index });
    if (field.required) next = setRequired(next, columnPath(table, swap(field.id)), true);
  });
  const rules = fragment.rules.flatMap((rule): RuleDef[] => {
    const owner = tableOf(rule.target) ?? rule.target;
    const shadow = new Set(tableOf(rule.target) === undefined ? [] : Object.keys(((fields.find((field) => field.id === owner)?.property.items as JsonObject | undefined)?.properties ?? {}) as JsonObject));
    const target = columnPath(table, swap(owner) + rule.target.slice(owner.length));
    return ids.has(owner) ? [{ ...rule, target, expression: renameVariables(rule.expression, (name) => (shadow.has(name) ? name : swap(name))) }] : [];
  });
  const settled = rules.filter((rule) => readable(next, rule.target, rule.expression));
  for (const rule of settled) next = { ...next, rules: [...next.rules, { ...rule, id: next.rules.some((one) => one.id === rule.id) ? newId('rule', next.rules.map((one) => one.id)) : rule.id }] };
  const paths = [...ids.values()].map((id) => columnPath(table, id));
  return { form: withoutStrayDerive(next, paths), paths, left: fragment.rules.length - settled.length };
}

/** A field that would follow from one that is not here is filled by hand. */
function withoutStrayDerive(form: FormDef, paths: readonly string[]): FormDef {
  return paths.reduce((next, path) => {
    const { 'x-derive': derive, ...rest } = propertyAt(next, path) ?? {};
    const from = (derive as { readonly from?: string } | undefined)?.from;
    return from === undefined || propertyAt(next, columnPath(tableOf(path), from)) ? next : setProperty(next, path, rest);
  }, form);
}
