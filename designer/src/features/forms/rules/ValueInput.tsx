import { Input, InputNumber, Select } from 'antd';
import { t } from '../text';
import type { Operand } from './condition';
import { firstValue, type RuleField } from './field-kinds';

interface ValueInputProps {
  readonly label: string;
  readonly field: RuleField;
  readonly fields: readonly RuleField[];
  readonly params: readonly { readonly id: string; readonly title: string }[];
  readonly value: Operand;
  readonly isReadonly: boolean;
  onChange(value: Operand): void;
}
type Source = 'value' | 'field' | 'param' | 'today';

const sourceOf = (value: Operand): Source => (value.kind === 'field' || value.kind === 'param' || value.kind === 'today' ? value.kind : 'value');

function startOf(source: Source, { field, fields, params }: ValueInputProps): Operand {
  if (source === 'field') return { kind: 'field', id: fields.find((one) => one.id !== field.id)?.id ?? field.id };
  if (source === 'param') return { kind: 'param', id: params[0]?.id ?? '' };
  if (source === 'today') return { kind: 'today' };
  const first = firstValue(field);
  return first.kind === 'today' ? { kind: 'text', value: '2026-01-01' } : first;
}

/** The right side of a comparison: a value of the field's kind, today, another field or a parameter of the pack. */
export function ValueInput(props: ValueInputProps) {
  const { label, field, params, value, isReadonly, onChange } = props;
  const sources: Source[] = ['value', ...(field.kind === 'date' ? ['today' as const] : []), 'field', ...(params.length > 0 ? ['param' as const] : [])];
  return (
    <span className="ld-value">
      <Select
        aria-label={t('rules.sourceOf', { label })} disabled={isReadonly} value={sourceOf(value)} options={sources.map((source) => ({ value: source, label: t(`rules.source.${source}`) }))}
        onChange={(source: Source) => onChange(startOf(source, props))} popupMatchSelectWidth={false}
      />
      <Entry {...props} />
    </span>
  );
}

function Entry({ label, field, fields, params, value, isReadonly, onChange }: ValueInputProps) {
  const common = { 'aria-label': label, disabled: isReadonly };
  if (value.kind === 'today') return null;
  if (value.kind === 'field') return <Select {...common} showSearch={{ optionFilterProp: 'label' }} value={value.id} options={fields.map((one) => ({ value: one.id, label: one.title }))} onChange={(id) => onChange({ kind: 'field', id })} popupMatchSelectWidth={false} />;
  if (value.kind === 'param') return <Select {...common} value={value.id} options={params.map((one) => ({ value: one.id, label: one.title }))} onChange={(id) => onChange({ kind: 'param', id })} popupMatchSelectWidth={false} />;
  if (value.kind === 'boolean') return <Select {...common} value={value.value} options={[{ value: true, label: t('rules.yes') }, { value: false, label: t('rules.no') }]} onChange={(yes) => onChange({ kind: 'boolean', value: yes })} />;
  if (value.kind === 'number') return <InputNumber {...common} value={value.value} onChange={(number) => onChange({ kind: 'number', value: number ?? 0 })} />;
  if (field.options.length > 0) return <Select {...common} showSearch={{ optionFilterProp: 'label' }} value={value.value} options={[...field.options]} onChange={(text) => onChange({ kind: 'text', value: text })} popupMatchSelectWidth={false} />;
  return <Input {...common} type={field.kind === 'date' ? 'date' : 'text'} value={value.value} onChange={(event) => onChange({ kind: 'text', value: event.target.value })} />;
}
