/** The rows of a grid as they stand on paper: those that repeat once for each row of their table. */
import type { Json, JsonObject } from '../shared/json';
import type { PrintGrid } from './format';
import type { TableRow } from './pieces';

export interface Line { readonly source: number; readonly row?: TableRow }
/** Lines `from` to before `to` are the rows of one child table. */
export interface Run { readonly from: number; readonly to: number }
export interface Lines { readonly lines: readonly Line[]; readonly runs: readonly Run[] }

/** Rows below one another that repeat for the same table stand together for each of its rows. */
interface Group { readonly from: number; readonly to: number; readonly table: string; readonly atLeast: number }
export function groupsOf({ rows, repeat = [] }: PrintGrid): Group[] {
  const groups: Group[] = [];
  for (let row = 0; row < rows; row += 1) {
    const own = repeat.find((one) => one.row === row);
    if (!own) continue;
    const [last, atLeast] = [groups.at(-1), own.atLeast ?? 0];
    if (last && last.to === row && last.table === own.table) groups[groups.length - 1] = { ...last, to: row + 1, atLeast: Math.max(last.atLeast, atLeast) };
    else groups.push({ from: row, to: row + 1, table: own.table, atLeast });
  }
  return groups;
}

const isRow = (value: Json): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsIn = (data: JsonObject | undefined, table: string): readonly JsonObject[] => {
  const rows = data !== undefined && Object.hasOwn(data, table) ? data[table] : undefined;
  return Array.isArray(rows) ? rows.map((row) => (isRow(row) ? row : {})) : [];
};

/** A table without rows leaves one blank: a heading with nothing below it would look torn off. */
export function linesOf(grid: PrintGrid, data: JsonObject | undefined): Lines {
  const groups = new Map(groupsOf(grid).map((group) => [group.from, group]));
  const [lines, runs]: [Line[], Run[]] = [[], []];
  for (let source = 0; source < grid.rows; source += 1) {
    const group = groups.get(source);
    if (!group) {
      lines.push({ source });
      continue;
    }
    const answers = rowsIn(data, group.table);
    const from = lines.length;
    for (let index = 0; index < Math.max(1, group.atLeast, answers.length); index += 1) {
      const row: TableRow = { table: group.table, index, ...(answers[index] ? { cells: answers[index] } : {}) };
      for (let each = group.from; each < group.to; each += 1) lines.push({ source: each, row });
    }
    runs.push({ from, to: lines.length });
    source = group.to - 1;
  }
  return { lines, runs };
}
