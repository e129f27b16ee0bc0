/** What somebody has changed in the rows of records that are there. */
import type { CompiledPack, Json, JsonObject } from '@liandong/core/run';
import type { RecordPlan } from './plan';
import type { Place } from './place';
import type { ReadCell, ReadRecord } from './read-records';
import { toCell } from './to-cell';
import { rowsIn, type RecordLine } from './write-records';

/** `field`: whose value it is, where a cell of the main sheet was changed. */
export interface Change extends Place { readonly from: string; readonly to: string; readonly field?: string }

function changed({ column, text, sheet, cell, title }: ReadCell, data: JsonObject, shown: Json | undefined, pack: CompiledPack): Change[] {
  const from = String(toCell(column, shown, pack)).trim();
  // written another way it is still the same: a code alone, a day with slashes
  const isSame = text === from || (text !== '' && String(toCell(column, data[column.spec?.id ?? ''], pack)).trim() === from);
  return isSame ? [] : [{ sheet, cell, title, from, to: text }];
}

/** `shown`: the record as this reader was shown it, masked where it was. */
export function changesIn(read: ReadRecord, plan: RecordPlan, shown: RecordLine, pack: CompiledPack): Change[] {
  const found = [...read.cells.values()].flatMap((cell): Change[] => {
    const { column: { fixed, spec }, text, sheet, cell: at, title } = cell;
    if (spec) return changed(cell, read.data, shown.data[spec.id], pack).map((one) => ({ ...one, field: spec.id }));
    const from = fixed === undefined || fixed === 'row' || fixed === 'trouble' ? text : (shown.fixed[fixed] ?? '');
    // left empty it says nothing
    return text === from || text === '' ? [] : [{ sheet, cell: at, title, from, to: text }];
  });
  const tables = plan.tables.flatMap(({ spec, name }): Change[] => {
    const [lines, rows] = [read.tables[spec.id] ?? [], rowsIn(shown.data[spec.id])];
    if (lines.length === 0 && read.lacks.includes(spec.id)) return [];
    if (lines.length !== rows.length) return [{ sheet: name, cell: '', title: spec.title, from: String(rows.length), to: String(lines.length) }];
    return lines.flatMap((line, index) => [...line.cells.values()].flatMap((cell) => (cell.column.spec ? changed(cell, line.data, rows[index]?.[cell.column.spec.id], pack) : [])));
  });
  return [...found, ...tables];
}
