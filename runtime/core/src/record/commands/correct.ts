/** 更正: what was recorded is put right, in whatever form it was filled. The record was sound before, so nothing may become wrong by it. */
import { fieldsOf, LEVELS } from '../../access/index';
import { validate } from '../../form/index';
import type { CompiledForm, Program } from '../../pack/program';
import type { Json, JsonObject } from '../../shared/json';
import { problem, type Problem } from '../../shared/problem';
import { fill, patched } from '../../work/fill';
import type { RecordType } from '../format';
import type { RecordDoc } from '../types';
import { conflictWith } from './base';
import { isVoid, mayNot, reasonMissing, refused, stateTitle } from './checks';
import { acted, changed, settled } from './events';
import { holdsRole, levelOver } from './may';
import type { RecordCommandOf, RecordCtx, RecordOutcome } from './types';

interface Corrected { readonly patch: JsonObject; readonly problems: readonly Problem[] }
const topOf = ({ path }: Problem): string => path.split('/')[1] ?? '';
const own = (form: CompiledForm, patch: JsonObject): JsonObject => Object.fromEntries(Object.entries(patch).filter(([id]) => Object.hasOwn(form.fields, id)));

/**
 * One form's part of a correction. A form that was never filled (its step is still to come) asks for nothing but that what is put right
 * is right, and adds nothing.
 */
function inForm(program: Program, form: CompiledForm, record: RecordDoc, patch: JsonObject, ctx: RecordCtx): Corrected {
  const context = { now: ctx.now, params: ctx.params, dateOf: ctx.calendar.dateOf };
  const before = validate(program, form.id, own(form, record.data), context);
  const given = own(form, patch);
  const known = new Set(before.map(({ code, path }) => `${path} ${code}`));
  const counts = (found: Problem): boolean => Object.hasOwn(given, topOf(found)) || !known.has(`${found.path} ${found.code}`);
  const filled = fill(program, form.id, record.data, given, {}, ctx);
  if (before.length === 0 || filled.problems.length === 0) return { ...filled, patch: before.length === 0 ? filled.patch : held(filled.patch, record.data, given) };
  return { patch: given, problems: filled.problems.filter(counts) };
}

/** What was put right, and what follows from it in answers that are there. */
const held = (patch: JsonObject, data: JsonObject, given: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(patch).filter(([id]) => Object.hasOwn(data, id) || Object.hasOwn(given, id)));

function inForms(program: Program, record: RecordDoc, patch: JsonObject, ctx: RecordCtx): Corrected {
  const forms = Object.values(program.pack.forms).filter((form) => form.record === record.type && Object.keys(patch).some((id) => Object.hasOwn(form.fields, id)));
  return forms.reduce<Corrected>((found, form) => {
    const one = inForm(program, form, { ...record, data: patched(record.data, found.patch) }, patch, ctx);
    return { patch: { ...found.patch, ...one.patch }, problems: [...found.problems, ...one.problems] };
  }, { patch: {}, problems: [] });
}

function fieldProblems(program: Program, type: RecordType, record: RecordDoc, sent: JsonObject, ctx: RecordCtx): Problem[] {
  const fields = fieldsOf(program.pack, record.type);
  const level = LEVELS.indexOf(levelOver(program, record, ctx));
  return Object.keys(sent).flatMap((id) => {
    const field = Object.hasOwn(fields, id) ? fields[id] : undefined;
    if (!field) return [problem('form.unknown-field', `/${id.slice(0, 64)}`, { field: id.slice(0, 64) })];
    if (type.correct?.fields && !type.correct.fields.includes(id)) return [problem('record.field-fixed', `/${id}`, { title: field.title })];
    return LEVELS.indexOf(field.level) > level ? [problem('record.field-hidden', `/${id}`, { title: field.title })] : [];
  });
}

const isSame = (a: Json = null, b: Json = null): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Why nobody, or not he, may correct this record now. */
export function notCorrectable(program: Program, type: RecordType, record: RecordDoc, ctx: RecordCtx): Problem[] {
  const { correct } = type;
  if (!correct || !holdsRole(program, correct.roles, record, ctx)) return [mayNot(type, 'correct')];
  const isOpen = correct.states ? correct.states.includes(record.state) : !isVoid(type, record);
  return isOpen ? [] : [problem('record.not-correctable', '', { state: stateTitle(type, record.state) })];
}

export function decideCorrect(program: Program, type: RecordType, record: RecordDoc, command: RecordCommandOf<'CorrectRecord'>, ctx: RecordCtx): RecordOutcome {
  const closed = notCorrectable(program, type, record, ctx);
  if (closed.length > 0) return refused(...closed);
  const sent = Object.fromEntries(Object.entries(command.patch).filter(([id, value]) => !isSame(value, record.data[id])));
  const fields = fieldProblems(program, type, record, sent, ctx);
  if (fields.length > 0) return refused(...fields);
  const { patch, problems } = inForms(program, record, sent, ctx);
  const conflict = conflictWith(program, record, { base: command.base, fields: Object.keys(patch), moves: false }, ctx);
  const found = conflict.length > 0 ? conflict : [...reasonMissing(command.reason), ...problems];
  if (found.length > 0) return refused(...found);
  if (Object.keys(patch).length === 0) return refused(problem('record.nothing-changed'));
  return settled(record, [acted(program, { why: 'correct', reason: command.reason }, ctx), ...changed(record, patch, ctx)]);
}
