import type { Json, JsonObject } from '@liandong/core/run';
import { Button } from 'antd';
import { useId } from 'react';
import { t } from '../text';
import { Field } from '../ui';
import { FeelEditor } from '../ui/FeelEditor';
import { Control, type MemberProps } from './Control';
import type { Refs } from './refs';
import { blank, isFeel, isObjectSchema, type ObjectSchema } from './schema';

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

const memberTitle = (kind: string, member: string): string => t.find(`schema.${kind}.${member}`) ?? t.find(`schema.${member}`) ?? member;

/** Questions for an object of the pack format, one a member. */
export function SchemaForm({ schema, value, kind, refs, isReadonly, without = [], onChange }: SchemaFormProps) {
  const put = (member: string, next: Json | undefined): void => {
    const { [member]: _before, ...rest } = value;
    const isGone = next === undefined || (Array.isArray(next) && next.length === 0 && !schema.required?.includes(member));
    onChange(isGone ? rest : { ...value, [member]: next }, member);
  };
  return (
    <>
      {Object.entries(schema.properties).filter(([member]) => !without.includes(member)).map(([member, one]) => (
        <Member
          key={member} name={member} kind={kind} schema={one} value={value[member]} owner={value} refs={refs}
          isRequired={schema.required?.includes(member) === true} isReadonly={isReadonly || member === 'id'} onChange={(next) => put(member, next)}
        />
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
  if (schema.type === 'array' && schema.items && isObjectSchema(schema.items)) return <ObjectList {...props} title={title} item={schema.items} />;
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

const rowsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one)) : []);
const swapped = (rows: readonly JsonObject[], a: number, b: number): JsonObject[] => rows.map((row, index) => (index === a ? rows[b] : index === b ? rows[a] : row) ?? row);

/** A list of small objects as rows; ids may be written here, since a row has no other place for it. */
function ObjectList({ title, item, kind, value, refs, isReadonly, onChange }: MemberProps & { readonly title: string; readonly item: ObjectSchema }) {
  const rows = rowsOf(value);
  const members = Object.entries(item.properties);
  const put = (index: number, member: string, next: Json | undefined): void =>
    onChange(rows.map((row, at) => (at === index ? Object.fromEntries(Object.entries({ ...row, [member]: next }).filter((entry): entry is [string, Json] => entry[1] !== undefined)) : row)));
  return (
    <Field label={title}>
      <ol className="ld-object-list">
        {rows.map((row, index) => (
          <li key={index} aria-label={t('schemaForm.row', { title, n: index + 1 })} className="ld-object-row">
            {members.map(([member, schema]) => (
              <Member key={member} name={member} kind={kind} schema={schema} value={row[member]} owner={row} refs={refs} isRequired={item.required?.includes(member) === true} isReadonly={isReadonly} onChange={(next) => put(index, member, next)} />
            ))}
            {!isReadonly && (
              <span className="ld-row-actions">
                <Button size="small" type="text" disabled={index === 0} aria-label={t('schemaForm.up', { title, n: index + 1 })} onClick={() => onChange(swapped(rows, index, index - 1))}>↑</Button>
                <Button size="small" type="text" disabled={index === rows.length - 1} aria-label={t('schemaForm.down', { title, n: index + 1 })} onClick={() => onChange(swapped(rows, index, index + 1))}>↓</Button>
                <Button size="small" type="text" danger aria-label={t('schemaForm.remove', { title, n: index + 1 })} onClick={() => onChange(rows.filter((_, at) => at !== index))}>×</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!isReadonly && <Button size="small" onClick={() => onChange([...rows, blank(item)])}>{t('schemaForm.add', { title: memberTitle(kind, 'row') === 'row' ? title : memberTitle(kind, 'row') })}</Button>}
    </Field>
  );
}
