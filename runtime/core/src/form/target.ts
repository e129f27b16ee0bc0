import type { FieldSpec } from './types';

/** What a rule is for: a field, or a column of a child table. */
export interface Target { readonly field: FieldSpec; readonly table?: FieldSpec }

const own = <T>(map: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(map, id) ? map[id] : undefined);

/** @example targetOf('members/age', fields)?.field.title // '年龄' */
export function targetOf(target: string, fields: Readonly<Record<string, FieldSpec>>): Target | undefined {
  const [id = '', column] = target.split('/');
  const field = own(fields, id);
  if (!field || column === undefined) return field && { field };
  const found = own(field.columns ?? {}, column);
  return found && { field: found, table: field };
}
