/** What of a form never changes while it is filled: its sections and each field's own wishes. Made once a form. */
import { choicesOf, feelVariables, type CompiledForm, type CompiledPack, type FieldSpec, type Json, type JsonObject, type SectionDef } from '@liandong/core/run';
import type { FieldModel } from './types';
import { widgetOf } from './widget-of';

/** Fields that the author put in no section come last, under no heading. */
const REST = '';

export type FieldBase = Pick<FieldModel, 'title' | 'widget' | 'level' | 'options' | 'settings' | 'property' | 'help' | 'placeholder' | 'description'>;
export interface FieldShape { readonly spec: FieldSpec; readonly base: FieldBase; readonly columns?: readonly FieldShape[]; /** of a column: its sum stands under it */ readonly isSummed?: boolean; /** rules say which of its options are offered */ readonly isFiltered?: boolean }
export interface FormShape {
  readonly sections: readonly SectionDef[];
  readonly fields: ReadonlyMap<string, FieldShape>;
  readonly sectionOf: ReadonlyMap<string, string>;
  /** section → fields by which it changes: its own, and those that fill them */
  readonly reads: ReadonlyMap<string, readonly string[]>;
}

export const object = (value: unknown): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {});
const text = (value: Json | undefined): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined);
const rank = (order: readonly string[], id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);

/** The form's sections in order; every field stands in exactly one. */
export function sectionsOf(form: CompiledForm): readonly SectionDef[] {
  const placed = new Set((form.sections ?? []).flatMap((section) => section.fields));
  const order = Array.isArray(form.uiSchema['ui:order']) ? (form.uiSchema['ui:order'] as string[]) : [];
  const free = Object.keys(form.fields).filter((id) => !placed.has(id)).sort((a, b) => rank(order, a) - rank(order, b));
  return free.length === 0 ? (form.sections ?? []) : [...(form.sections ?? []), { id: REST, title: '', fields: free }];
}

/** `ui:x` and `ui:options.x` are the same wish. */
function wishesOf(ui: JsonObject): JsonObject {
  const direct = Object.entries(ui).filter(([key]) => key.startsWith('ui:') && key !== 'ui:options');
  return { ...Object.fromEntries(direct.map(([key, value]) => [key.slice(3), value])), ...object(ui['ui:options']) };
}

const optional = (entries: Readonly<Record<string, string | undefined>>): Partial<Record<string, string>> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<Record<string, string>>;

/** The ways to write a sum of a column, without spaces: as it is written now, and as earlier forms have it. */
const sumsOf = (path: string): readonly string[] => [`sum(${path})`, `sum(${path}[item!=null])`, `sum(concatenate([0],${path}[item!=null]))`];
/** Where a rule sums a column up, or the author wishes it. */
const isSummed = (form: CompiledForm, table: string, { id }: FieldSpec, { settings }: FieldBase): boolean =>
  settings.sum === true || form.rules.some(({ expression }) => sumsOf(`${table}.${id}`).some((sum) => expression.replace(/\s/g, '').includes(sum)));

const filtered = (form: CompiledForm, id: string): Pick<FieldShape, 'isFiltered'> => ({ isFiltered: form.rules.some(({ effect, target }) => effect === 'options' && target === id) });
/** Fields that decide which options of it, or of its columns, are offered. */
const filterReads = (form: CompiledForm, id: string): string[] =>
  form.rules.filter(({ effect, target }) => effect === 'options' && target.split('/')[0] === id).flatMap(({ expression }) => feelVariables(expression).filter((name) => Object.hasOwn(form.fields, name)));

function fieldShape(form: CompiledForm, spec: FieldSpec, property: JsonObject, ui: JsonObject, pack: CompiledPack): FieldShape {
  const { help, placeholder, ...settings } = wishesOf(ui);
  const options = (spec.columns ? undefined : choicesOf(spec, pack.codes)?.options) ?? [];
  const base = {
    title: spec.title, level: spec.level, options, settings, property, widget: widgetOf(spec, property, options.length > 0),
    ...optional({ help: text(help), placeholder: text(placeholder), description: text(property.description) }),
  };
  if (!spec.columns) return { spec, base, ...filtered(form, spec.id) };
  const [properties, uis] = [object(object(property.items).properties), object(ui.items)];
  const columns = Object.values(spec.columns).map((column): FieldShape => {
    const shape = fieldShape(form, column, object(properties[column.id]), object(uis[column.id]), pack);
    return { ...shape, isSummed: isSummed(form, spec.id, column, shape.base), ...filtered(form, `${spec.id}/${column.id}`) };
  });
  return { spec, base, columns };
}

function made(form: CompiledForm, pack: CompiledPack): FormShape {
  const [sections, properties] = [sectionsOf(form), object(form.schema.properties)];
  const fields = Object.values(form.fields).map((spec): [string, FieldShape] => [spec.id, fieldShape(form, spec, object(properties[spec.id]), object(form.uiSchema[spec.id]), pack)]);
  const sources = (ids: readonly string[]): string[] => ids.flatMap((id) => [form.fields[id]?.derive?.from ?? [], filterReads(form, id)].flat());
  return {
    sections, fields: new Map(fields), sectionOf: new Map(sections.flatMap((section) => section.fields.map((id): [string, string] => [id, section.id]))),
    reads: new Map(sections.map((section): [string, readonly string[]] => [section.id, [...section.fields, ...sources(section.fields)]])),
  };
}

const known = new WeakMap<CompiledForm, { readonly pack: CompiledPack; readonly shape: FormShape }>();
export function shapeOf(form: CompiledForm, pack: CompiledPack): FormShape {
  const found = known.get(form);
  if (found?.pack === pack) return found.shape;
  const shape = made(form, pack);
  known.set(form, { pack, shape });
  return shape;
}
