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

type SectionOf = (field: string) => string | undefined;
const sectionIn = ({ field }: Place, sectionOf: SectionOf): string | undefined => (field === undefined ? undefined : sectionOf(field));

const shownAt = (entry: Problem, { field, cell }: Place, section: string | undefined): ShownProblem =>
  ({ field, section, text: problemText(entry), ...(cell === undefined ? {} : { cell, cellText: cellTextOf(entry) }) });

const isLeft = ({ field, cell }: Place, telling: Telling): boolean => field !== undefined && (telling.fields.has(field) || (cell !== undefined && telling.fields.has(cell)));
const isTold = (found: Problem, place: Place, telling: Telling): boolean => found.code !== 'form.required' && isLeft(place, telling);

/** What is shown of what core found, then what a host found; the same sentence at the same field once. */
export function shownProblems(form: CompiledForm, found: readonly Problem[], telling: Telling, sectionOf: SectionOf): ShownProblem[] {
  const own = found.flatMap((entry) => {
    const place = placeOf(form, entry.path);
    const section = sectionIn(place, sectionOf);
    const isShown = telling.all || (section !== undefined && telling.sections.has(section)) || isTold(entry, place, telling);
    return isShown ? [shownAt(entry, place, section)] : [];
  });
  const others = telling.found.map((entry) => {
    const place = placeOf(form, entry.path);
    return shownAt(entry, place, sectionIn(place, sectionOf));
  });
  return [...new Map([...own, ...others].map((one) => [`${one.cell ?? one.field ?? ''} ${one.text}`, one])).values()];
}
