import type { Json, JsonObject } from '@liandong/core/run';
import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useId } from 'react';
import { t } from '../text';
import { Field } from '../ui';
import { FeelEditor } from '../ui/FeelEditor';
import { ObjectList } from './ObjectList';
import { type Choice, type Refs, wordOf } from './refs';
import { blank, isFeel, isObjectSchema, type Schema } from './schema';
import { memberTitle, SchemaForm } from './SchemaForm';

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
const object = (value: Json | undefined): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});

/** One member of an object: the control that its schema asks for. */
export function Member(props: MemberProps) {
  const { name, kind, schema, value, isReadonly, isRequired, onChange } = props;
  const title = memberTitle(kind, name);
  const hint = t.find(`schemaHint.${kind}.${name}`) ?? t.find(`schemaHint.${name}`);
  if (isFeel(schema)) return <OptionalFeel title={title} value={text(value)} isReadonly={isReadonly} isRequired={isRequired} onChange={onChange} />;
  if (isObjectSchema(schema)) return <Group {...props} title={title} schema={schema} />;
  if (schema.type === 'array' && schema.items && isObjectSchema(schema.items)) return <ObjectList {...props} title={title} item={schema.items} />;
  return <Simple {...props} title={title} {...(hint === undefined ? {} : { hint })} />;
}

function OptionalFeel({ title, value, isReadonly, isRequired, onChange }: { readonly title: string; readonly value: string; readonly isReadonly: boolean; readonly isRequired: boolean; readonly onChange: (value: Json | undefined) => void }) {
  if (value === '' && !isRequired) return <Field label={title}><span><Button size="small" disabled={isReadonly} onClick={() => onChange('true')}>{t('schemaForm.set', { title })}</Button></span></Field>;
  return <FeelEditor label={title} value={value} isReadonly={isReadonly} onChange={(next) => onChange(next === '' && !isRequired ? undefined : next)} />;
}

function Group({ title, kind, schema, value, refs, isReadonly, isRequired, onChange }: MemberProps & { readonly title: string; readonly schema: Parameters<typeof SchemaForm>[0]['schema'] }) {
  if (value === undefined) return <Field label={title}><span><Button size="small" disabled={isReadonly} onClick={() => onChange(blank(schema))}>{t('schemaForm.set', { title })}</Button></span></Field>;
  return (
    <fieldset className="ld-group">
      <legend>{title}{!isRequired && !isReadonly && <Button size="small" type="text" onClick={() => onChange(undefined)}>{t('schemaForm.unset', { title })}</Button>}</legend>
      <SchemaForm schema={schema} value={object(value)} kind={kind} refs={refs} isReadonly={isReadonly} onChange={onChange} />
    </fieldset>
  );
}

function Simple({ title, hint, ...props }: MemberProps & { readonly title: string; readonly hint?: string }) {
  const id = useId();
  return <Field label={title} htmlFor={id} {...(hint === undefined ? {} : { hint })}><Control {...props} id={id} /></Field>;
}

function choicesFor({ name, schema, owner, refs }: MemberProps): readonly Choice[] | undefined {
  const words = schema.enum ?? schema.items?.enum;
  return words ? words.map((value) => ({ value, label: wordOf(name, value) })) : refs(name, owner);
}

function Control(props: MemberProps & { readonly id: string }) {
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
