/** Options of a field as a cell shows them: code and title, so that a person reads it and the machine knows it again. */
import type { CompiledPack, FieldSpec } from '@liandong/core/run';
import WORDS from './words.json' with { type: 'json' };

export interface Choice { readonly value: string | number | boolean; readonly label: string; readonly title: string }

/** Between the options of one cell. The full-width one is written, others are read too. */
export const BETWEEN = '；';
const SEPARATORS = /[；;\n]/;

function choiceOf(value: Choice['value'], title: string): Choice {
  const code = String(value);
  const isPlain = typeof value === 'boolean' || code === title;
  return { value, title, label: isPlain ? title : SEPARATORS.test(title) ? code : `${code} ${title}` };
}

/** undefined: whatever is written is the answer. */
export function choicesOf(spec: FieldSpec, pack: CompiledPack): readonly Choice[] | undefined {
  const coded = spec.codes === undefined ? undefined : pack.codes[spec.codes]?.items.map(({ code, title }) => choiceOf(code, title));
  if (coded) return coded;
  if (spec.options) return spec.options.map(({ value, title }) => choiceOf(value, title));
  return spec.type === 'boolean' ? [choiceOf(true, WORDS.yes), choiceOf(false, WORDS.no_)] : undefined;
}

/** By code and title as written here, by the code alone, or by a title that only one option has. */
export function chosen(choices: readonly Choice[], text: string): Choice | undefined {
  const exact = choices.find(({ label }) => label === text) ?? choices.find(({ value }) => String(value).toLowerCase() === text.toLowerCase());
  const [titled, other] = choices.filter(({ title }) => title === text);
  return exact ?? (other ? undefined : titled);
}

export const pieces = (text: string): string[] => text.split(SEPARATORS).map((piece) => piece.trim()).filter((piece) => piece !== '');
