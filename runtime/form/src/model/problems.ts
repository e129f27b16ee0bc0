/** Which field a problem is about. Core's paths are `/<field>…`; a server puts `/data` before them. */
import { problemText, type CompiledForm, type Problem } from '@liandong/core/run';
import type { ShownProblem, Telling } from './types';

/** The form's field that a problem's path names, if it names one. */
export function fieldOfPath(form: CompiledForm, path: string): string | undefined {
  const parts = path.split('/').slice(1);
  return [parts[0], parts[1]].find((part): part is string => part !== undefined && Object.hasOwn(form.fields, part));
}

const isTold = (found: Problem, field: string | undefined, section: string | undefined, telling: Telling): boolean =>
  telling.all || (section !== undefined && telling.sections.has(section)) || (field !== undefined && telling.fields.has(field) && found.code !== 'form.required');

/** What is shown of what core found, then what a host found; the same sentence at the same field once. */
export function shownProblems(form: CompiledForm, found: readonly Problem[], telling: Telling, sectionOf: (field: string) => string | undefined): ShownProblem[] {
  const placed = (entry: Problem): ShownProblem => {
    const field = fieldOfPath(form, entry.path);
    return { field, section: field === undefined ? undefined : sectionOf(field), text: problemText(entry) };
  };
  const own = found.map((entry) => ({ entry, at: placed(entry) })).filter(({ entry, at }) => isTold(entry, at.field, at.section, telling));
  const all = [...own.map(({ at }) => at), ...telling.found.map(placed)];
  return all.filter((one, index) => all.findIndex((other) => other.field === one.field && other.text === one.text) === index);
}
