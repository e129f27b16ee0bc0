/** Where in a table something is: a cell, a column's head, or the table itself. Rows count from 0, -1 is the head; columns from 0 through inputs, outputs, note. */
import type { Finding } from '../../../editing';
import type { Table } from '../../../dmn';

export interface Place { readonly row: number; readonly column: number }
export const HEAD = -1;

const PATH = /^(?:\/rule\/(\d+))?(?:\/(input|output)\/(\d+))?$/;
/** The place that a finding's path names, below its decision: `/rule/2/input/1`; undefined = the table. */
export function placeIn(path: string, decision: string, { inputs }: Table): Place | undefined {
  if (!path.startsWith(`/${decision}`)) return undefined;
  const [all, rule, side, column] = PATH.exec(path.slice(decision.length + 1)) ?? [];
  if (all === undefined || all === '') return undefined;
  const at = side === undefined ? 0 : Number(column) - 1 + (side === 'output' ? inputs.length : 0);
  return { row: rule === undefined ? HEAD : Number(rule) - 1, column: at };
}
export const isSame = (a: Place | undefined, b: Place | undefined): boolean => a?.row === b?.row && a?.column === b?.column;
export const keyOf = ({ row, column }: Place): string => `${row}:${column}`;

/** Findings of one decision: those of places, and those of the whole. */
export function findingsByPlace(findings: readonly Finding[], decision: string, table: Table): { readonly at: ReadonlyMap<string, readonly Finding[]>; readonly whole: readonly Finding[] } {
  const at = new Map<string, Finding[]>();
  const whole: Finding[] = [];
  for (const finding of findings) {
    const place = placeIn(finding.path, decision, table);
    if (!place) whole.push(finding);
    else at.set(keyOf(place), [...(at.get(keyOf(place)) ?? []), finding]);
  }
  return { at, whole };
}

/** Where the arrow keys lead; undefined = nowhere. */
export function moved({ row, column }: Place, key: string, rows: number, columns: number): Place | undefined {
  const to = ({ ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], Home: [row, 0], End: [row, columns - 1], PageUp: [Math.min(row, 0), column], PageDown: [rows - 1, column] } as Readonly<Record<string, readonly [number, number]>>)[key];
  if (!to) return undefined;
  const place = { row: Math.max(HEAD, Math.min(rows - 1, to[0])), column: Math.max(0, Math.min(columns - 1, to[1])) };
  // a note has no head to set
  return place.row === HEAD && place.column === columns - 1 ? { row: HEAD, column: columns - 2 } : place;
}
