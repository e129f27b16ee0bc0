/** What of a form an expression reads: fields, columns of child tables, what the host gives. */
import { compileFeel } from '../expression/index';
import type { FieldSpec } from './types';

export const NOW = 'now()';
/** What a rule that filters options calls the one it is asked for; hides a field of that name. */
export const OPTION = 'option';
export const columnKey = (table: string, column: string): string => `${table}/${column}`;

export interface Reads {
  /** of the row that a column's rule is asked for */
  readonly row: readonly string[];
  /** fields, `table/column`, `params`, NOW: when one of them changes, so may the answer */
  readonly keys: readonly string[];
  /** what must be calculated before */
  readonly needs: readonly string[];
}

const PATH = /[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*/gu;

const COUNTED = /count\s*\(\s*([\p{L}_][\p{L}\p{N}_]*)\s*\)/gu;

/** Columns that follow the table's name everywhere it stands; undefined when the table stands there by itself. */
function columnsRead(source: string, table: FieldSpec): readonly string[] | undefined {
  const counted = source.replaceAll(COUNTED, (call, name: string) => (name === table.id ? '' : call));
  const paths = [...counted.matchAll(PATH)].map(([path]) => path.split(/\s*\.\s*/)).filter(([first]) => first === table.id);
  const columns = paths.map(([, column]) => column);
  return columns.every((column): column is string => column !== undefined && Object.hasOwn(table.columns ?? {}, column)) ? columns : undefined;
}

function readOfTable(source: string, table: FieldSpec): { readonly keys: readonly string[]; readonly needs: readonly string[] } {
  const columns = columnsRead(source, table);
  const all = (names: readonly string[]): string[] => names.map((name) => columnKey(table.id, name));
  if (!columns) return { keys: [table.id], needs: [table.id, ...all(Object.keys(table.columns ?? {}))] };
  return { keys: columns.length === 0 ? [table.id] : all(columns), needs: [table.id, ...all(columns)] };
}

const isTimed = (source: string): boolean => /\b(now|today)\b/.test(source);

/** `table`: whose column the expression belongs to. `own`: a name that the rule brings along. */
interface Around { readonly fields: Readonly<Record<string, FieldSpec>>; readonly table: FieldSpec | undefined; readonly own: string | undefined }

export function readsOf(source: string, { fields, table, own }: Around): Reads {
  const [row, keys, needs]: [string[], string[], string[]] = [[], isTimed(source) ? [NOW] : [], []];
  for (const name of compileFeel(source).reads) {
    if (name === own) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (table && (name === 'rowNumber' || Object.hasOwn(table.columns ?? {}, name))) row.push(name);
    else if (name === 'params') keys.push(name);
    else if (field?.columns) {
      const read = readOfTable(source, field);
      keys.push(...read.keys);
      needs.push(...read.needs);
    } else if (field) {
      keys.push(name);
      needs.push(name);
    }
  }
  return { row, keys, needs };
}
