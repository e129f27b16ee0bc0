import type { FormDef, QuestionDef } from '@liandong/core/run';
import { type Draft, stored } from '../../editing';
import { allPaths, driftOf, propertyAt, updated } from '../forms';

export interface Use {
  readonly file: string;
  readonly form: FormDef;
  readonly field: string;
  readonly isDrifted: boolean;
}

const isForm = (value: FormDef | undefined): value is FormDef => typeof value?.schema === 'object' && Array.isArray(value.rules) && typeof value.uiSchema === 'object';

/** Every field of the draft's forms that asks this question. */
export function usesOf(question: QuestionDef, draft: Pick<Draft, 'files' | 'json'>): Use[] {
  return Object.keys(draft.files).filter((file) => file.startsWith('forms/')).flatMap((file) => {
    const form = draft.json<FormDef>(file);
    if (!isForm(form)) return [];
    return allPaths(form).filter((path) => propertyAt(form, path)?.['x-source'] === question.id).map((field) => ({ file, form, field, isDrifted: driftOf(propertyAt(form, field) ?? {}, question).length > 0 }));
  });
}

/** The files of the forms in which fields have drifted, with the question as it is now. */
export function updatedFiles(question: QuestionDef, uses: readonly Use[]): Record<string, string> {
  const forms = new Map(uses.map((use) => [use.file, use.form]));
  for (const use of uses) {
    const form = forms.get(use.file);
    if (form && use.isDrifted) forms.set(use.file, updated(form, use.field, question));
  }
  return Object.fromEntries([...forms].filter(([file]) => uses.some((use) => use.file === file && use.isDrifted)).map(([file, form]) => [file, stored(form)]));
}
