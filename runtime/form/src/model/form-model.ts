/** A form as it is shown, made of core's verdicts. React-free: the same model for every layout, for reading and for tests. */
import { validate, type CompiledForm, type JsonObject, type Problem, type SectionDef } from '@liandong/core/run';
import { checkable } from './access';
import { offeredOf, type Offered } from './offered';
import { fieldOfPath, shownProblems } from './problems';
import { asBefore, listAsBefore } from './same';
import { shapeOf, type FieldShape, type FormShape } from './shape';
import { tableModel } from './table-model';
import type { FieldModel, FormInput, FormModel, SectionModel, ShownProblem, Telling } from './types';
import { verdictOn, type Verdict } from './verdict';

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

interface At extends Verdict {
  readonly shape: FormShape;
  readonly shown: readonly ShownProblem[];
  readonly told: ReadonlyMap<string, readonly string[]>;
  /** section → fields that have no answer and must have one */
  readonly missing: ReadonlyMap<string, number>;
}

/** How a model was made, for the one after it. */
const madeOf = new WeakMap<FormModel, At>();

/** The field that fills this one, where it is to be seen. */
function derivedFrom({ form, state }: At, { spec }: FieldShape): Pick<FieldModel, 'derivedFrom'> {
  const from = spec.derive?.from ?? '';
  const title = state.fields[from]?.visible === true ? form.fields[from]?.title : undefined;
  return title === undefined ? {} : { derivedFrom: title };
}

const isOf = ({ base, columns, isFiltered, spec: { derive } }: FieldShape, before: FieldModel): boolean =>
  isFiltered !== true && columns === undefined && derive === undefined && before.property === base.property && before.options === base.options;

function optionsNow({ input, state }: At, { spec: { id }, base, isFiltered }: FieldShape): Partial<Offered> {
  return isFiltered === true ? offeredOf({ codes: input.program.pack.codes, state, place: { field: id }, value: state.data[id], all: base.options, isTree: base.widget === 'cascade' }) : {};
}
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
    ...base, ...optionsNow(at, shape), id, masked, marked: input.marked?.includes(id) === true, problems: told.get(id) ?? NO_PROBLEMS,
    required: verdict?.required === true, readonly: verdict?.readonly === true && base.widget !== NOTE, calculated: verdict?.calculated === true,
    ...derivedFrom(at, shape), ...(known === undefined ? {} : { known }),
    ...(shape.columns ? { table: tableModel({ shape, id, state, value: state.data[id], told, before: before?.table, codes: input.program.pack.codes }) } : {}),
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
const weightOf = ({ table }: FieldModel): number => 1 + (table ? table.rows.length * table.columns.length : 0);
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
    weight: fields.reduce((sum, field) => sum + weightOf(field), 0), missing: at.missing.get(def.id) ?? 0, wrong: fields.filter(isWrong).length,
  });
}

/** Beside answers and verdicts nothing that a section shows is another than it was. */
const isLike = (at: At, was: At): boolean =>
  at.shape === was.shape && at.told === was.told && at.input.known === was.input.known && at.input.masked === was.input.masked && at.input.marked === was.input.marked;

/** The most frequent case, asked first: no field of the section has another answer or verdict. */
function isUntouched({ shape, state, missing }: At, was: At, { id }: SectionDef): boolean {
  const [now, then] = [state, was.state];
  if (missing.get(id) !== was.missing.get(id)) return false;
  return (shape.reads.get(id) ?? []).every((field) => now.data[field] === then.data[field] && now.fields[field] === then.fields[field] && now.rows[field] === then.rows[field]);
}

function sectionModels(at: At, before: FormModel | undefined): readonly SectionModel[] {
  const was = before && madeOf.get(before);
  const like = was && isLike(at, was) ? was : undefined;
  const were = new Map(before?.sections.map((section) => [section.id, section]));
  return listAsBefore(before?.sections, at.shape.sections.flatMap((def) => {
    const last = were.get(def.id);
    return (last && like && isUntouched(at, like, def) ? last : sectionModel(at, def, last)) ?? [];
  }));
}

/** Problems in the order of the form; first those about the whole or about a field that is not shown, which no link can lead to. */
function inOrder(problems: readonly ShownProblem[], sections: readonly SectionModel[]): readonly ShownProblem[] {
  if (problems.length === 0) return problems;
  const rank = new Map(sections.flatMap((section) => section.fields).map(({ id }, index) => [id, index]));
  const rankOf = ({ field }: ShownProblem): number => (field === undefined ? -1 : (rank.get(field) ?? -1));
  return problems.map((one) => (rankOf(one) >= 0 ? one : { field: undefined, section: undefined, text: one.text })).sort((a, b) => rankOf(a) - rankOf(b));
}

function missingIn(form: CompiledForm, shape: FormShape, found: readonly Problem[]): ReadonlyMap<string, number> {
  const fields = new Set(found.filter(({ code }) => code === 'form.required').map(({ path }) => fieldOfPath(form, path)));
  const missing = new Map<string, number>();
  for (const field of fields) {
    const section = shape.sectionOf.get(field ?? '') ?? '';
    missing.set(section, (missing.get(section) ?? 0) + 1);
  }
  return missing;
}

function lookAt(verdict: Verdict, telling: Telling, was: At | undefined): At {
  const { input, form, ctx, state } = verdict;
  const shape = shapeOf(form, input.program.pack);
  const found = validate(checkable(input.program, input.formId), input.formId, state.data, ctx, state);
  const now = shownProblems(form, found, telling, (field) => shape.sectionOf.get(field));
  const shown = listAsBefore(was?.shown, now.map((one, index) => asBefore(was?.shown[index], one)));
  return { ...verdict, shape, shown, told: was?.shown === shown ? was.told : byPlace(shown), missing: missingIn(form, shape, found) };
}

function modelOf(verdict: Verdict, telling: Telling, before: FormModel | undefined): FormModel {
  const at = lookAt(verdict, telling, before && madeOf.get(before));
  const sections = sectionModels(at, before);
  const missing = [...at.missing.values()].reduce((sum, count) => sum + count, 0);
  const model: FormModel = { title: at.form.title, sections, state: at.state, problems: inOrder(at.shown, sections), missing };
  madeOf.set(model, at);
  return model;
}

/**
 * What of the form is seen, asked for and wrong with this data.
 * @param before the model of earlier data: whatever is as it was there is the same object here
 * @throws nothing: a form that the pack does not have has no model
 */
export function formModel(input: FormInput, telling: Telling = NOTHING_TOLD, before?: FormModel): FormModel | undefined {
  const verdict = verdictOn(input, before && madeOf.get(before));
  return verdict && modelOf(verdict, telling, before);
}

/** For a view that asks again and again: each verdict and each model shares with the one before. */
export interface ModelMaker {
  readonly verdict: (input: FormInput) => Verdict | undefined;
  readonly model: (input: FormInput, telling: Telling) => FormModel | undefined;
}

export function modelMaker(): ModelMaker {
  let [said, last]: [Verdict | undefined, FormModel | undefined] = [undefined, undefined];
  const verdict: ModelMaker['verdict'] = (input) => (said = verdictOn(input, said));
  const model: ModelMaker['model'] = (input, telling) => {
    const now = verdict(input);
    return (last = now && modelOf(now, telling, last));
  };
  return { verdict, model };
}
