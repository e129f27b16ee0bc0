import type { Json, JsonObject } from '@liandong/core/run';
import { Button } from 'antd';
import { useId } from 'react';
import { t } from '../text';
import { Field, JsonField } from '../ui';
import { FeelEditor } from '../ui/FeelEditor';
import { Control, type MemberProps } from './Control';
import { groupsOf } from './groups';
import { ObjectList } from './ObjectList';
import type { Refs } from './refs';
import { blank, isFeel, isObjectSchema, isOpenObject, type ObjectSchema, variantsOf } from './schema';

export interface SchemaFormProps {
  readonly schema: ObjectSchema;
  readonly value: JsonObject;
  /** which kind of item it is: looks for its own words first */
  readonly kind: string;
  readonly refs: Refs;
  readonly isReadonly: boolean;
  /** members that stand elsewhere or must not change */
  readonly without?: readonly string[];
  /** `member` names what was changed */
  onChange(value: JsonObject, member: string): void;
}

const memberTitle = (kind: string, member: string): string => t.find(`schemaOf.${kind}.${member}`) ?? t.find(`schema.${kind}.${member}`) ?? t.find(`schema.${member}`) ?? member;

const rowTitleOf = (kind: string, member: string): string | undefined => t.find(`schemaRow.${kind}.${member}`) ?? t.find(`schemaRow.${member}`);

/** Questions for an object of the pack format, one a member. */
export function SchemaForm({ schema, value, kind, refs, isReadonly, without = [], onChange }: SchemaFormProps) {
  const put = (member: string, next: Json | undefined): void => {
    const { [member]: _before, ...rest } = value;
    const isGone = next === undefined || (Array.isArray(next) && next.length === 0 && !schema.required?.includes(member));
    onChange(isGone ? rest : { ...value, [member]: next }, member);
  };
  const question = (member: string) => (
    <Member
      key={member} name={member} kind={kind} schema={schema.properties[member] ?? {}} value={value[member]} owner={value} refs={refs}
      isRequired={schema.required?.includes(member) === true} isReadonly={isReadonly || member === 'id'} onChange={(next) => put(member, next)}
    />
  );
  const members = Object.keys(schema.properties).filter((member) => !without.includes(member));
  const groups = groupsOf(kind, members);
  if (!groups) return <>{members.map(question)}</>;
  return (
    <>
      {groups.map((group) => (
        <details key={group.id} className="ld-question-group" open={group.members.some((member) => value[member] !== undefined)}>
          <summary>{t.find(`schemaGroup.${group.id}`) ?? group.id}</summary>
          {group.members.map(question)}
        </details>
      ))}
    </>
  );
}

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const object = (value: Json | undefined): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});

/** One member of an object: the control that its schema asks for. */
function Member(props: MemberProps) {
  const { name, kind, schema, value, isReadonly, isRequired, onChange } = props;
  const title = memberTitle(kind, name);
  const hint = t.find(`schemaHint.${kind}.${name}`) ?? t.find(`schemaHint.${name}`);
  if (isFeel(schema)) return <OptionalFeel title={title} value={text(value)} isReadonly={isReadonly} isRequired={isRequired} onChange={onChange} />;
  if (isObjectSchema(schema)) return <Group {...props} title={title} schema={schema} />;
  if (isOpenObject(schema)) return <JsonField label={title} value={object(value)} isReadonly={isReadonly} rows={3} onChange={(next) => onChange(Object.keys(object(next)).length === 0 && !isRequired ? undefined : next)} />;
  if (schema.type === 'array' && schema.items && (isObjectSchema(schema.items) || variantsOf(schema.items).length > 0)) {
    const row = memberTitle(kind, 'row');
    return <ObjectList {...props} title={title} rowTitle={rowTitleOf(kind, name) ?? (row === 'row' ? title : row)} item={schema.items} Member={Member} />;
  }
  return <Simple {...props} title={title} {...(hint === undefined ? {} : { hint })} />;
}

function OptionalFeel({ title, value, isReadonly, isRequired, onChange }: { readonly title: string; readonly value: string; readonly isReadonly: boolean; readonly isRequired: boolean; readonly onChange: (value: Json | undefined) => void }) {
  if (value === '' && !isRequired) return <Field label={title}><span><Button size="small" disabled={isReadonly} onClick={() => onChange('true')}>{t('schemaForm.set', { title })}</Button></span></Field>;
  return <FeelEditor label={title} value={value} isReadonly={isReadonly} onChange={(next) => onChange(next === '' && !isRequired ? undefined : next)} />;
}

function Group({ title, kind, schema, value, refs, isReadonly, isRequired, onChange }: MemberProps & { readonly title: string; readonly schema: ObjectSchema }) {
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
