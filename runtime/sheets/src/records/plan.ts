/** Which columns a sheet of records has: from the fields of the pack, never from a file. */
import { filled, type CompiledPack, type FieldSpec } from '@liandong/core/run';
import { choicesOf, type Choice } from './choices';
import WORDS from './words.json' with { type: 'json' };

/** What stands in a row beside the fields: number, key for child tables, what is told of a record that is there, and what was wrong with a row that comes back. */
export const FIXED = ['no', 'row', 'state', 'org', 'created', 'trouble'] as const;
export type Fixed = (typeof FIXED)[number];

export interface SheetColumn {
  /** in the hidden second row: by this a column is known again */
  readonly key: string;
  readonly title: string;
  readonly spec?: FieldSpec;
  readonly fixed?: Fixed;
  readonly choices?: readonly Choice[];
}
export interface TablePlan { readonly name: string; readonly spec: FieldSpec; readonly columns: readonly SheetColumn[] }
export interface RecordPlan { readonly name: string; readonly columns: readonly SheetColumn[]; readonly tables: readonly TablePlan[] }

const WRITTEN = ['date-range', 'location'];
const PICTURED = ['photo', 'file', 'signature'];
/** Can it be written in a cell? A file, a signature or a picture cannot. */
export const isWritten = ({ type, format = '', widget = '' }: FieldSpec): boolean => !PICTURED.includes(widget) && (type !== 'object' || WRITTEN.includes(format));

const fixedColumn = (fixed: Fixed): SheetColumn => ({ key: `#.${fixed}`, title: WORDS[fixed], fixed });

function fieldColumn(spec: FieldSpec, pack: CompiledPack, table?: string): SheetColumn {
  const choices = choicesOf(spec, pack);
  return { key: table === undefined ? `#${spec.id}` : `#${table}/${spec.id}`, title: spec.title, spec, ...(choices ? { choices } : {}) };
}

/** Equal titles are told apart. */
function told(columns: readonly SheetColumn[]): SheetColumn[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const n = (seen.get(column.title) ?? 0) + 1;
    seen.set(column.title, n);
    return n === 1 ? column : { ...column, title: filled(WORDS.several, { title: column.title, n }) };
  });
}

const MOST_NAME = 31;
/** A sheet's name as Excel allows it, and no name twice. */
function namesOf(titles: readonly string[]): string[] {
  const taken = new Set([WORDS.codes, WORDS.help]);
  return titles.map((title) => {
    const plain = title.replace(/[[\]:*?/\\']/g, ' ').trim().slice(0, MOST_NAME) || WORDS.record;
    let name = plain;
    for (let n = 2; taken.has(name); n += 1) name = `${plain.slice(0, MOST_NAME - 4)} ${n}`;
    taken.add(name);
    return name;
  });
}

/** `fixed`: which of the columns beside the fields. The key for child tables comes by itself where there are some. */
export function planOf(pack: CompiledPack, title: string, fields: readonly FieldSpec[], fixed: readonly Fixed[]): RecordPlan {
  const tables = fields.filter((field) => field.columns !== undefined);
  const heads = FIXED.filter((one) => fixed.includes(one) || (one === 'row' && tables.length > 0));
  const plain = fields.filter((field) => field.columns === undefined).map((spec) => fieldColumn(spec, pack));
  const [name = WORDS.record, ...names] = namesOf([title, ...tables.map((table) => table.title)]);
  const [last, first] = [heads.filter((one) => one === 'trouble'), heads.filter((one) => one !== 'trouble')];
  return {
    name, columns: told([...first.map(fixedColumn), ...plain, ...last.map(fixedColumn)]),
    tables: tables.map((spec, index) => ({
      spec, name: names[index] ?? spec.id,
      columns: told([fixedColumn('row'), ...Object.values(spec.columns ?? {}).map((column) => fieldColumn(column, pack, spec.id))]),
    })),
  };
}
