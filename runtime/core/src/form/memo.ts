/** What an evaluation leaves for the next one. Nothing in it is changed any more. */
import type { Json, JsonObject } from '../shared/json';
import type { Parts } from './parts';
import type { FieldState, FormCtx, Judged, RowStates } from './types';

/** column → what rules read of it: null where nothing is filled in */
export type Cells = Readonly<Record<string, unknown>>;

export interface RowMemo {
  readonly raw: Json;
  readonly cells: Cells;
  /** by column */
  readonly flags: readonly number[];
  readonly states: Readonly<Record<string, FieldState>>;
  readonly kept: Json;
  /** with calculated cells; hidden answers stay */
  readonly full: Json;
}

export interface TableMemo {
  /** undefined when it is hidden */
  readonly raw: Json | undefined;
  readonly rows: readonly RowMemo[];
  /** the table's own state */
  readonly table: FieldState;
  readonly kept: readonly Json[];
  readonly full: readonly Json[];
  readonly states: RowStates;
}

export interface Memo {
  readonly parts: Parts;
  readonly ctx: FormCtx;
  readonly input: JsonObject;
  readonly scope: Readonly<Record<string, unknown>>;
  /** fields and sections that rules decide on: open, calculated */
  readonly flags: ReadonlyMap<string, number>;
  /** sections that rules close */
  readonly closed: ReadonlyMap<string, boolean>;
  readonly tables: ReadonlyMap<string, TableMemo>;
  readonly judged: Judged;
}
