/** What core says of a form's answers, found out from what it said of the ones before. */
import { evaluate, reevaluate, type CompiledForm, type FormCtx, type FormState, type JsonObject } from '@liandong/core/run';
import { formCtxOf } from './access';
import type { FormInput } from './types';

export interface Verdict {
  readonly input: FormInput;
  readonly form: CompiledForm;
  readonly ctx: FormCtx;
  /** of the data what is the form's: the data itself where nothing else is in it */
  readonly own: JsonObject;
  readonly state: FormState;
}

function ownOf(form: CompiledForm, data: JsonObject): JsonObject {
  const isOwn = (id: string): boolean => Object.hasOwn(form.fields, id);
  return Object.keys(data).every(isOwn) ? data : Object.fromEntries(Object.entries(data).filter(([id]) => isOwn(id)));
}

const AROUND = ['program', 'now', 'params', 'access', 'masked'] as const;
const isAskedAlike = (a: FormInput, b: FormInput): boolean => AROUND.every((key) => a[key] === b[key]);

/** undefined: the pack does not have the form. Asked again about the same answers it is the same verdict. */
export function verdictOn(input: FormInput, before?: Verdict): Verdict | undefined {
  const form = input.program.pack.forms[input.formId];
  if (!form) return undefined;
  const own = ownOf(form, input.data);
  const ctx = before && isAskedAlike(before.input, input) ? before.ctx : formCtxOf(input);
  return { input, form, ctx, own, state: before ? reevaluate(form, before.state, own, ctx) : evaluate(form, own, ctx) };
}
