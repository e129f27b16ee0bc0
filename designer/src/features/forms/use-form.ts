import type { FormDef } from '@liandong/core/run';
import { useMemo } from 'react';
import { stored, useDraft, type Changes, type EditOptions } from '../../editing';
import { columnsOf, propertiesOf } from './model/paths';
import { withTranslations } from './model/translations';

export interface EditedForm {
  readonly form: FormDef;
  readonly path: string;
  readonly readonly: boolean;
  /** ids that a new field may not take: those of this form, and of other forms of the same record, where they would be the same datum */
  readonly takenIds: ReadonlySet<string>;
  /** `also`: other files that change in the same undoable step */
  edit(label: string, change: (form: FormDef) => FormDef, options?: EditOptions & { readonly also?: Changes }): void;
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
    const edit: EditedForm['edit'] = (label, change, options) => draft.change({ ...options?.also, [path]: stored(withTranslations(form, change(form))) }, label, options);
    return { form, path, readonly: draft.readonly, takenIds, edit };
  }, [draft, formId]);
}

/** Ids that may not be taken by a new field of the form, or by a new column: a column named as a field would stand before it in rules. */
export const takenIn = (edited: EditedForm, table: string | undefined): ReadonlySet<string> =>
  table === undefined ? edited.takenIds : new Set([...Object.keys(propertiesOf(edited.form)), ...(columnsOf(edited.form, table) ?? [])]);
