import { validate, type JsonObject, type Problem } from '@liandong/core/run';
import { checkable, formCtxOf } from './access';
import { formModel } from './form-model';
import type { FormInput } from './types';

export interface Submission {
  /** only what the person may change here and sees; an emptied answer is null, a masked or read-only value is never in it */
  readonly data: JsonObject;
  readonly problems: readonly Problem[];
}

/** What to send when the form is handed in, and what is still wrong with it. */
export function submission(input: FormInput): Submission {
  const model = formModel(input);
  const form = input.program.pack.forms[input.formId];
  if (!model || !form) return { data: {}, problems: validate(input.program, input.formId, input.data, formCtxOf(input)) };
  const own = Object.fromEntries(Object.entries(input.data).filter(([id]) => Object.hasOwn(form.fields, id)));
  const fields = model.sections.flatMap((section) => section.fields).filter((field) => !field.readonly);
  return {
    data: Object.fromEntries(fields.filter((field) => Object.hasOwn(own, field.id)).map((field) => [field.id, model.state.submit[field.id] ?? null])),
    problems: validate(checkable(input.program, input.formId), input.formId, own, formCtxOf(input)),
  };
}
