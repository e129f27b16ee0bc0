/** Which field, or which cell, a problem is about. Core's paths are `/<field>…`, `/<table>/<row>/<column>`; a server puts `/data` before them. */
import { problemText, type CompiledForm, type Problem } from '@liandong/core/run';
import type { ShownProblem, Telling } from './types';

interface Place { readonly field: string | undefined; readonly cell: string | undefined }

/** The form's field that a problem's path names, if it names one, and the cell in it. */
function placeOf(form: CompiledForm, path: string): Place {
  const parts = path.split('/').slice(1);
  const from = [0, 1].find((index) => Object.hasOwn(form.fields, parts[index] ?? ''));
  if (from === undefined) return { field: undefined, cell: undefined };
  const [field = '', row, column] = parts.slice(from);
  const columns = form.fields[field]?.columns;
  return { field, cell: columns && row !== undefined && column !== undefined && Object.hasOwn(columns, column) ? `${field}/${row}/${column}` : undefined };
}

export const fieldOfPath = (form: CompiledForm, path: string): string | undefined => placeOf(form, path).field;

/** Whether a problem's path is the field or cell, or within it. */
export const isWithin = (path: string, id: string): boolean => `${path.startsWith('/data/') ? path.slice('/data'.length) : path}/`.startsWith(`/${id}/`);

/** At the cell itself nobody needs to hear its row. */
function cellTextOf(entry: Problem): string {
  const { rowNumber, ...params } = entry.params;
  return problemText(rowNumber === undefined ? entry : { ...entry, params });
}

function placed(form: CompiledForm, entry: Problem, sectionOf: (field: string) => string | undefined): ShownProblem {
  const { field, cell } = placeOf(form, entry.path);
  return { field, section: field === undefined ? undefined : sectionOf(field), text: problemText(entry), ...(cell === undefined ? {} : { cell, cellText: cellTextOf(entry) }) };
}

const isLeft = (one: ShownProblem, telling: Telling): boolean => one.field !== undefined && (telling.fields.has(one.field) || (one.cell !== undefined && telling.fields.has(one.cell)));
const isTold = (found: Problem, one: ShownProblem, telling: Telling): boolean =>
  telling.all || (one.section !== undefined && telling.sections.has(one.section)) || (found.code !== 'form.required' && isLeft(one, telling));

/** What is shown of what core found, then what a host found; the same sentence at the same field once. */
export function shownProblems(form: CompiledForm, found: readonly Problem[], telling: Telling, sectionOf: (field: string) => string | undefined): ShownProblem[] {
  const own = found.map((entry) => ({ entry, at: placed(form, entry, sectionOf) })).filter(({ entry, at }) => isTold(entry, at, telling));
  const all = [...own.map(({ at }) => at), ...telling.found.map((entry) => placed(form, entry, sectionOf))];
  return [...new Map(all.map((one) => [`${one.cell ?? one.field ?? ''} ${one.text}`, one])).values()];
}
