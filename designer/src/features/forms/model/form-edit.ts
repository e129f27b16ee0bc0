/** What an author does to a form, as pure functions from form to form. */
import type { FormDef, JsonObject, RuleDef, SectionDef } from '@liandong/core/run';
import type { WidgetMeta } from '@liandong/form';
import { columnPath, columnsOf, nameOf, propertiesOf, requiredOf, setProperty, setUi, tableOf, uiAt, withRow } from './paths';

/** A place in a form: before the field with this index in the section, or before the column in the child table. */
export type Place = { readonly section: string; readonly index: number } | { readonly table: string; readonly index: number };
/** What holds fields in an order: a section or a child table. */
export type Container = { readonly section: string } | { readonly table: string };

/** Fields that stand in no section; the canvas shows them last. */
export function looseFields(form: FormDef): string[] {
  const placed = new Set((form.sections ?? []).flatMap((section) => section.fields));
  return Object.keys(propertiesOf(form)).filter((id) => !placed.has(id));
}

const inserted = <T>(list: readonly T[], index: number, items: readonly T[]): T[] => [...list.slice(0, index), ...items, ...list.slice(index)];
const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
const withSections = (form: FormDef, change: (section: SectionDef) => SectionDef): FormDef => ({ ...form, sections: (form.sections ?? []).map(change) });

/** The fields of a container in their order; columns by their own names. */
export const orderIn = (form: FormDef, container: Container): readonly string[] =>
  'table' in container ? (columnsOf(form, container.table) ?? []) : (form.sections?.find((section) => section.id === container.section)?.fields ?? []);

function withOrder(form: FormDef, container: Container, order: readonly string[]): FormDef {
  if ('table' in container) return withRow(form, container.table, (row) => ({ ...row, properties: Object.fromEntries(order.flatMap((name) => (row.properties[name] ? [[name, row.properties[name]]] : []))) }));
  return withSections(form, (section) => (section.id === container.section ? { ...section, fields: [...order] } : section));
}

export interface NewField {
  readonly id: string;
  readonly property: JsonObject;
  readonly ui: JsonObject;
}

/** The field with its wishes at its place; in a child table it becomes a column. */
export function putField(form: FormDef, field: NewField, place: Place): FormDef {
  const path = columnPath('table' in place ? place.table : undefined, field.id);
  const next = setUi(setProperty(form, path, field.property), path, field.ui);
  return withOrder(next, place, inserted(orderIn(next, place).filter((id) => id !== field.id), place.index, [field.id]));
}

export const addField = (form: FormDef, { id, title, meta }: { readonly id: string; readonly title: string; readonly meta: WidgetMeta }, place: Place): FormDef =>
  putField(form, { id, property: { title, ...meta.schema }, ui: meta.uiSchema }, place);

const isSame = (a: Container, b: Container): boolean => ('table' in a ? 'table' in b && a.table === b.table : 'section' in b && a.section === b.section);

export function placeOfField(form: FormDef, path: string): Place | undefined {
  const table = tableOf(path);
  if (table !== undefined) return { table, index: columnsOf(form, table)?.indexOf(nameOf(path)) ?? -1 };
  for (const section of form.sections ?? []) {
    const index = section.fields.indexOf(path);
    if (index >= 0) return { section: section.id, index };
  }
  return undefined;
}

/** Fields go to sections, columns stay in their child table. The index counts as things stood before the move. */
export function moveFields(form: FormDef, paths: readonly string[], place: Place): FormDef {
  const table = 'table' in place ? place.table : undefined;
  const moving = paths.filter((path) => tableOf(path) === table).map(nameOf);
  if (moving.length === 0) return form;
  const before = orderIn(form, place).slice(0, place.index).filter((id) => moving.includes(id)).length;
  const cleared = table === undefined ? withSections(form, (section) => ({ ...section, fields: section.fields.filter((id) => !moving.includes(id)) })) : form;
  return withOrder(cleared, place, inserted(orderIn(cleared, place).filter((id) => !moving.includes(id)), place.index - before, moving));
}

/** Fields of one container one place up or down, together; those at the edge stay. */
export function shiftFields(form: FormDef, paths: readonly string[], by: -1 | 1): FormDef {
  const place = placeOfField(form, paths[0] ?? '');
  if (!place || !paths.every((path) => isSame(placeOfField(form, path) ?? { section: '' }, place))) return form;
  const moving = new Set(paths.map(nameOf));
  const order = by < 0 ? [...orderIn(form, place)] : [...orderIn(form, place)].reverse();
  for (let at = 1; at < order.length; at += 1) {
    const [above, here] = [order[at - 1] ?? '', order[at] ?? ''];
    if (moving.has(here) && !moving.has(above)) [order[at - 1], order[at]] = [here, above];
  }
  return withOrder(form, place, by < 0 ? order : order.reverse());
}

const isOf = (target: string, path: string): boolean => target === path || target.startsWith(`${path}/`);

/** The field with its wishes and its own rules. Rules of others that read it stay: the check names them. */
export function removeField(form: FormDef, path: string): FormDef {
  const [table, name] = [tableOf(path), nameOf(path)];
  const rules = form.rules.filter((rule) => !isOf(rule.target, path));
  if (table !== undefined) {
    const ui = uiAt(form, table);
    const next = withRow(form, table, (row) => ({ properties: without(row.properties, name), required: row.required.filter((one) => one !== name) }));
    return { ...next, rules, uiSchema: { ...next.uiSchema, [table]: { ...ui, items: without((ui.items ?? {}) as JsonObject, name) } } };
  }
  return withSections({
    ...form, rules,
    schema: { ...form.schema, properties: without(propertiesOf(form), path), required: requiredOf(form).filter((field) => field !== path) },
    uiSchema: without(form.uiSchema, path),
  }, (section) => ({ ...section, fields: section.fields.filter((field) => field !== path) }));
}

export const addSection = (form: FormDef, section: Omit<SectionDef, 'fields'>): FormDef => ({ ...form, sections: [...(form.sections ?? []), { ...section, fields: [] }] });
/** A member that is undefined goes. */
export const setSection = (form: FormDef, id: string, change: { readonly title?: string; readonly columns?: number | undefined; readonly description?: string | undefined }): FormDef =>
  withSections(form, (section) => (section.id === id ? (Object.fromEntries(Object.entries({ ...section, ...change }).filter(([, value]) => value !== undefined)) as SectionDef) : section));

export function moveSection(form: FormDef, id: string, by: -1 | 1): FormDef {
  const sections = form.sections ?? [];
  const from = sections.findIndex((section) => section.id === id);
  const moved = sections[from];
  if (!moved || from + by < 0 || from + by >= sections.length) return form;
  return { ...form, sections: inserted(sections.filter((section) => section.id !== id), from + by, [moved]) };
}

/** Its fields go to the neighbouring section, so nothing is lost; the last section of a form with fields stays. */
export function removeSection(form: FormDef, id: string): FormDef {
  const sections = form.sections ?? [];
  const at = sections.findIndex((section) => section.id === id);
  const gone = sections[at];
  const heir = sections[at - 1] ?? sections[at + 1];
  if (!gone || (!heir && gone.fields.length > 0)) return form;
  const rest = sections.filter((section) => section.id !== id);
  return {
    ...form, rules: form.rules.filter((rule) => rule.target !== id),
    sections: rest.map((section) => (section.id === heir?.id ? { ...section, fields: at > 0 ? [...section.fields, ...gone.fields] : [...gone.fields, ...section.fields] } : section)),
  };
}

export function newId(stem: string, taken: readonly string[]): string {
  let n = 1;
  while (taken.includes(`${stem}${n}`)) n += 1;
  return `${stem}${n}`;
}

export const setRule = (form: FormDef, rule: RuleDef): FormDef => ({
  ...form, rules: form.rules.some((entry) => entry.id === rule.id) ? form.rules.map((entry) => (entry.id === rule.id ? rule : entry)) : [...form.rules, rule],
});
export const removeRule = (form: FormDef, id: string): FormDef => ({ ...form, rules: form.rules.filter((rule) => rule.id !== id) });
