import { holds } from '../expression/index';
import type { CompiledForm, Program } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { chinaDate } from '../shared/date';
import { isEmpty, judge } from './evaluate';
import type { ValueFormat } from './formats/format';
import { oversized } from './oversized';
import { codesOf, partsOf, rulesOf } from './parts';
import { fromSchemaError } from './schema-problems';
import type { FieldSpec, FormCtx, Judged } from './types';

const MOST = 100;

/** A derived field waits for its source: a wrong id number is one mistake, not three. */
const waits = (form: CompiledForm, state: Judged, id: string): boolean => !isEmpty(state.kept[form.fields[id]?.derive?.from ?? '']);

/** Core says what is required, since it may hang on a rule. */
function missing(form: CompiledForm, state: Judged): Problem[] {
  return partsOf(form).fields
    .filter(({ id }) => state.fields[id]?.required === true && state.fields[id]?.readonly !== true && isEmpty(state.kept[id]) && !waits(form, state, id))
    .map(({ id, title }) => problem('form.required', `/${id}`, { title }));
}

const valuesOf = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

function wrongCode(program: Program, field: FieldSpec, value: Json): Problem[] {
  const codes = field.codes === undefined ? undefined : program.pack.codes[field.codes];
  if (!codes) return [];
  const known = codesOf(codes);
  return valuesOf(value)
    .filter((code) => typeof code !== 'string' || !known.has(code))
    .map((code) => problem('form.code', `/${field.id}`, { title: field.title, code: String(code).slice(0, 40) }));
}

function wrongFormat(field: FieldSpec, format: ValueFormat | undefined, value: Json, ctx: FormCtx): Problem[] {
  const found = format?.check(value, (ctx.dateOf ?? chinaDate)(ctx.now));
  return found ? [{ ...found, path: `/${field.id}`, params: { ...found.params, title: field.title } }] : [];
}

/** Codes and formats of what is a value of its field at all. */
function wrongValues(program: Program, form: CompiledForm, state: Judged, ctx: FormCtx, broken: ReadonlySet<string>): Problem[] {
  return partsOf(form).checked.flatMap(({ field, format }) => {
    const value = state.kept[field.id];
    return value === undefined || broken.has(`/${field.id}`) ? [] : [...wrongCode(program, field, value), ...wrongFormat(field, format, value, ctx)];
  });
}

/** `broken`: paths of answers that are no values of their fields; nothing can be compared with them, and they are told anyway. */
function crossChecks(form: CompiledForm, state: Judged, ctx: FormCtx, broken: ReadonlySet<string>): Problem[] {
  const rules = rulesOf(form, 'check');
  if (rules.length === 0) return [];
  const nulls = Object.fromEntries(Object.keys(form.fields).map((id) => [id, null]));
  const scope = { ...nulls, ...state.kept, params: ctx.params };
  return rules
    .filter((rule) => !broken.has(`/${rule.target}`) && state.fields[rule.target]?.visible === true && !isEmpty(state.kept[rule.target]))
    .filter((rule) => !holds(rule.expression, scope, ctx))
    .map((rule) => problem('form.check', `/${rule.target}`, { title: form.fields[rule.target]?.title ?? rule.target, message: rule.message ?? '' }));
}

/** One cause is told once: `oneOf` reports every branch. */
const distinct = (found: readonly Problem[]): readonly Problem[] => (found.length < 2 ? found : [...new Map(found.map((entry) => [`${entry.path} ${entry.code}`, entry])).values()]);

/** Only what the step lets one change is held against the person who fills it. */
function inScope(state: Judged, found: Problem): boolean {
  const field = state.fields[found.path.split('/')[1] ?? ''];
  return field === undefined || (field.visible && (!field.readonly || field.calculated));
}

/**
 * Is this data a valid answer to the form? Same answer in station, designer and server; needs no rendering. At most 100 problems,
 * each with the field's path. Hidden answers are not held against anybody: they are not submitted. `judged`: what `judge` says of the
 * same data, where it is known already (and that nothing in it is too long).
 */
export function validate(program: Program, formId: string, data: JsonObject, ctx: FormCtx, judged?: Judged): Problem[] {
  const form = program.pack.forms[formId];
  const check = program.checks[formId];
  if (!form || !check) return [problem('form.unknown', '', { form: formId })];
  const unknown = Object.keys(data).filter((id) => !Object.hasOwn(form.fields, id)).map((id) => problem('form.unknown-field', `/${id.slice(0, 64)}`, { field: id.slice(0, 64) }));
  const long = judged ? [] : oversized(form, data);
  if (long.length > 0) return [...unknown, ...long].slice(0, MOST);
  const state = judged ?? judge(form, data, ctx);
  const titleAt = (path: string): string => form.fields[path.split('/')[1] ?? '']?.title ?? '';
  const schema = distinct(check(state.kept).map((error) => fromSchemaError(error, titleAt(error.instancePath))));
  const broken = new Set(schema.map((found) => found.path));
  const all = [...missing(form, state), ...schema, ...wrongValues(program, form, state, ctx, broken), ...crossChecks(form, state, ctx, broken)].filter((found) => inScope(state, found));
  return [...unknown, ...all].slice(0, MOST);
}
