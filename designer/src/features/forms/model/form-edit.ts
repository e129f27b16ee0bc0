/** What an author does to a form, as pure functions from form to form. */
import type { FormDef, JsonObject, RuleDef, SectionDef } from '@liandong/core/run';
import type { WidgetMeta } from '@liandong/form';

/** A place in a form: before the field with this index in the section. */
export interface Place {
  readonly section: string;
  readonly index: number;
}
export type Properties = Readonly<Record<string, JsonObject>>;

export const propertiesOf = (form: FormDef): Properties => (form.schema.properties as Properties | undefined) ?? {};
export const requiredOf = (form: FormDef): readonly string[] => (Array.isArray(form.schema.required) ? (form.schema.required as string[]) : []);
export const uiOf = (form: FormDef, id: string): JsonObject => (form.uiSchema[id] as JsonObject | undefined) ?? {};

/** Fields that stand in no section; the canvas shows them last. */
export function looseFields(form: FormDef): string[] {
  const placed = new Set((form.sections ?? []).flatMap((section) => section.fields));
  return Object.keys(propertiesOf(form)).filter((id) => !placed.has(id));
}

const inserted = <T>(list: readonly T[], index: number, item: T): T[] => [...list.slice(0, index), item, ...list.slice(index)];
const without = <T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> => Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
const withSections = (form: FormDef, change: (section: SectionDef) => SectionDef): FormDef => ({ ...form, sections: (form.sections ?? []).map(change) });
const withProperties = (form: FormDef, properties: Properties): FormDef => ({ ...form, schema: { ...form.schema, properties } });

const placed = (form: FormDef, id: string, place: Place): FormDef => {
  const cleared = withSections(form, (section) => ({ ...section, fields: section.fields.filter((field) => field !== id) }));
  return withSections(cleared, (section) => (section.id === place.section ? { ...section, fields: inserted(section.fields, place.index, id) } : section));
};

export function addField(form: FormDef, field: { readonly id: string; readonly title: string; readonly meta: WidgetMeta }, place: Place): FormDef {
  const property: JsonObject = { title: field.title, ...field.meta.schema };
  const next = { ...withProperties(form, { ...propertiesOf(form), [field.id]: property }), uiSchema: { ...form.uiSchema, [field.id]: field.meta.uiSchema } };
  return placed(next, field.id, place);
}

/** Within its own section the index counts the fields as they stood before the move. */
export function moveField(form: FormDef, id: string, place: Place): FormDef {
  const section = (form.sections ?? []).find((entry) => entry.id === place.section);
  const from = section?.fields.indexOf(id) ?? -1;
  return placed(form, id, from >= 0 && from < place.index ? { ...place, index: place.index - 1 } : place);
}

/** The field with its wishes and its own rules. Rules of others that read it stay: the check names them. */
export function removeField(form: FormDef, id: string): FormDef {
  return withSections({
    ...form,
    schema: { ...form.schema, properties: without(propertiesOf(form), id), required: requiredOf(form).filter((field) => field !== id) },
    uiSchema: without(form.uiSchema, id),
    rules: form.rules.filter((rule) => rule.target !== id),
  }, (section) => ({ ...section, fields: section.fields.filter((field) => field !== id) }));
}

export function placeOfField(form: FormDef, id: string): Place | undefined {
  for (const section of form.sections ?? []) {
    const index = section.fields.indexOf(id);
    if (index >= 0) return { section: section.id, index };
  }
  return undefined;
}

export function duplicateField(form: FormDef, id: string, copy: { readonly id: string; readonly title: string }): FormDef {
  const at = placeOfField(form, id);
  const property = { ...without(propertiesOf(form)[id] ?? {}, 'x-derive'), title: copy.title };
  const next = {
    ...withProperties(form, { ...propertiesOf(form), [copy.id]: property }),
    uiSchema: { ...form.uiSchema, ...(form.uiSchema[id] === undefined ? {} : { [copy.id]: form.uiSchema[id] }) },
  };
  const required = requiredOf(form).includes(id) ? setRequired(next, copy.id, true) : next;
  return at ? placed(required, copy.id, { section: at.section, index: at.index + 1 }) : required;
}

export function setRequired(form: FormDef, id: string, isRequired: boolean): FormDef {
  const rest = requiredOf(form).filter((field) => field !== id);
  return { ...form, schema: { ...form.schema, required: isRequired ? [...rest, id] : rest } };
}

export const setProperty = (form: FormDef, id: string, property: JsonObject): FormDef => withProperties(form, { ...propertiesOf(form), [id]: property });
export const setUi = (form: FormDef, id: string, ui: JsonObject): FormDef => ({ ...form, uiSchema: { ...form.uiSchema, [id]: ui } });

export const addSection = (form: FormDef, section: { readonly id: string; readonly title: string }): FormDef => ({ ...form, sections: [...(form.sections ?? []), { ...section, fields: [] }] });
export const setSectionTitle = (form: FormDef, id: string, title: string): FormDef => withSections(form, (section) => (section.id === id ? { ...section, title } : section));

export function moveSection(form: FormDef, id: string, by: -1 | 1): FormDef {
  const sections = form.sections ?? [];
  const from = sections.findIndex((section) => section.id === id);
  const moved = sections[from];
  if (!moved || from + by < 0 || from + by >= sections.length) return form;
  return { ...form, sections: inserted(sections.filter((section) => section.id !== id), from + by, moved) };
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
