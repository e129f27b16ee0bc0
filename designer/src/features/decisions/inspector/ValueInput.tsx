import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Literal } from '../../../dmn';
import { Field } from '../../../ui';
import type { Column } from '../model/columns';
import { typedValue, valueText } from '../model/words';
import { t } from '../text';

type Spoken = Pick<Column, 'kind' | 'options'>;
interface ValueProps { readonly label: string; readonly value: Literal | undefined; readonly column: Spoken; readonly isReadonly: boolean; readonly hint?: string; /** an empty one may be given */ readonly mayBeEmpty?: boolean; onChange(value: Literal | undefined): void }

const choicesOf = (column: Spoken): { value: string; label: string }[] =>
  column.kind === 'boolean' ? ['true', 'false'].map((text) => ({ value: text, label: valueText({ kind: 'boolean', text }, column) })) : column.options.map((option) => ({ value: option.value, label: option.title }));

/** One value of a column's kind. */
export function ValueInput(props: ValueProps) {
  const choices = choicesOf(props.column);
  return choices.length > 0 ? <ChosenValue {...props} choices={choices} /> : <TypedValue {...props} />;
}

const MANY = 8;
function ChosenValue({ label, value, column, isReadonly, hint, mayBeEmpty = false, onChange, choices }: ValueProps & { readonly choices: { value: string; label: string }[] }) {
  const id = useId();
  const known = value && !choices.some((choice) => choice.value === value.text) ? [...choices, { value: value.text, label: valueText(value, column) }] : choices;
  return (
    <Field label={label} htmlFor={id} {...(hint === undefined ? {} : { hint })}>
      <Select id={id} className="dt-wide" showSearch={choices.length > MANY ? { optionFilterProp: 'label' } : false} allowClear={mayBeEmpty} disabled={isReadonly} placeholder={t('inspector.choose')} value={value?.text ?? null} options={known} onChange={(text: string | null | undefined) => onChange(text == null ? undefined : { kind: column.kind === 'boolean' ? 'boolean' : 'text', text })} />
    </Field>
  );
}

/** What does not fit stays to be mended. */
function TypedValue({ label, value, column, isReadonly, hint, mayBeEmpty = false, onChange }: ValueProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const isDate = column.kind === 'date';
  const shown = value === undefined ? '' : isDate ? value.text : valueText(value, column);
  const wrong = typed !== undefined && typed.trim() !== '' && !typedValue(typed, column) ? t('grid.unread', { text: typed }) : undefined;
  const change = (text: string): void => {
    setTyped(text);
    const found = typedValue(text, column);
    if (found || (mayBeEmpty && text.trim() === '')) onChange(found);
  };
  return (
    <Field label={label} htmlFor={id} error={wrong} {...(hint === undefined ? {} : { hint })}>
      <Input id={id} type={isDate ? 'date' : 'text'} inputMode={column.kind === 'number' ? 'decimal' : 'text'} disabled={isReadonly} value={typed ?? shown} onChange={(event) => change(event.target.value)} onBlur={() => setTyped(undefined)} />
    </Field>
  );
}

interface ValuesProps { readonly label: string; readonly values: readonly Literal[]; readonly column: Spoken; readonly isReadonly: boolean; readonly hint?: string; onChange(values: readonly Literal[]): void }
/** Several values, in their order. */
export function ValuesInput({ label, values, column, isReadonly, hint = t('inspector.typeValues'), onChange }: ValuesProps) {
  const id = useId();
  const hasChoices = column.options.length > 0;
  const give = (texts: readonly string[]): void => onChange(texts.flatMap((text) => values.find((value) => value.text === text) ?? typedValue(text, column) ?? []));
  return (
    <Field label={label} htmlFor={id} {...(hasChoices ? {} : { hint })}>
      <Select id={id} mode={hasChoices ? 'multiple' : 'tags'} className="dt-wide" disabled={isReadonly} {...(hasChoices ? { showSearch: { optionFilterProp: 'label' } } : { open: false, suffixIcon: null })} tokenSeparators={[t('word.or'), '，', ',']} value={values.map(({ text }) => text)} options={column.options.map((option) => ({ value: option.value, label: option.title }))} onChange={(next: string[]) => give(next)} />
    </Field>
  );
}
