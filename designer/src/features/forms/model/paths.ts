/** A field is named by its id, a column of a child table by `table/column`: what can be read and put at either. */
import { columnsOf as columnsIn, type FormDef, type Json, type JsonObject } from '@liandong/core/run';

export type Properties = Readonly<Record<string, JsonObject>>;

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const names = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);

export const tableOf = (path: string): string | undefined => (path.includes('/') ? path.slice(0, path.indexOf('/')) : undefined);
export const nameOf = (path: string): string => path.slice(path.indexOf('/') + 1);
export const columnPath = (table: string | undefined, name: string): string => (table === undefined ? name : `${table}/${name}`);

export const propertiesOf = (form: FormDef): Properties => (form.schema.properties as Properties | undefined) ?? {};
export const requiredOf = (form: FormDef): readonly string[] => names(form.schema.required as Json | undefined);
const rowOf = (property: JsonObject | undefined): JsonObject => objectOf(property?.items);

export const isTable = (property: JsonObject | undefined): boolean => property !== undefined && columnsIn(property) !== undefined;
/** The columns of a child table in their order; undefined: no child table. */
export const columnsOf = (form: FormDef, table: string): readonly string[] | undefined => {
  const property = propertiesOf(form)[table];
  return isTable(property) ? Object.keys(objectOf(rowOf(property).properties)) : undefined;
};

export function propertyAt(form: FormDef, path: string): JsonObject | undefined {
  const table = tableOf(path);
  if (table === undefined) return propertiesOf(form)[path];
  const property = objectOf(rowOf(propertiesOf(form)[table]).properties)[nameOf(path)];
  return isObject(property) ? property : undefined;
}
export function uiAt(form: FormDef, path: string): JsonObject {
  const table = tableOf(path);
  if (table === undefined) return objectOf(form.uiSchema[path] as Json | undefined);
  return objectOf(objectOf(objectOf(form.uiSchema[table] as Json | undefined).items)[nameOf(path)]);
}
export const titleAt = (form: FormDef, path: string): string => String(propertyAt(form, path)?.title ?? nameOf(path));
export const widgetAt = (form: FormDef, path: string): string => String(uiAt(form, path)['ui:widget'] ?? 'text');
export function isRequiredAt(form: FormDef, path: string): boolean {
  const table = tableOf(path);
  return (table === undefined ? requiredOf(form) : names(rowOf(propertiesOf(form)[table]).required)).includes(nameOf(path));
}
/** Every field in the order of the form, each child table followed by its columns. */
export const allPaths = (form: FormDef): readonly string[] => {
  const placed = (form.sections ?? []).flatMap((section) => section.fields);
  const fields = [...placed.filter((id) => propertiesOf(form)[id]), ...Object.keys(propertiesOf(form)).filter((id) => !placed.includes(id))];
  return fields.flatMap((id) => [id, ...(columnsOf(form, id) ?? []).map((column) => columnPath(id, column))]);
};

export const withProperties = (form: FormDef, properties: Properties): FormDef => ({ ...form, schema: { ...form.schema, properties } });

/** The rows of a child table described anew. */
export function withRow(form: FormDef, table: string, change: (row: { readonly properties: Properties; readonly required: readonly string[] }) => { readonly properties: Properties; readonly required: readonly string[] }): FormDef {
  const property = propertiesOf(form)[table] ?? {};
  const row = rowOf(property);
  const next = change({ properties: objectOf(row.properties) as Properties, required: names(row.required) });
  return withProperties(form, { ...propertiesOf(form), [table]: { ...property, items: { ...row, properties: next.properties, required: [...next.required] } } });
}

export function setProperty(form: FormDef, path: string, property: JsonObject): FormDef {
  const table = tableOf(path);
  if (table === undefined) return withProperties(form, { ...propertiesOf(form), [path]: property });
  return withRow(form, table, (row) => ({ ...row, properties: { ...row.properties, [nameOf(path)]: property } }));
}
export function setUi(form: FormDef, path: string, ui: JsonObject): FormDef {
  const table = tableOf(path);
  if (table === undefined) return { ...form, uiSchema: { ...form.uiSchema, [path]: ui } };
  const whole = uiAt(form, table);
  return { ...form, uiSchema: { ...form.uiSchema, [table]: { ...whole, items: { ...objectOf(whole.items), [nameOf(path)]: ui } } } };
}
export function setRequired(form: FormDef, path: string, isRequired: boolean): FormDef {
  const [table, name] = [tableOf(path), nameOf(path)];
  const changed = (list: readonly string[]): string[] => [...list.filter((one) => one !== name), ...(isRequired ? [name] : [])];
  if (table === undefined) return { ...form, schema: { ...form.schema, required: changed(requiredOf(form)) } };
  return withRow(form, table, (row) => ({ ...row, required: changed(row.required) }));
}
