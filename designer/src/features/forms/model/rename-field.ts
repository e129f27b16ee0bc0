import type { FormDef, Json, JsonObject, RuleDef } from '@liandong/core/run';
import { columnPath, columnsOf, nameOf, propertiesOf, requiredOf, tableOf, uiAt, withRow } from './paths';

type Swap = (name: string) => string;
const renamed = <T>(record: Readonly<Record<string, T>>, swap: Swap): Record<string, T> => Object.fromEntries(Object.entries(record).map(([name, value]) => [swap(name), value]));

/** Strings, then names with what stands before them: a step of a path (`params.x`) is not a variable. */
const TOKEN = /"(?:[^"\\]|\\.)*"|(?:\.\s*)?[\p{L}_][\p{L}\p{N}_]*/gu;

/** The expression with its variables renamed; texts in quotes and steps of a path stay. */
export const renameVariables = (expression: string, swap: Swap): string => expression.replace(TOKEN, (token) => (/^["."]/.test(token) ? token : swap(token)));

/** `table.column` for another column; what stands in quotes stays. */
const renameStep = (expression: string, table: string, from: string, to: string): string =>
  expression.replace(new RegExp(`"(?:[^"\\\\]|\\\\.)*"|(?<![\\p{L}\\p{N}_.])${table}(\\s*\\.\\s*)${from}(?![\\p{L}\\p{N}_])`, 'gu'), (token, dot: string | undefined) => (dot === undefined ? token : `${table}${dot}${to}`));

/** A rule of a column reads the columns of its row before the form's fields. */
const isShadowed = (form: FormDef, rule: RuleDef, name: string): boolean => columnsOf(form, tableOf(rule.target) ?? '')?.includes(name) === true;

/** The value with field names in it renamed: `x-derive.from`. */
export const derivedAnew = (property: JsonObject, swap: Swap): JsonObject => {
  const derive = property['x-derive'] as { readonly from?: string } | undefined;
  return derive?.from === undefined ? property : { ...property, 'x-derive': { ...derive, from: swap(derive.from) } as Json };
};

const retold = (form: FormDef, from: string, to: string): FormDef =>
  form.translations === undefined ? form : { ...form, translations: Object.fromEntries(Object.entries(form.translations).map(([language, texts]) => [language, renamed(texts, (pointer) => (pointer.startsWith(`${from}/`) ? to + pointer.slice(from.length) : pointer))])) };

function renameColumn(form: FormDef, table: string, from: string, to: string): FormDef {
  const swap: Swap = (name) => (name === from ? to : name);
  const ui = uiAt(form, table);
  const items = (ui.items ?? {}) as JsonObject;
  const next = withRow(form, table, (row) => ({ properties: Object.fromEntries(Object.entries(renamed(row.properties, swap)).map(([name, property]) => [name, derivedAnew(property, swap)])), required: row.required.map(swap) }));
  const rule = (entry: RuleDef): RuleDef => {
    const isInside = tableOf(entry.target) === table;
    const expression = isInside ? renameVariables(entry.expression, swap) : renameStep(entry.expression, table, from, to);
    return { ...entry, expression, target: isInside ? columnPath(table, swap(nameOf(entry.target))) : entry.target };
  };
  const done = { ...next, uiSchema: { ...next.uiSchema, [table]: { ...ui, items: renamed(items, swap) } }, rules: form.rules.map(rule) };
  const [schemaAt, uiPointer] = [`/schema/properties/${table}/items/properties`, `/uiSchema/${table}/items`];
  return retold(retold(done, `${schemaAt}/${from}`, `${schemaAt}/${to}`), `${uiPointer}/${from}`, `${uiPointer}/${to}`);
}

/** Renames a field, or a column of a child table, everywhere in its form; the order stays. Other files are not touched. */
export function renameField(form: FormDef, path: string, to: string): FormDef {
  const table = tableOf(path);
  if (table !== undefined) return renameColumn(form, table, nameOf(path), to);
  const swap: Swap = (id) => (id === path ? to : id);
  const rule = (entry: RuleDef): RuleDef => {
    const within = tableOf(entry.target);
    const expression = isShadowed(form, entry, path) ? entry.expression : renameVariables(entry.expression, swap);
    return { ...entry, expression, target: within === undefined ? swap(entry.target) : columnPath(swap(within), nameOf(entry.target)) };
  };
  const properties = Object.fromEntries(Object.entries(renamed(propertiesOf(form), swap)).map(([id, property]) => [id, derivedAnew(property, swap)]));
  const done = {
    ...form,
    schema: { ...form.schema, properties, required: requiredOf(form).map(swap) },
    uiSchema: renamed(form.uiSchema, swap),
    sections: (form.sections ?? []).map((section) => ({ ...section, fields: section.fields.map(swap) })),
    rules: form.rules.map(rule),
  };
  return retold(retold(done, `/schema/properties/${path}`, `/schema/properties/${to}`), `/uiSchema/${path}`, `/uiSchema/${to}`);
}
