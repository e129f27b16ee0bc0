import type { Json, JsonObject } from '@liandong/core/run';
import { Button } from 'antd';
import { t } from '../text';
import { Field } from '../ui';
import { Member, type MemberProps } from './Member';
import { memberTitle } from './SchemaForm';
import { blank, type ObjectSchema } from './schema';

const rowsOf = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter((one): one is JsonObject => typeof one === 'object' && one !== null && !Array.isArray(one)) : []);
const swapped = (rows: readonly JsonObject[], a: number, b: number): JsonObject[] => rows.map((row, index) => (index === a ? rows[b] : index === b ? rows[a] : row) ?? row);

/** A list of small objects as rows; ids may be written here, since a row has no other place for it. */
export function ObjectList({ title, item, kind, value, refs, isReadonly, onChange }: MemberProps & { readonly title: string; readonly item: ObjectSchema }) {
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
