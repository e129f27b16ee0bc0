import type { CompiledForm } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { same } from './empty';
import { evaluation, modeOf } from './judge';
import { partsOf } from './parts';
import type { FieldSpec, FormCtx, FormState, Judged } from './types';
import type { Memo } from './memo';

const memos = new WeakMap<Judged, Memo>();

/** How it was found out, for whoever asks more of the same data. */
export const memoOf = (judged: Judged): Memo | undefined => memos.get(judged);

function remembered(memo: Memo): Judged {
  memos.set(memo.judged, memo);
  return memo.judged;
}

/**
 * What rules make of this data: calculated values, what is seen, asked for and may be changed. Each field is found out after those
 * that its rules read; one that is hidden counts as not answered for all others. Never throws.
 */
export const judge = (form: CompiledForm, data: JsonObject, ctx: FormCtx): Judged => remembered(evaluation(partsOf(form), data, ctx));

/** Of a form's own names: none that an object has by itself. */
function only(data: JsonObject, isIn: (id: string) => boolean): JsonObject {
  const found: JsonObject = {};
  for (const id of Object.keys(data)) if (isIn(id)) found[id] = data[id] as Json;
  return found;
}

const isRow = (row: Json): row is JsonObject => typeof row === 'object' && row !== null && !Array.isArray(row);

function ownCells({ columns }: FieldSpec, rows: Json): Json {
  if (!columns || !Array.isArray(rows)) return rows;
  const isOwn = (id: string): boolean => Object.hasOwn(columns, id);
  return rows.every((row) => !isRow(row) || Object.keys(row).every(isOwn)) ? rows : rows.map((row) => (isRow(row) ? only(row, isOwn) : row));
}

/** What of the data is the form's: its fields, and of child tables its columns. */
export function ownOf(form: CompiledForm, data: JsonObject): JsonObject {
  const own: JsonObject = {};
  for (const spec of partsOf(form).fields) if (Object.hasOwn(data, spec.id)) own[spec.id] = ownCells(spec, data[spec.id] as Json);
  return own;
}

const isNone = (map: object): boolean => {
  for (const _key in map) return false;
  return true;
};

function isAlike(a: JsonObject, b: JsonObject): boolean {
  const ids = Object.keys(b);
  return ids.length === Object.keys(a).length && ids.every((id) => a[id] === b[id]);
}

function submitted(kept: JsonObject, ctx: FormCtx, before: FormState | undefined): JsonObject {
  if (ctx.access === undefined) return kept;
  if (before && before.kept === kept) return before.submit;
  const open = only(kept, (id) => modeOf(ctx.access, id) === 'edit');
  return before && isAlike(before.submit, open) ? before.submit : open;
}

function sectionsOf(form: CompiledForm, fields: FormState['fields'], before: FormState | undefined): FormState['sections'] {
  if (before && before.fields === fields) return before.sections;
  const seen = (form.sections ?? []).map(({ id, fields: inside }): [string, boolean] => [id, inside.some((field) => fields[field]?.visible === true)]);
  return before && seen.every(([id, isSeen]) => before.sections[id] === isSeen) ? before.sections : Object.fromEntries(seen);
}

function stateOf(form: CompiledForm, memo: Memo, before: FormState | undefined): FormState {
  const { judged, input, ctx } = memo;
  const state: FormState = {
    ...judged,
    data: isNone(judged.values) ? input : { ...input, ...judged.values },
    submit: submitted(judged.kept, ctx, before),
    sections: sectionsOf(form, judged.fields, before),
  };
  memos.set(state, memo);
  return state;
}

/** What a form is like with this data, for whoever shows it. */
export const evaluate = (form: CompiledForm, data: JsonObject, ctx: FormCtx): FormState => stateOf(form, evaluation(partsOf(form), data, ctx), undefined);

/**
 * The same as `evaluate`, from what it said of earlier data: only what depends on changed answers is found out anew. Whatever is as it was
 * (`fields`, `rows`, a row's states, `kept`, `submit`, `sections`) is the same object as in `before`, so that a view can compare by `===`.
 */
export function reevaluate(form: CompiledForm, before: FormState, data: JsonObject, ctx: FormCtx): FormState {
  const parts = partsOf(form);
  const memo = memos.get(before);
  if (!memo || memo.parts !== parts || !same(memo.ctx.access, ctx.access) || parts.early.size > 0) return evaluate(form, data, ctx);
  if (before.data === data && memo.ctx === ctx) return before;
  return stateOf(form, evaluation(parts, data, ctx, memo), before);
}
