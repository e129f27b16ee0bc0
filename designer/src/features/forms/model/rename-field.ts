import type { FormDef, RuleDef } from '@liandong/core/run';
import { propertiesOf, requiredOf } from './form-edit';

const renamed = <T>(record: Readonly<Record<string, T>>, from: string, to: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name === from ? to : name, value]));

/** Strings, then names with what stands before them: a step of a path (`params.x`) is not a variable. */
const TOKEN = /"(?:[^"\\]|\\.)*"|(?:\.\s*)?[\p{L}_][\p{L}\p{N}_]*/gu;

/** The expression with a variable renamed; texts in quotes and steps of a path stay. */
export const renameVariable = (expression: string, from: string, to: string): string => expression.replace(TOKEN, (token) => (token === from ? to : token));

/** Renames a field everywhere in its form; the order of fields stays. Other files are not touched. */
export function renameField(form: FormDef, from: string, to: string): FormDef {
  const swap = (id: string): string => (id === from ? to : id);
  const rule = (entry: RuleDef): RuleDef => ({ ...entry, target: swap(entry.target), expression: renameVariable(entry.expression, from, to) });
  const properties = Object.fromEntries(Object.entries(renamed(propertiesOf(form), from, to)).map(([id, property]) => {
    const derive = property['x-derive'] as { from?: string } | undefined;
    return [id, derive?.from === from ? { ...property, 'x-derive': { ...derive, from: to } } : property];
  }));
  return {
    ...form,
    schema: { ...form.schema, properties, required: requiredOf(form).map(swap) },
    uiSchema: renamed(form.uiSchema, from, to),
    sections: (form.sections ?? []).map((section) => ({ ...section, fields: section.fields.map(swap) })),
    rules: form.rules.map(rule),
  };
}
