import { displayValue, fieldsOf, isEmpty, withPicks, type CompiledPack, type FieldAccess, type FieldSpec, type JsonObject } from '@liandong/core/run';
import { formParts } from './form-parts';

export interface Correction { readonly field: string; readonly title: string; readonly from: string; readonly to: string }
type Names = Readonly<Record<string, string>>;

const isSame = (a: unknown, b: unknown): boolean => (isEmpty(a as never) && isEmpty(b as never)) || JSON.stringify(a) === JSON.stringify(b);

/** Forms with something in them that may be put right, each with what of it is open. */
export function correctableForms(pack: CompiledPack, type: string, data: JsonObject, may: readonly string[], masked: readonly string[]): { readonly formId: string; readonly title: string; readonly access: FieldAccess }[] {
  const filled = formParts(pack, type, data).map(({ formId }) => formId);
  return filled.flatMap((formId) => {
    const form = pack.forms[formId];
    const open = Object.keys(form?.fields ?? {}).filter((id) => may.includes(id) && !masked.includes(id));
    return form && open.length > 0 ? [{ formId, title: form.title, access: { '*': 'read', ...Object.fromEntries(open.map((id) => [id, 'edit'])) } as FieldAccess }] : [];
  });
}

/** Top-level fields whose answers differ; `null` takes one out. */
export const patchOf = (before: JsonObject, after: JsonObject, may: readonly string[]): JsonObject =>
  Object.fromEntries(may.filter((id) => !isSame(before[id], after[id])).map((id) => [id, isEmpty(after[id]) ? null : (after[id] ?? null)]));

/** A patch in words: what stood there and what will. What was picked anew has no name here yet: it is shown as `picked`. */
export function inWords(pack: CompiledPack, type: string, before: JsonObject, patch: JsonObject, names: Names, picked: string): Correction[] {
  const fields = fieldsOf(pack, type);
  const text = (field: FieldSpec, data: JsonObject): string => displayValue(field, withPicks(fields, data, (_ref, id) => names[id] ?? picked)[field.id], pack);
  return Object.keys(patch).flatMap((id) => (fields[id] ? [{ field: id, title: fields[id].title, from: text(fields[id], before), to: text(fields[id], patch) }] : []));
}
