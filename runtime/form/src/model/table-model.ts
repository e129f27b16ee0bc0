/** A child table as it is shown: its columns, and of each row what core says of its cells. */
import { MAX_ITEMS, type CodeList, type FieldSpec, type FieldState, type FormState, type Json } from '@liandong/core/run';
import { offeredOf, type Offered } from './offered';
import { asBefore, listAsBefore } from './same';
import { object, type FieldShape } from './shape';
import type { FieldModel, RowModel, TableModel } from './types';

const NO_PROBLEMS: readonly string[] = [];
const EVERY: FieldState = { visible: true, required: false, readonly: false, calculated: false };

export interface TableAt {
  readonly shape: FieldShape;
  readonly id: string;
  readonly state: FormState;
  readonly value: Json | undefined;
  /** cell → what is wrong with it */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly before: TableModel | undefined;
  readonly codes: Readonly<Record<string, CodeList>>;
}

const cellModel = ({ base }: FieldShape, id: string, { required, readonly, calculated }: FieldState, problems: readonly string[]): FieldModel =>
  ({ ...base, id, required, readonly, calculated, masked: false, marked: false, problems });

function optionsNow({ id, state, value, codes }: TableAt, { spec, base, isFiltered }: FieldShape, row: number): Partial<Offered> {
  if (isFiltered !== true) return {};
  const cells = Array.isArray(value) ? value[row] : undefined;
  return offeredOf({ codes, state, place: { field: id, cell: { row, column: spec.id } }, value: object(cells)[spec.id], all: base.options, isTree: base.widget === 'cascade' });
}

function rowModel(at: TableAt, columns: readonly FieldShape[], index: number): RowModel {
  const { id: table, state, told, before } = at;
  const was = before?.rows[index];
  const cells = columns.map((shape, column): FieldModel | undefined => {
    const verdict = state.rows[table]?.[index]?.[shape.spec.id] ?? EVERY;
    if (!verdict.visible) return undefined;
    const id = `${table}/${index}/${shape.spec.id}`;
    return asBefore(was?.cells[column], { ...cellModel(shape, id, verdict, told.get(id) ?? NO_PROBLEMS), ...optionsNow(at, shape, index) });
  });
  return asBefore(was, { cells: listAsBefore(was?.cells, cells), wrong: cells.filter((cell) => cell !== undefined && cell.problems.length > 0).length });
}

const limit = (value: Json | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
/** A column that a rule hides in each of the rows there are is not spoken of. */
const isSeen = (at: TableAt, { id }: FieldSpec): boolean => {
  const rows = at.state.rows[at.id] ?? [];
  return rows.length === 0 || rows.some((row) => row[id]?.visible !== false);
};
/** What stands over the column: compulsory where it is so in every row, or would be in a new one. */
function headOf(at: TableAt, shape: FieldShape): FieldModel {
  const rows = at.state.rows[at.id] ?? [];
  const isAll = (flag: 'required' | 'calculated'): boolean => (rows.length === 0 ? flag === 'required' && shape.spec.required : rows.every((row) => row[shape.spec.id]?.[flag] === true));
  return cellModel(shape, shape.spec.id, { ...EVERY, required: isAll('required'), calculated: isAll('calculated') }, NO_PROBLEMS);
}

export function tableModel(at: TableAt): TableModel {
  const { shape, value, before } = at;
  const columns = (shape.columns ?? []).filter(({ spec }) => isSeen(at, spec));
  const rows = Array.isArray(value) ? value.map((_row, index) => rowModel(at, columns, index)) : [];
  const heads = columns.map((column, index) => asBefore(before?.columns[index], headOf(at, column)));
  return asBefore(before, {
    columns: listAsBefore(before?.columns, heads), rows: listAsBefore(before?.rows, rows),
    least: limit(shape.base.property.minItems, 0), most: Math.min(MAX_ITEMS, limit(shape.base.property.maxItems, MAX_ITEMS)),
    sums: listAsBefore(before?.sums, columns.filter((column) => column.isSummed === true).map(({ spec }) => spec.id)),
  });
}
