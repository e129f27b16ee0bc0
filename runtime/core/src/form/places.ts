/** Where in a form something is: `/field`, or `/table/row/column`. */
import type { CompiledForm } from '../pack/program';
import type { Problem } from '../shared/problem';
import type { FieldSpec, FieldState, Judged } from './types';

/** What a problem's text says of its place; of a cell also the table and the row, counted from 1. */
export type PlaceParams = Problem['params'] & { readonly title: string };

export const cellPath = (table: string, index: number, column: string): string => `/${table}/${index}/${column}`;
export const cellParams = (table: FieldSpec, index: number, column: FieldSpec): PlaceParams => ({ title: column.title, table: table.title, rowNumber: index + 1 });

const own = <T>(map: Readonly<Record<string, T>> | undefined, id: string): T | undefined => (map && Object.hasOwn(map, id) ? map[id] : undefined);

export interface Place { readonly field: FieldSpec | undefined; readonly params: PlaceParams; /** the path stands for a child table as a whole */ readonly isTable: boolean }

/** The field or column at a path, or around it. */
export function placeAt(form: CompiledForm, path: string): Place {
  const [, id = '', index, column] = path.split('/');
  const field = own(form.fields, id);
  if (!field?.columns || index === undefined) return { field, params: { title: field?.title ?? '' }, isTable: field?.columns !== undefined };
  const cell = own(field.columns, column ?? '');
  return cell ? { field: cell, params: cellParams(field, Number(index), cell), isTable: false } : { field, params: { title: field.title, table: field.title, rowNumber: Number(index) + 1 }, isTable: false };
}

/** The state of what is at a path; undefined where there is none. */
export function stateAt({ fields, rows }: Judged, path: string): FieldState | undefined {
  const [, id = '', index, column] = path.split('/');
  const row = index === undefined ? undefined : own(rows, id)?.[Number(index)];
  return own(row, column ?? '') ?? own(fields, id);
}
