import type { FormDef } from '@liandong/core/run';
import { useMemo } from 'react';
import { stored, useDraft, type EditOptions } from '../../editing';

export interface EditedForm {
  readonly form: FormDef;
  readonly path: string;
  readonly readonly: boolean;
  /** ids that a new field may not take: those of this form, and of other forms of the same record, where they would be the same datum */
  readonly takenIds: ReadonlySet<string>;
  edit(label: string, change: (form: FormDef) => FormDef, options?: EditOptions): void;
}

/** Good enough to be drawn; anything less is for the JSON view. */
const isDrawable = (value: unknown): value is FormDef => {
  const form = value as Partial<FormDef> | undefined;
  return typeof form === 'object' && form !== null && typeof form.schema === 'object' && Array.isArray(form.rules) && typeof form.uiSchema === 'object' && typeof form.title === 'string';
};

/** The form of this id in the draft, or undefined when it is missing or cannot be drawn. */
export function useForm(formId: string): EditedForm | undefined {
  const draft = useDraft();
  return useMemo(() => {
    const path = `forms/${formId}.json`;
    const form = draft.json<FormDef>(path);
    if (!isDrawable(form)) return undefined;
    const siblings = Object.keys(draft.files).filter((file) => file.startsWith('forms/')).map((file) => draft.json<FormDef>(file)).filter((one) => isDrawable(one) && one.record === form.record);
    const takenIds = new Set(siblings.flatMap((one) => Object.keys((one?.schema.properties as object | undefined) ?? {})));
    return { form, path, readonly: draft.readonly, takenIds, edit: (label, change, options) => draft.setFile(path, stored(change(form)), label, options) };
  }, [draft, formId]);
}
