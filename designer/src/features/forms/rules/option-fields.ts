/** What a rule that filters options reads of each of them, as fields of a sentence. */
import { attributesIn, type CodeList, type FieldOption, type FieldSpec, type FormDef, compileForm, choicesOf } from '@liandong/core/run';
import { nameOf, tableOf } from '../model/paths';
import { t } from '../text';
import type { RuleField } from './field-kinds';

export const OPTION = 'option';

function specOf(form: FormDef, target: string): FieldSpec | undefined {
  const { fields } = compileForm(form).form;
  const table = tableOf(target);
  return table === undefined ? fields[target] : fields[table]?.columns?.[nameOf(target)];
}

/** Each value once, in the order of the list. */
const valuesOf = (options: readonly FieldOption[], of: (option: FieldOption) => string | undefined): RuleField['options'] =>
  [...new Set(options.flatMap((option) => of(option) ?? []))].map((value) => ({ value, label: options.find((one) => one.value === value)?.title ?? value }));

/** Empty: no choice. */
export function optionFields(form: FormDef, codes: Readonly<Record<string, CodeList>>, target: string): RuleField[] {
  const spec = specOf(form, target);
  const options = (spec && choicesOf(spec, codes)?.options) ?? [];
  if (options.length === 0) return [];
  const isTree = options.some(({ parent }) => parent !== undefined);
  const attributes = [...attributesIn(options)].map((name): RuleField => ({ id: `${OPTION}.${name}`, title: t('rules.ofOption', { name }), kind: 'choice', options: valuesOf(options, (one) => one.attributes?.[name]) }));
  return [
    { id: `${OPTION}.code`, title: t('rules.option'), kind: typeof options[0]?.value === 'number' ? 'number' : 'choice', options: options.map(({ value, title }) => ({ value: String(value), label: title })) },
    ...(isTree ? [{ id: `${OPTION}.parent`, title: t('rules.optionParent'), kind: 'choice' as const, options: valuesOf(options, (one) => one.parent) }] : []),
    ...attributes,
  ];
}
