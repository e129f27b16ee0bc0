import type { Json, JsonObject } from '@liandong/core/run';
import { Button } from 'antd';
import type { ComponentType } from 'react';
import { t } from '../text';
import { Field } from '../ui';
import type { MemberProps } from './Control';
import { wordOf } from './refs';
import { blank, type ObjectSchema, type Schema, type Variant, variantsOf } from './schema';

const rowsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one)) : []);
const swapped = (rows: readonly JsonObject[], a: number, b: number): JsonObject[] => rows.map((row, index) => (index === a ? rows[b] : index === b ? rows[a] : row) ?? row);
const NONE: ObjectSchema = { type: 'object', properties: {} };
/** More than these in one line cannot be read: then each row is folded under its name. */
const MOST_IN_LINE = 5;

/** A row to begin with, under an id that is free. */
function newRow(schema: ObjectSchema, rows: readonly JsonObject[], title: string): JsonObject {
  const made = blank(schema) as JsonObject;
  if (!('id' in made)) return made;
  let n = rows.length + 1;
  while (rows.some((row) => row.id === `item${n}`)) n += 1;
  return { ...made, id: `item${n}`, ...(made.title === '' ? { title } : {}) };
}
/** Another kind of the same row keeps what both have. */
const changed = (row: JsonObject, { schema, kind }: Variant): JsonObject => ({ ...(blank(schema) as JsonObject), ...Object.fromEntries(Object.entries(row).filter(([member]) => Object.hasOwn(schema.properties, member))), kind });

interface ObjectListProps extends MemberProps { readonly title: string; readonly rowTitle: string; readonly item: Schema; readonly Member: ComponentType<MemberProps> }

/** A list of small objects as rows; ids may be written here, since a row has no other place for it. */
export function ObjectList({ title, rowTitle, item, kind, value, refs, isReadonly, onChange, Member }: ObjectListProps) {
  const rows = rowsOf(value);
  const variants = variantsOf(item);
  const schemaOf = (row: JsonObject): ObjectSchema => variants.find((one) => one.kind === row.kind)?.schema ?? variants[0]?.schema ?? { ...NONE, ...item, properties: item.properties ?? {} };
  const put = (index: number, member: string, next: Json | undefined): void =>
    onChange(rows.map((row, at) => {
      const other = member === 'kind' ? variants.find((one) => one.kind === next) : undefined;
      if (at !== index) return row;
      return other ? changed(row, other) : Object.fromEntries(Object.entries({ ...row, [member]: next }).filter((entry): entry is [string, Json] => entry[1] !== undefined));
    }));
  const members = (row: JsonObject, index: number) => {
    const schema = schemaOf(row);
    return Object.entries(schema.properties).map(([member, one]) => (
      <Member key={member} name={member} kind={kind} owner={row} refs={refs} schema={member === 'kind' && variants.length > 0 ? { type: 'string', enum: variants.map((variant) => variant.kind) } : one} value={row[member]}
        isRequired={schema.required?.includes(member) === true} isReadonly={isReadonly} onChange={(next) => put(index, member, next)} />
    ));
  };
  const actions = (index: number) => !isReadonly && (
    <span className="ld-row-actions">
      <Button size="small" type="text" disabled={index === 0} aria-label={t('schemaForm.up', { title, n: index + 1 })} onClick={() => onChange(swapped(rows, index, index - 1))}>↑</Button>
      <Button size="small" type="text" disabled={index === rows.length - 1} aria-label={t('schemaForm.down', { title, n: index + 1 })} onClick={() => onChange(swapped(rows, index, index + 1))}>↓</Button>
      <Button size="small" type="text" danger aria-label={t('schemaForm.remove', { title, n: index + 1 })} onClick={() => onChange(rows.filter((_, at) => at !== index))}>×</Button>
    </span>
  );
  const nameOf = (row: JsonObject, index: number): string => [typeof row.title === 'string' && row.title !== '' ? row.title : t('schemaForm.nth', { title: rowTitle, n: index + 1 }), ...(variants.length > 0 && typeof row.kind === 'string' ? [wordOf('kind', row.kind, kind)] : [])].join(' · ');
  return (
    <Field label={title}>
      <ol className="ld-object-list">
        {rows.map((row, index) => {
          const label = t('schemaForm.row', { title, n: index + 1 });
          return Object.keys(schemaOf(row).properties).length <= MOST_IN_LINE && variants.length === 0
            ? <li key={index} aria-label={label} className="ld-object-row">{members(row, index)}{actions(index)}</li>
            : <li key={index} aria-label={label} className="ld-object-card"><details><summary>{nameOf(row, index)}</summary><div className="ld-object-members">{members(row, index)}</div></details>{actions(index)}</li>;
        })}
      </ol>
      {!isReadonly && variants.length === 0 && <Button size="small" onClick={() => onChange([...rows, newRow(schemaOf({}), rows, rowTitle)])}>{t('schemaForm.add', { title: rowTitle })}</Button>}
      {!isReadonly && variants.length > 0 && <span className="ld-row ld-wrap">{variants.map((one) => <Button key={one.kind} size="small" onClick={() => onChange([...rows, newRow(one.schema, rows, wordOf('kind', one.kind, kind))])}>{t('schemaForm.add', { title: wordOf('kind', one.kind, kind) })}</Button>)}</span>}
    </Field>
  );
}
