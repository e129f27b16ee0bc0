/** The head of a sheet of records: which column stands where, known by its hidden name, else by its title; and what in its build cannot be read. */
import { problem, type Problem } from '@liandong/core/run';
import type { Cell } from '../workbook/cell';
import { cellName } from '../workbook/drop-downs';
import type { Sheet } from '../workbook/read-workbook';
import type { CellProblem, Place } from './place';
import type { SheetColumn } from './plan';

export const isTechnical = (row: readonly Cell[] | undefined): boolean => {
  const names = (row ?? []).filter(({ text }) => text !== '');
  return names.length > 0 && names.every(({ text }) => text.startsWith('#'));
};
export const problemAt = (code: string, place: Place, params: Problem['params'] = {}): CellProblem => ({ ...place, problem: problem(`sheet.${code}`, '', params) });

export interface Columns { readonly at: ReadonlyMap<number, SheetColumn>; readonly first: number; readonly problems: readonly CellProblem[] }

export function columnsIn({ name, rows }: Sheet, known: readonly SheetColumn[]): Columns {
  const [titles = [], second] = rows;
  const hasKeys = isTechnical(second);
  const lower = hasKeys ? 0 : lowerHead(rows, known);
  if (lower > 0) return { at: new Map(), first: rows.length, problems: [problemAt('head-lower', { sheet: name, cell: cellName(lower, 0), title: '' }, { row: lower + 1 })] };
  const at = new Map<number, SheetColumn>();
  const problems: CellProblem[] = [];
  titles.forEach(({ text }, index) => {
    const title = text.trim();
    const key = hasKeys ? (second?.[index]?.text ?? '') : '';
    const column = known.find((one) => (key === '' ? one.title === title : one.key === key));
    const place: Place = { sheet: name, cell: cellName(0, index), title };
    if (!column && (title !== '' || key !== '')) problems.push(problemAt('column-unknown', place, { title }));
    if (!column) return;
    if ([...at.values()].includes(column)) problems.push(problemAt('column-twice', place, { title }));
    at.set(index, column);
  });
  return { at, first: hasKeys ? 2 : 1, problems };
}

const LINES_OF_A_HEAD = 6;
/** Titles stand further down: somebody wrote a heading over them, or they take several rows. 0: they stand where they belong. */
function lowerHead(rows: Sheet['rows'], known: readonly SheetColumn[]): number {
  const matches = (row: readonly Cell[]): number => row.filter(({ text }) => text.trim() !== '' && known.some(({ title }) => title === text.trim())).length;
  const heads = rows.slice(0, LINES_OF_A_HEAD).map(matches);
  const best = Math.max(0, ...heads);
  return (heads[0] ?? 0) * 2 < best && best > 1 ? heads.indexOf(best) : 0;
}

/** Of merged cells only the first says anything: the others would be read as empty. */
export const merged = ({ name, merges }: Sheet, first: number): CellProblem[] =>
  merges.filter(({ row, rows }) => row + rows > first).slice(0, 20).map(({ row, column, rows, columns }) => problemAt('merged', { sheet: name, cell: cellName(row, column), title: '' }, { to: cellName(row + rows - 1, column + columns - 1) }));
