/** A form as it is shown, made of core's verdicts. React-free: the same model for every layout, for reading and for tests. */
import { evaluate, validate, type CompiledForm, type FieldSpec, type FormState, type Json, type JsonObject, type SectionDef } from '@liandong/core/run';
import { checkable, formCtxOf } from './access';
import { optionsOf } from './options';
import { fieldOfPath, shownProblems } from './problems';
import type { FieldModel, FormInput, FormModel, SectionModel, ShownProblem, Telling } from './types';
import { widgetOf } from './widget-of';

export const NOTHING_TOLD: Telling = { all: false, sections: new Set(), fields: new Set(), found: [] };
/** Fields that the author put in no section come last, under no heading. */
const REST = '';
/** Has no answer, so nothing of it can be read-only. */
const NOTE = 'note';

const object = (value: unknown): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {});
const text = (value: Json | undefined): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value : undefined);

export const propertyOf = (form: CompiledForm, id: string): JsonObject => object(object(form.schema.properties)[id]);

/** The form's sections in order; every field stands in exactly one. */
export function sectionsOf(form: CompiledForm): readonly SectionDef[] {
  const placed = new Set((form.sections ?? []).flatMap((section) => section.fields));
  const order = Array.isArray(form.uiSchema['ui:order']) ? (form.uiSchema['ui:order'] as string[]) : [];
  const free = Object.keys(form.fields).filter((id) => !placed.has(id)).sort((a, b) => rank(order, a) - rank(order, b));
  return free.length === 0 ? (form.sections ?? []) : [...(form.sections ?? []), { id: REST, title: '', fields: free }];
}

const rank = (order: readonly string[], id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);

/** `ui:x` and `ui:options.x` are the same wish. */
function wishesOf(form: CompiledForm, id: string): JsonObject {
  const ui = object(form.uiSchema[id]);
  const direct = Object.entries(ui).filter(([key]) => key.startsWith('ui:') && key !== 'ui:options');
  return { ...Object.fromEntries(direct.map(([key, value]) => [key.slice(3), value])), ...object(ui['ui:options']) };
}

/** The field that fills this one, where it is to be seen. */
function derivedFrom(form: CompiledForm, spec: FieldSpec, state: FormState): string | undefined {
  const from = spec.derive?.from ?? '';
  return state.fields[from]?.visible === true ? form.fields[from]?.title : undefined;
}

const optional = (entries: Readonly<Record<string, string | undefined>>): Partial<Record<string, string>> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Partial<Record<string, string>>;

function fieldModel(input: FormInput, form: CompiledForm, spec: FieldSpec, state: FormState, problems: readonly string[]): FieldModel {
  const property = propertyOf(form, spec.id);
  const { help, placeholder, ...settings } = wishesOf(form, spec.id);
  const options = optionsOf(property, input.program.pack);
  const verdict = state.fields[spec.id];
  const widget = widgetOf(spec, property, options.length > 0);
  return {
    id: spec.id, title: spec.title, level: spec.level, options, settings, property, problems, widget,
    required: verdict?.required === true, readonly: verdict?.readonly === true && widget !== NOTE, calculated: verdict?.calculated === true,
    masked: input.masked?.includes(spec.id) === true, marked: input.marked?.includes(spec.id) === true,
    ...optional({ help: text(help), placeholder: text(placeholder), description: text(property.description), derivedFrom: derivedFrom(form, spec, state) }),
  };
}

const pick = (data: JsonObject, ids: readonly string[]): JsonObject => Object.fromEntries(ids.filter((id) => data[id] !== undefined && data[id] !== null).map((id) => [id, data[id] ?? null]));

/** Problems in the order of the form; first those about the whole or about a field that is not shown, which no link can lead to. */
function inOrder(problems: readonly ShownProblem[], fields: readonly string[]): ShownProblem[] {
  const reachable = problems.map((one) => (one.field !== undefined && fields.includes(one.field) ? one : { field: undefined, section: undefined, text: one.text }));
  const rankOf = (one: ShownProblem): number => (one.field === undefined ? -1 : fields.indexOf(one.field));
  return reachable.sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * What of the form is seen, asked for and wrong with this data.
 * @throws nothing: a form that the pack does not have is a model without sections
 */
export function formModel(input: FormInput, telling: Telling = NOTHING_TOLD): FormModel | undefined {
  const form = input.program.pack.forms[input.formId];
  if (!form) return undefined;
  const ctx = formCtxOf(input);
  const data = Object.fromEntries(Object.entries(input.data).filter(([id]) => Object.hasOwn(form.fields, id)));
  const state = evaluate(form, data, ctx);
  const found = validate(checkable(input.program, input.formId), input.formId, data, ctx, state);
  const missing = new Set(found.filter((entry) => entry.code === 'form.required').map((entry) => fieldOfPath(form, entry.path)));
  const defs = sectionsOf(form);
  const shown = shownProblems(form, found, telling, (field) => defs.find((section) => section.fields.includes(field))?.id);
  const sections = defs.flatMap((def): SectionModel[] => {
    const ids = def.fields.filter((id) => state.fields[id]?.visible === true);
    if (ids.length === 0) return [];
    const fields = ids.flatMap((id) => {
      const spec = form.fields[id];
      return spec ? [fieldModel(input, form, spec, state, shown.filter((one) => one.field === id).map((one) => one.text))] : [];
    });
    return [{
      id: def.id, title: def.title, fields, data: pick(state.data, ids),
      missing: ids.filter((id) => missing.has(id)).length, wrong: fields.filter((field) => field.problems.length > 0).length,
    }];
  });
  const order = sections.flatMap((section) => section.fields.map((field) => field.id));
  return { title: form.title, sections, state, problems: inOrder(shown, order), missing: missing.size };
}
