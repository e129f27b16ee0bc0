import type { Json, JsonObject } from '@liandong/core/run';
import { Input, InputNumber, Select, Switch } from 'antd';
import { t } from '../text';
import { type Choice, type Refs, wordOf } from './refs';
import type { Schema } from './schema';

export interface MemberProps {
  readonly name: string;
  readonly kind: string;
  readonly schema: Schema;
  readonly value: Json | undefined;
  readonly owner: JsonObject;
  readonly refs: Refs;
  readonly isRequired: boolean;
  readonly isReadonly: boolean;
  onChange(value: Json | undefined): void;
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const list = (value: Json | undefined): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);
function choicesFor({ name, kind, schema, owner, refs }: MemberProps): readonly Choice[] | undefined {
  const words = schema.enum ?? schema.items?.enum;
  return words ? words.map((value) => ({ value, label: wordOf(name, value, kind) })) : refs(name, owner);
}

/** A control for a plain value or a list of plain values. */
export function Control(props: MemberProps & { readonly id: string }) {
  const { id, schema, value, isReadonly, isRequired, onChange } = props;
  const choices = choicesFor(props);
  if (schema.type === 'array') return <Many {...props} choices={choices} />;
  if (choices) return <Select id={id} disabled={isReadonly} allowClear={!isRequired} showSearch={{ optionFilterProp: 'label' }} value={text(value) || undefined} options={[...choices]} onChange={(next?: string) => onChange(next)} />;
  if (schema.type === 'integer' || schema.type === 'number') {
    return <InputNumber id={id} disabled={isReadonly} style={{ width: '100%' }} {...(schema.minimum === undefined ? {} : { min: schema.minimum })} value={typeof value === 'number' ? value : null} onChange={(next) => onChange(next ?? (isRequired ? (schema.minimum ?? 0) : undefined))} />;
  }
  if (schema.type === 'boolean') return <Switch id={id} disabled={isReadonly} checked={value === true} onChange={onChange} />;
  const write = (next: string): void => onChange(next === '' && !isRequired ? undefined : next);
  if ((schema.maxLength ?? 0) >= 200) return <Input.TextArea id={id} readOnly={isReadonly} autoSize={{ minRows: 2, maxRows: 8 }} value={text(value)} onChange={(event) => write(event.target.value)} />;
  return <Input id={id} readOnly={isReadonly} {...(props.name === 'id' ? { className: 'ld-mono' } : {})} value={text(value)} onChange={(event) => write(event.target.value)} />;
}

function Many({ id, value, isReadonly, choices, onChange }: MemberProps & { readonly id: string; readonly choices: readonly Choice[] | undefined }) {
  if (choices) return <Select id={id} mode="multiple" disabled={isReadonly} showSearch={{ optionFilterProp: 'label' }} value={list(value)} options={[...choices]} onChange={(next: string[]) => onChange(next)} />;
  return <Select id={id} mode="tags" disabled={isReadonly} open={false} suffixIcon={null} tokenSeparators={['\n', '\t']} value={list(value)} onChange={(next: string[]) => onChange(next)} placeholder={t('schemaForm.tags')} />;
}
