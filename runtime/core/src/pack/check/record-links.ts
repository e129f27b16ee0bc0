/** 关联: a link is a field that picks a record; what is said of it must be so. */
import { linkTarget } from '../../record/links';
import type { LinkDef, RecordType } from '../../record/format';
import type { FieldSpec } from '../../form/types';
import type { Problem } from '../../shared/problem';
import { about, isThere, knownFields, type LintInput } from './input';
import { twiceIn } from './names';

/** The field, or the column, and what stands beside it. */
function placeOf(fields: Readonly<Record<string, FieldSpec>>, path: string): { readonly field?: FieldSpec | undefined; readonly beside: Readonly<Record<string, FieldSpec>> } {
  const [id = '', column] = path.split('/');
  const table = Object.hasOwn(fields, id) ? fields[id] : undefined;
  if (column === undefined) return { field: table, beside: fields };
  const columns = table?.columns ?? {};
  return { field: Object.hasOwn(columns, column) ? columns[column] : undefined, beside: columns };
}

interface Where { readonly input: LintInput; readonly type: RecordType; readonly fields: Readonly<Record<string, FieldSpec>>; readonly path: string }

function lintLink({ input, type, fields, path }: Where, def: LinkDef): Problem[] {
  const at = about('record', type.id);
  const { field, beside } = placeOf(fields, def.field);
  if (field?.ref?.kind !== 'record') return [at('record.link-field', `${path}/field`, { field: def.field })];
  if (!isThere(input, 'record', field.ref.record)) return [at('record.link-type', `${path}/field`, { id: field.ref.record })];
  const dates = [def.since, def.until].filter((column) => column !== undefined && beside[column]?.format !== 'date');
  return [
    ...dates.map((column = '') => at('record.link-column', path, { column, field: field.title })),
    ...(def.acyclic && linkTarget(input.pack, type.id, def) !== type.id ? [at('record.link-acyclic', `${path}/acyclic`, { field: field.title })] : []),
    ...(def.onVoid === 'void' && !type.void ? [at('record.link-void', `${path}/onVoid`, { field: field.title, record: type.title })] : []),
    ...(def.onVoid === 'detach' && field.required && !def.field.includes('/') ? [at('record.link-required', `${path}/onVoid`, { field: field.title }, 'warning')] : []),
  ];
}

export function lintLinks(input: LintInput, type: RecordType): Problem[] {
  const links = type.links ?? [];
  const fields = knownFields(input, type.id);
  const twice = twiceIn(links.map(({ id }) => id)).map((id) => about('record', type.id)('record.link-twice', '/links', { id }));
  return fields ? [...twice, ...links.flatMap((def, index) => lintLink({ input, type, fields, path: `/links/${index}` }, def))] : twice;
}
