/** The rows of child tables: column rules are asked for each row, over its own cells and the form's fields. */
import { Rows, type FeelContext } from '../expression/index';
import type { Json, JsonObject } from '../shared/json';
import { isEmpty } from './empty';
import type { Part, TablePart } from './parts';
import { columnKey, NOW } from './reads';
import { stateOf } from './states';
import type { RowMemo, TableMemo } from './memo';
import type { FieldMode, FieldState } from './types';
import { allHold, answerOf, CALCULATED, calculated, changed, derivedFrom, isStale, OPEN, rowScope, tell, type Work } from './work';

/** A row that is worked on. `now`: what it was still holds. */
interface Row { raw: Json; cells: Record<string, unknown>; flags: number[]; was: RowMemo | undefined; isSame: boolean }

/** A table that is worked on. As long as nothing about it has changed it has no rows of its own, and is as it `was`. */
export interface TableWork { readonly part: Part; readonly table: TablePart; rows: Row[]; list: Rows; readonly was: TableMemo | undefined; readonly raw: Json | undefined; isOpen: boolean }

const isRow = (raw: Json | undefined): raw is JsonObject => typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const NO_CELLS: Record<string, unknown> = Object.freeze({}) as Record<string, unknown>;
const allOpen = new WeakMap<TablePart, number[]>();
/** Shared by all rows of which nothing is hidden or calculated. */
function openFlags(table: TablePart): number[] {
  const known = allOpen.get(table) ?? table.columns.map(() => OPEN);
  allOpen.set(table, known);
  return known;
}

function cellsOf(work: Work, part: Part, table: TablePart, raw: Json, index: number): Record<string, unknown> {
  if (!table.isRuled) return NO_CELLS;
  const cells: Record<string, unknown> = {};
  for (const { spec } of table.columns) {
    const isLater = table.found.has(spec.id) && !work.parts.early.has(columnKey(part.spec.id, spec.id));
    const value = isLater ? undefined : answerOf(raw, spec.id);
    cells[spec.id] = isEmpty(value) ? null : value;
  }
  cells.rowNumber = index + 1;
  return cells;
}

const fresh = (work: Work, part: Part, table: TablePart, raw: Json, index: number): Row =>
  ({ raw, cells: cellsOf(work, part, table, raw, index), flags: openFlags(table), was: undefined, isSame: false });

const kept = (was: RowMemo, raw: Json): Row => ({ raw, cells: was.cells as Record<string, unknown>, flags: was.flags as number[], was, isSame: true });

/** Cells that nothing but their answer decides: which of them are others than before? */
function compare(work: Work, part: Part, table: TablePart, row: Row, was: RowMemo): Row {
  row.flags = was.flags as number[];
  row.was = was;
  if (!table.isRuled) return row;
  for (const { spec } of table.columns)
    if (table.found.has(spec.id)) row.cells[spec.id] = was.cells[spec.id];
    else if (changed(was.cells[spec.id], row.cells[spec.id])) work.dirty.add(columnKey(part.spec.id, spec.id));
  return row;
}

function markAll(work: Work, part: Part, table: TablePart): void {
  for (const { spec } of table.columns) work.dirty.add(columnKey(part.spec.id, spec.id));
  work.dirty.add(part.spec.id);
}

function openRow(work: Work, part: Part, table: TablePart, raw: Json, index: number): Row {
  const was = work.before?.tables.get(part.spec.id)?.rows[index];
  if (was && (was.raw === raw || was.full === raw)) return kept(was, raw);
  work.dirty.add(part.spec.id);
  const row = fresh(work, part, table, raw, index);
  return was ? compare(work, part, table, row, was) : row;
}

/** `value`: rows, or what somebody sent in their place. */
function read(work: Work, part: Part, table: TablePart, value: unknown): void {
  const was = work.scope[part.spec.id];
  if (was !== value && !(was instanceof Rows && value instanceof Rows)) markAll(work, part, table);
  tell(work, part.spec.id, value);
}

function unpack(work: Work, open: TableWork, raw: readonly Json[]): void {
  const { part, table } = open;
  open.rows = raw.map((answer, index) => openRow(work, part, table, answer, index));
  open.list = Rows.fromList(table.isRuled ? open.rows.map((row) => row.cells as FeelContext) : []);
  open.isOpen = true;
}

/** Begin with a table: its rows as they were answered. `raw`: undefined when the table is hidden. */
export function openTable(work: Work, part: Part, table: TablePart, raw: Json | undefined): TableWork {
  const was = work.before?.tables.get(part.spec.id);
  const open: TableWork = { part, table, rows: [], list: new Rows(), was, raw, isOpen: false };
  if (was && was.raw === raw) return open;
  unpack(work, open, Array.isArray(raw) ? raw : []);
  if (was && was.rows.length !== open.rows.length) markAll(work, part, table);
  if (part.isRead) read(work, part, table, Array.isArray(raw) || isEmpty(raw) ? open.list : raw);
  return open;
}

/** The rows themselves, when they have to be looked at after all. */
function reopen(work: Work, open: TableWork): void {
  if (open.isOpen || !Array.isArray(open.raw)) return;
  unpack(work, open, open.raw);
  if (open.part.isRead) tell(work, open.part.spec.id, open.list);
}

function thaw(open: TableWork, index: number): Row {
  const row = open.rows[index] as Row;
  if (!row.isSame) return row;
  row.cells = { ...row.cells };
  row.isSame = false;
  open.list[index] = row.cells as FeelContext;
  return row;
}

interface Cell { readonly value: Json | undefined; readonly flags: number }

function cellOf(work: Work, row: Row, column: Part): Cell {
  const scope = rowScope(work, row.cells);
  if (!allHold(column.rules.visible, scope, work.ctx)) return { value: undefined, flags: column.rules.calculate.length > 0 ? CALCULATED : 0 };
  const [rule] = column.rules.calculate;
  if (rule) return { value: calculated(column, rule, scope, work.ctx), flags: OPEN | CALCULATED };
  const value = column.derived && derivedFrom(column.derived, row.cells[column.derived.from], work.ctx);
  return value === undefined ? { value: answerOf(row.raw, column.spec.id), flags: OPEN } : { value, flags: OPEN | CALCULATED };
}

/** Find out a column of all rows. */
export function openColumn(work: Work, open: TableWork, column: Part, at: number): void {
  const isAll = isStale(work, [...column.rules.visible, ...column.rules.calculate]) || (column.derived !== undefined && work.dirty.has(NOW));
  const { id } = column.spec;
  if (isAll) reopen(work, open);
  open.rows.forEach((row, index) => {
    if (row.isSame && !isAll) return;
    const cell = cellOf(work, row, column);
    const value = isEmpty(cell.value) ? null : cell.value;
    const isOther = changed(row.cells[id], value);
    if (!isOther && row.flags[at] === cell.flags) return;
    const target = thaw(open, index);
    target.cells[id] = value;
    if (target.flags[at] !== cell.flags) target.flags = target.flags.map((flags, index) => (index === at ? cell.flags : flags));
    if (isOther) work.dirty.add(columnKey(open.part.spec.id, id)).add(open.part.spec.id);
  });
}

/** Answers of open cells; the row itself where they are all that it has. A row that is no row is left for the schema to refuse. */
function keptOf({ table }: TableWork, row: Row): Json {
  const { raw } = row;
  if (!isRow(raw)) return raw;
  const found: JsonObject = {};
  let differences = Object.keys(raw).length;
  for (let at = 0; at < table.columns.length; at += 1) {
    const { id } = (table.columns[at] as Part).spec;
    const value = table.isRuled ? row.cells[id] : answerOf(raw, id);
    if (((row.flags[at] ?? 0) & OPEN) === 0 || (table.isRuled ? value === null : isEmpty(value as Json | undefined))) continue;
    found[id] = value as Json;
    differences += raw[id] === value ? -1 : 1;
  }
  return differences === 0 ? raw : found;
}

/** The row with its calculated cells; hidden answers stay. */
function fullOf({ table }: TableWork, row: Row): Json {
  if (!table.isCalculated || !isRow(row.raw)) return row.raw;
  const { raw } = row;
  const values = table.columns.filter((_column, at) => ((row.flags[at] ?? 0) & CALCULATED) > 0).map(({ spec }): [string, Json] => [spec.id, (row.cells[spec.id] ?? null) as Json]);
  return values.every(([id, value]) => !changed(answerOf(raw, id), value) && Object.hasOwn(raw, id)) ? raw : { ...raw, ...Object.fromEntries(values) };
}

type States = Readonly<Record<string, FieldState>>;
const plain = new WeakMap<TablePart, Map<FieldState, States>>();

function statesOf(work: Work, { table }: TableWork, row: Row, over: FieldState): States {
  const mode: FieldMode = !over.visible ? 'hide' : over.readonly ? 'read' : 'edit';
  const scope = rowScope(work, row.cells);
  const states: Record<string, FieldState> = {};
  table.columns.forEach(({ spec, rules }, at) => {
    const flags = row.flags[at] ?? 0;
    const required = rules.required.length > 0 ? allHold(rules.required, scope, work.ctx) : spec.required;
    const readonly = rules.readonly.length > 0 && allHold(rules.readonly, scope, work.ctx);
    states[spec.id] = stateOf(mode, { open: (flags & OPEN) > 0, required, readonly, calculated: (flags & CALCULATED) > 0 });
  });
  return states;
}

/** Rows that no rule decides on are all alike. */
function plainStates(work: Work, open: TableWork, row: Row, over: FieldState): States {
  if (open.table.hasStates) return statesOf(work, open, row, over);
  const known = plain.get(open.table) ?? new Map<FieldState, States>();
  plain.set(open.table, known);
  const found = known.get(over) ?? statesOf(work, open, row, over);
  known.set(over, found);
  return found;
}

const sameStates = (a: Readonly<Record<string, FieldState>>, b: Readonly<Record<string, FieldState>>): boolean => Object.keys(b).every((id) => a[id] === b[id]);

/** All items of a list as they were, and as many: the list itself. */
const shared = <T>(was: readonly T[] | undefined, now: readonly T[]): readonly T[] => (was && was.length === now.length && was.every((item, index) => item === now[index]) ? was : now);

function closeRow(work: Work, open: TableWork, row: Row, over: FieldState, isStateStale: boolean): RowMemo {
  const { was } = row;
  if (was && row.isSame && !isStateStale) return was.raw === row.raw ? was : { ...was, raw: row.raw };
  const states = plainStates(work, open, row, over);
  const own = was && sameStates(was.states, states) ? was.states : states;
  if (was && row.isSame) return { ...was, raw: row.raw, states: own };
  const asBefore = (before: Json | undefined, now: Json): Json => (before === undefined || changed(before, now) ? now : before);
  return { raw: row.raw, cells: row.cells, flags: row.flags, states: own, kept: asBefore(was?.kept, keptOf(open, row)), full: asBefore(was?.full, fullOf(open, row)) };
}

/** Finish a table: what its cells are like, what is kept of it. `over`: the table's own state. */
export function closeTable(work: Work, open: TableWork, over: FieldState): TableMemo {
  const { was, table, raw } = open;
  const isStateStale = was?.table !== over || (table.hasStates && table.columns.some(({ rules }) => isStale(work, rules.required) || isStale(work, rules.readonly)));
  if (was && !open.isOpen && !isStateStale) return was;
  reopen(work, open);
  const rows = shared(was?.rows, open.rows.map((row) => closeRow(work, open, row, over, isStateStale)));
  return {
    rows, table: over, raw,
    kept: shared(was?.kept, rows.map((row) => row.kept)),
    full: shared(was?.full, rows.map((row) => row.full)),
    states: shared(was?.states, rows.map((row) => row.states)),
  };
}
