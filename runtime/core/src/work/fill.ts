/** What a submitted form changes in the record: the one place where answers become data. */
import { formatOf, isEmpty, judge, modeOf, oversized, ownOf, partsOf, validate } from '../form/index';
import type { FieldAccess, FieldSpec, Judged } from '../form/types';
import type { ProcessNode } from '../process/types';
import type { CompiledForm, Program } from '../pack/program';
import type { Ctx } from '../shared/ctx';
import type { Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';

/** What a step lets its performer do with the form; by default what the form says. */
export const accessOf = (node: ProcessNode | undefined): FieldAccess => node?.task?.access ?? {};

export interface Filled {
  /** top-level fields; `null` removes one */
  readonly patch: JsonObject;
  readonly problems: readonly Problem[];
}

const same = (a: Json = null, b: Json = null): boolean => a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** A value that came back as it was shown: masked for somebody who may not see it. It says nothing about the field. */
const isMask = (field: FieldSpec | undefined, sent: Json | undefined, stored: Json | undefined): boolean =>
  typeof stored === 'string' && typeof sent === 'string' && sent !== stored && (sent === '***' || sent === formatOf(field?.format)?.mask(stored));

/** Answers as meant: without echoes of what was only shown. */
function meant(form: CompiledForm, record: JsonObject, submitted: JsonObject): JsonObject {
  const echoes = Object.keys(submitted).filter((id) => isMask(form.fields[id], submitted[id], record[id]));
  return echoes.length === 0 ? submitted : Object.fromEntries(Object.entries(submitted).filter(([id]) => !echoes.includes(id)));
}

/** A field the step does not let one edit may be sent back as it is, never changed. */
function notEditable(form: CompiledForm, state: Judged, record: JsonObject, sent: JsonObject, access: FieldAccess): Problem[] {
  const closed = (id: string): boolean => modeOf(access, id) !== 'edit' || (state.fields[id]?.readonly === true && state.fields[id]?.calculated !== true);
  const fields = Object.keys(sent)
    .filter((id) => Object.hasOwn(form.fields, id) && closed(id) && state.fields[id]?.calculated !== true && !same(sent[id], record[id]))
    .map((id) => problem('work.field-not-editable', `/${id}`, { title: form.fields[id]?.title ?? id }));
  return [...fields, ...cellsNotEditable(form, state, record, sent)];
}

const cellsOf = (rows: Json | undefined, column: string): Json[] => (Array.isArray(rows) ? rows : []).map((row) => (typeof row === 'object' && row !== null && !Array.isArray(row) && Object.hasOwn(row, column) ? (row[column] ?? null) : null));

/** Rows have no ids: a cell that a rule closes may hold what some row of the record has there, nothing new. */
function cellsNotEditable(form: CompiledForm, state: Judged, record: JsonObject, sent: JsonObject): Problem[] {
  const tables = Object.values(form.fields).filter(({ id, columns }) => columns !== undefined && Object.hasOwn(sent, id) && state.fields[id]?.readonly !== true);
  return tables.flatMap((table) => Object.values(table.columns ?? {}).flatMap((column) => {
    const before = cellsOf(record[table.id], column.id);
    return cellsOf(sent[table.id], column.id).flatMap((cell, index) => {
      const cellState = state.rows[table.id]?.[index]?.[column.id];
      const isNew = cellState?.readonly === true && !cellState.calculated && !isEmpty(cell) && !before.some((known) => same(known, cell));
      return isNew ? [problem('work.field-not-editable', `/${table.id}/${index}/${column.id}`, { title: column.title, table: table.title, rowNumber: index + 1 })] : [];
    });
  }));
}

/**
 * Only fields that the step lets one edit are taken; calculated and derived ones are always computed anew; an answer that a rule
 * hides is taken out of the record. A field that is not sent stays as it is; `null` or blank removes it.
 */
export function fill(program: Program, formId: string, record: JsonObject, submitted: JsonObject, access: FieldAccess, ctx: Ctx): Filled {
  const form = program.pack.forms[formId];
  if (!form) return { patch: {}, problems: [problem('form.unknown', '', { form: formId })] };
  const context = { now: ctx.now, params: ctx.params, access, dateOf: ctx.calendar.dateOf };
  const own = ownOf(form, record);
  const sent = meant(form, own, submitted);
  const answers = { ...own, ...sent };
  const long = oversized(form, answers);
  if (long.length > 0) return { patch: {}, problems: long };
  const state = judge(form, answers, context);
  const problems = [...notEditable(form, state, own, sent, access), ...validate(program, formId, answers, context, state)];
  if (problems.length > 0) return { patch: {}, problems };
  const patch: JsonObject = {};
  for (const { id } of partsOf(form).fields) {
    const isTaken = Object.hasOwn(state.values, id) || state.fields[id]?.calculated === true || modeOf(access, id) === 'edit' || state.kept[id] === undefined;
    if (isTaken && !same(state.kept[id], own[id])) patch[id] = state.kept[id] ?? null;
  }
  return { patch, problems: [] };
}

/** A record's data with a patch applied. */
export function patched(data: JsonObject, patch: JsonObject): JsonObject {
  const after: Record<string, Json> = { ...data };
  for (const id of Object.keys(patch)) {
    if (patch[id] === null) delete after[id];
    else after[id] = patch[id] as Json;
  }
  return after;
}
