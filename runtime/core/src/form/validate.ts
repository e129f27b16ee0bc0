import type { CompiledForm, Program } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { checkAnswers } from './check-answers';
import { crossChecks } from './cross-checks';
import { judge, memoOf } from './evaluate';
import { notOffered } from './offered';
import { oversized } from './oversized';
import { partsOf } from './parts';
import { placeAt, stateAt } from './places';
import { fromSchemaError } from './schema-problems';
import type { FieldSpec, FormCtx, Judged } from './types';
import { answerOf } from './work';
import type { Memo } from './memo';

const MOST = 100;

const unknownAt = (path: string, id: string): Problem => problem('form.unknown-field', `${path}/${id.slice(0, 64)}`, { field: id.slice(0, 64) });

function unknownCells(rows: Json | undefined, { id, columns }: FieldSpec): Problem[] {
  const found: Problem[] = [];
  if (!columns || !Array.isArray(rows)) return found;
  rows.forEach((row, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return;
    for (const key in row) if (!Object.hasOwn(columns, key) && Object.hasOwn(row, key)) found.push(unknownAt(`/${id}/${index}`, key));
  });
  return found;
}

/** Names that the form does not have, among the fields and among the cells of each row. */
function unknownNames(form: CompiledForm, data: JsonObject): Problem[] {
  const found: Problem[] = [];
  for (const id in data) if (!Object.hasOwn(form.fields, id) && Object.hasOwn(data, id)) found.push(unknownAt('', id));
  for (const { spec } of partsOf(form).tables) found.push(...unknownCells(answerOf(data, spec.id), spec));
  return found;
}

/** One cause is told once: `oneOf` reports every branch. */
const distinct = (found: readonly Problem[]): readonly Problem[] => (found.length < 2 ? found : [...new Map(found.map((entry) => [`${entry.path} ${entry.code}`, entry])).values()]);

/** Only what the step lets one change is held against the person who fills it. */
function isHeld(judged: Judged, path: string): boolean {
  const state = stateAt(judged, path);
  return state === undefined || (state.visible && (!state.readonly || state.calculated));
}

function found(program: Program, form: CompiledForm, memo: Memo): Problem[] {
  const { judged } = memo;
  const schema = distinct((program.checks[form.id]?.(judged.kept) ?? []).map((error) => fromSchemaError(error, placeAt(form, error.instancePath))));
  const broken = new Set(schema.map(({ path }) => path));
  return [...checkAnswers(program, memo, broken, schema), ...notOffered(program.pack.codes, memo, broken), ...crossChecks(memo, broken)].filter(({ path }) => isHeld(judged, path));
}

/**
 * Is this data a valid answer to the form? Same answer in station, designer and server; needs no rendering. At most 100 problems,
 * each with the field's path, in a child table `/table/row/column`. Hidden answers are not held against anybody: they are not submitted.
 * `judged`: what `judge` says of the same data, where it is known already (and that nothing in it is too long).
 */
export function validate(program: Program, formId: string, data: JsonObject, ctx: FormCtx, judged?: Judged): Problem[] {
  const form = program.pack.forms[formId];
  if (!form || !program.checks[formId]) return [problem('form.unknown', '', { form: formId })];
  const long = judged ? [] : oversized(form, data);
  if (long.length > 0) return long.slice(0, MOST);
  const memo = memoOf(judged ?? judge(form, data, ctx)) ?? memoOf(judge(form, data, ctx));
  return [...unknownNames(form, data), ...(memo ? found(program, form, memo) : [])].slice(0, MOST);
}
