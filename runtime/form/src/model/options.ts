/** The choices of a field, from the pack's code lists (`x-codes`) or written inline (`oneOf`, `enum`); lists have them on `items`. */
import type { CodeList, CompiledPack, Json, JsonObject } from '@liandong/core/run';
import type { Option } from './types';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: unknown): value is Option['value'] => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function inline(choices: Json | undefined): Option[] {
  if (!Array.isArray(choices)) return [];
  return choices.flatMap((choice) => (isObject(choice) && isPlain(choice.const) ? [{ value: choice.const, title: typeof choice.title === 'string' ? choice.title : String(choice.const) }] : []));
}

const listed = (values: Json | undefined): Option[] => (Array.isArray(values) ? values.filter(isPlain).map((value) => ({ value, title: String(value) })) : []);

/** Made once a list: ten thousand codes would else be made anew with every key press. */
const made = new WeakMap<CodeList, Option[]>();
function ofList(list: CodeList): Option[] {
  const known = made.get(list) ?? list.items.map(({ code, title, parent }) => ({ value: code, title, ...(parent === undefined ? {} : { parent }) }));
  made.set(list, known);
  return known;
}

export function optionsOf(property: JsonObject, pack: CompiledPack): Option[] {
  const source = isObject(property.items) && property['x-codes'] === undefined ? property.items : property;
  const codes = typeof source['x-codes'] === 'string' ? pack.codes[source['x-codes']] : undefined;
  if (codes) return ofList(codes);
  const choices = inline(source.oneOf ?? source.anyOf);
  return choices.length > 0 ? choices : listed(source.enum);
}
