/** Which answers are other ones: the field, or of a child table with as many rows as before the cells. */
import type { Json } from '@liandong/core/run';
import { object } from './shape';

function cellsOf(id: string, was: Json, now: Json): string[] {
  const [left, right] = [object(was), object(now)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter((column) => left[column] !== right[column]).map((column) => `${id}/${column}`);
}

export function changedPlaces(id: string, was: Json | undefined, now: Json | undefined): string[] {
  if (!Array.isArray(was) || !Array.isArray(now) || was.length !== now.length) return [id];
  const cells = now.flatMap((row, index) => (row === was[index] ? [] : cellsOf(`${id}/${index}`, was[index] ?? null, row)));
  return cells.length === 0 ? [id] : cells;
}
