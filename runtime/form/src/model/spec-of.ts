import type { FieldSpec } from '@liandong/core/run';

/** What core knows of a field or, by `table/row/column`, of a cell. */
export function specOf(fields: Readonly<Record<string, FieldSpec>>, id: string): FieldSpec | undefined {
  const [field = '', , column] = id.split('/');
  return column === undefined ? fields[field] : fields[field]?.columns?.[column];
}
