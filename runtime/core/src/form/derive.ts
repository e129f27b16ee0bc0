/** Fields that follow from another field's value (`x-derive`): birth date and sex from a valid id number. */
import type { CompiledForm } from '../pack/program';
import { chinaDate } from '../shared/date';
import type { Json, JsonObject } from '../shared/json';
import { formatOf } from './formats/registry';
import type { FieldSpec, FormCtx } from './types';

function derivedValue(form: CompiledForm, field: FieldSpec, data: JsonObject, ctx: FormCtx): Json | undefined {
  const source = field.derive === undefined ? undefined : form.fields[field.derive.from];
  const [format, value] = [formatOf(source?.format), data[source?.id ?? '']];
  if (!format?.derive || typeof value !== 'string') return undefined;
  if (format.check(value, (ctx.dateOf ?? chinaDate)(ctx.now))) return undefined;
  return format.derive(value)[field.derive?.what ?? ''];
}

/** The values that follow from valid sources in `data`; without one the person fills the field himself. */
export function derived(form: CompiledForm, data: JsonObject, ctx: FormCtx): JsonObject {
  const found: JsonObject = {};
  for (const field of Object.values(form.fields)) {
    const value = derivedValue(form, field, data, ctx);
    if (value !== undefined) found[field.id] = value;
  }
  return found;
}
