/** A form as it is shown, made of core's verdicts. React-free: the same model for every layout, for reading and for tests. */
import { evaluate, reevaluate, validate, type CompiledForm, type FormState, type JsonObject, type SectionDef } from '@liandong/core/run';
import { checkable, formCtxOf } from './access';
import { fieldOfPath, shownProblems } from './problems';
import { asBefore, listAsBefore } from './same';
import { shapeOf, type FieldShape, type FormShape } from './shape';
import { tableModel } from './table-model';
import type { FieldModel, FormInput, FormModel, SectionModel, ShownProblem, Telling } from './types';

export const NOTHING_TOLD: Telling = { all: false, sections: new Set(), fields: new Set(), found: [] };
/** Has no answer, so nothing of it can be read-only. */
const NOTE = 'note';
const NO_PROBLEMS: readonly string[] = [];

/** What was told, by field and by cell. */
function byPlace(shown: readonly ShownProblem[]): ReadonlyMap<string, readonly string[]> {
  const told = new Map<string, string[]>();
  for (const { field, cell, text, cellText } of shown) {
    const id = cell ?? field;
    if (id !== undefined) told.set(id, [...(told.get(id) ?? []), cellText ?? text]);
  }
  return told;
}

interface At {
  readonly input: FormInput;
  readonly form: CompiledForm;
  readonly shape: FormShape;
  readonly state: FormState;
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly missing: ReadonlySet<string | undefined>;
}

/** The field that fills this one, where it is to be seen. */
function derivedFrom({ form, state }: At, { spec }: FieldShape): Pick<FieldModel, 'derivedFrom'> {
  const from = spec.derive?.from ?? '';
  const title = state.fields[from]?.visible === true ? form.fields[from]?.title : undefined;
  return title === undefined ? {} : { derivedFrom: title };
}

const isOf = ({ base, columns, spec: { derive } }: FieldShape, before: FieldModel): boolean =>
  columns === undefined && derive === undefined && before.property === base.property && before.options === base.options;
const isAskedAsBefore = ({ input }: At, id: string, before: FieldModel): boolean =>
  before.known === input.known?.[id] && before.masked === (input.masked?.includes(id) === true) && before.marked === (input.marked?.includes(id) === true);

/** The most frequent case, asked first: nothing of the field is another than before. */
function isAsBefore(at: At, shape: FieldShape, before: FieldModel): boolean {
  const { spec: { id }, base } = shape;
  const verdict = at.state.fields[id];
  if (!verdict || !isOf(shape, before) || !isAskedAsBefore(at, id, before) || before.problems !== (at.told.get(id) ?? NO_PROBLEMS)) return false;
  return before.required === verdict.required && before.readonly === (verdict.readonly && base.widget !== NOTE) && before.calculated === verdict.calculated;
}

function fieldModel(at: At, shape: FieldShape, before: FieldModel | undefined): FieldModel {
  if (before && isAsBefore(at, shape, before)) return before;
  const { input, state, told } = at;
  const { spec: { id }, base } = shape;
  const verdict = state.fields[id];
  const masked = input.masked?.includes(id) === true;
  const known = input.known?.[id];
  return asBefore(before, {
    ...base, id, masked, marked: input.marked?.includes(id) === true, problems: told.get(id) ?? NO_PROBLEMS,
    required: verdict?.required === true, readonly: verdict?.readonly === true && base.widget !== NOTE, calculated: verdict?.calculated === true,
    ...derivedFrom(at, shape), ...(known === undefined ? {} : { known }),
    ...(shape.columns ? { table: tableModel({ shape, id, state, value: state.data[id], told, before: before?.table }) } : {}),
  });
}

function pick(data: JsonObject, ids: readonly string[]): JsonObject {
  const picked: JsonObject = {};
  for (const id of ids) {
    const value = data[id];
    if (value !== undefined && value !== null) picked[id] = value;
  }
  return picked;
}
const isWrong = ({ problems, table }: FieldModel): boolean => problems.length > 0 || table?.rows.some((row) => row.wrong > 0) === true;

function sectionModel(at: At, def: SectionDef, before: SectionModel | undefined): SectionModel | undefined {
  const ids = def.fields.filter((id) => at.state.fields[id]?.visible === true);
  if (ids.length === 0) return undefined;
  const were = new Map(before?.fields.map((field) => [field.id, field]));
  const fields = ids.flatMap((id) => {
    const shape = at.shape.fields.get(id);
    return shape ? [fieldModel(at, shape, were.get(id))] : [];
  });
  const data = pick(at.state.data, ids);
  return asBefore(before, {
    id: def.id, title: def.title, description: def.description, columns: def.columns ?? 1,
    fields: listAsBefore(before?.fields, fields), data: before ? asBefore(before.data, data) : data,
    missing: ids.filter((id) => at.missing.has(id)).length, wrong: fields.filter(isWrong).length,
  });
}

/** Problems in the order of the form; first those about the whole or about a field that is not shown, which no link can lead to. */
function inOrder(problems: readonly ShownProblem[], fields: readonly string[]): ShownProblem[] {
  if (problems.length === 0) return [];
  const rank = new Map(fields.map((id, index) => [id, index]));
  const rankOf = ({ field }: ShownProblem): number => (field === undefined ? -1 : (rank.get(field) ?? -1));
  return problems.map((one) => (rankOf(one) >= 0 ? one : { field: undefined, section: undefined, text: one.text })).sort((a, b) => rankOf(a) - rankOf(b));
}

/** Of the data what is this form's. */
export const answersOf = (form: CompiledForm, data: JsonObject): JsonObject => Object.fromEntries(Object.entries(data).filter(([id]) => Object.hasOwn(form.fields, id)));

/**
 * What of the form is seen, asked for and wrong with this data.
 * @param before the model of earlier data: whatever is as it was there is the same object here
 * @throws nothing: a form that the pack does not have is a model without sections
 */
export function formModel(input: FormInput, telling: Telling = NOTHING_TOLD, before?: FormModel): FormModel | undefined {
  const form = input.program.pack.forms[input.formId];
  if (!form) return undefined;
  const [ctx, data, shape] = [formCtxOf(input), answersOf(form, input.data), shapeOf(form, input.program.pack)];
  const state = before ? reevaluate(form, before.state, data, ctx) : evaluate(form, data, ctx);
  const found = validate(checkable(input.program, input.formId), input.formId, data, ctx, state);
  const missing = new Set(found.filter((entry) => entry.code === 'form.required').map((entry) => fieldOfPath(form, entry.path)));
  const shown = shownProblems(form, found, telling, (field) => shape.sectionOf.get(field));
  const at: At = { input, form, shape, state, told: byPlace(shown), missing };
  const were = new Map(before?.sections.map((section) => [section.id, section]));
  const sections = listAsBefore(before?.sections, shape.sections.flatMap((def) => sectionModel(at, def, were.get(def.id)) ?? []));
  const order = sections.flatMap((section) => section.fields.map((field) => field.id));
  return { title: form.title, sections, state, problems: inOrder(shown, order), missing: missing.size };
}

/** For a view that asks again and again: each model shares with the one before. */
export function modelMaker(): (input: FormInput, telling: Telling) => FormModel | undefined {
  let last: FormModel | undefined;
  return (input, telling) => {
    last = formModel(input, telling, last);
    return last;
  };
}
