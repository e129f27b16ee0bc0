/** Fields that follow from another field's value (`x-derive`): birth date and sex from a valid id number. */
import type { CompiledForm } from '../pack/program';
import { chinaDate } from '../shared/date';
import type { JsonObject } from '../shared/json';
import { partsOf } from './parts';
import type { FormCtx } from './types';

/** The values that follow from valid sources in `data`; without one the person fills the field himself. */
export function derived(form: CompiledForm, data: JsonObject, ctx: FormCtx): JsonObject {
  const found: JsonObject = {};
  for (const { id, from, what, format } of partsOf(form).derived) {
    const source = data[from];
    if (typeof source !== 'string' || format.check(source, (ctx.dateOf ?? chinaDate)(ctx.now))) continue;
    const value = format.derive?.(source)[what];
    if (value !== undefined) found[id] = value;
  }
  return found;
}
