import type { ListBox, RelationBox } from '../types';
import type { Evaluate } from './evaluate';

export const list: Evaluate<ListBox> = (box, scope, run) => box.items.map((item) => run.box(item, scope));

/** Rows of a relation are contexts with a key for each column. */
export const relation: Evaluate<RelationBox> = (box, scope, run) =>
  box.rows.map((row) => Object.fromEntries(box.columns.map((column, index) => {
    const cell = row[index];
    return [column, cell ? run.box(cell, scope) : null];
  })));
