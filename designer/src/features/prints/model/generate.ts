/** 按表单生成: a layout that can be used as it is, made from a form: title, two answers a row, tables, and what is said at the steps. */
import type { FieldSpec, PrintCell, PrintDef, PrintGrid, PrintPiece } from '@liandong/core/run';
import { t } from '../text';
import { fieldPiece } from './insert';
import { fieldsInOrder, type OfferedForm, type OfferedStep, optionTitles, type PrintWorld } from './world';

const PAIRS = [16, 34, 16, 34];
const WIDE = new Set(['textarea', 'photo', 'file', 'location', 'consent', 'consent-scopes']);
const HEIGHTS: Readonly<Record<string, number>> = { textarea: 20, photo: 45, signature: 14 };
/** Millimetres: the least of a line, and of room for an opinion. */
const [LINE, OPINION] = [9, 26];
const MOST_IN_HALF = 12;
const MOST_ROWS = 190;
const EMPTY_ROWS = 3;

const cell = (row: number, column: number, pieces: readonly PrintPiece[], look: Partial<PrintCell> = {}): PrintCell => ({ row, column, pieces: [...pieces], ...look });
const label = (row: number, column: number, text: string): PrintCell => cell(row, column, [{ text }], { align: 'center' });

/** Rows that are written one below another, broken into grids where the format's limit is. */
class Rows {
  readonly #cells: PrintCell[] = [];
  readonly #heights: number[] = [];
  #half = false;
  constructor(readonly columns: readonly number[]) {}
  get count(): number {
    return this.#heights.length;
  }
  #row(height: number): number {
    this.#half = false;
    return this.#heights.push(height) - 1;
  }
  heading(text: string): void {
    this.#cells.push(cell(this.#row(LINE), 0, [{ text }], { columns: this.columns.length, bold: true }));
  }
  wide(text: string, pieces: readonly PrintPiece[], height: number): void {
    const row = this.#row(height);
    this.#cells.push(label(row, 0, text), cell(row, 1, pieces, { columns: this.columns.length - 1 }));
  }
  /** The left half of a row, or the right half of the one that has been begun. */
  pair(text: string, pieces: readonly PrintPiece[], height: number): void {
    const isSecond = this.#half;
    const row = isSecond ? this.count - 1 : this.#row(height);
    if (isSecond) this.#heights[row] = Math.max(this.#heights[row] ?? 0, height);
    this.#cells.push(label(row, isSecond ? 2 : 0, text), cell(row, isSecond ? 3 : 1, pieces));
    this.#half = !isSecond;
  }
  /** A lonely half has the whole row. */
  grid(): PrintGrid {
    const cells = this.#cells.map((one) => {
      const isLonely = one.column === 1 && one.columns === undefined && this.columns.length > 2 && !this.#cells.some(({ row, column }) => row === one.row && column === 2);
      return isLonely ? { ...one, columns: this.columns.length - 1 } : one;
    });
    return { rows: this.count, columns: [...this.columns], heights: this.#heights, cells };
  }
}

const isWide = (spec: FieldSpec, world: PrintWorld): boolean => WIDE.has(spec.widget ?? '') || optionTitles(spec, world).join('').length > MOST_IN_HALF;

/** A child table: its name, its heads, one row that repeats. Undefined: all of its columns are kept secret. */
export function tableGrid(spec: FieldSpec, world: PrintWorld): PrintGrid | undefined {
  const columns = Object.values(spec.columns ?? {}).filter(({ level, widget }) => level !== 'L4' && widget !== 'note').slice(0, 59);
  if (columns.length === 0) return undefined;
  const heads = [t('piece.rowNumber'), ...columns.map(({ title }) => title)];
  const pieces: PrintPiece[] = [{ field: spec.id }, ...columns.map((column) => fieldPiece(`${spec.id}/${column.id}`, column, world))];
  return {
    rows: 3, columns: [6, ...columns.map(({ widget }) => (widget === 'textarea' ? 24 : 94 / heads.length))], heights: [LINE, LINE, LINE],
    cells: [cell(0, 0, [{ text: spec.title }], { columns: heads.length, bold: true }), ...heads.map((text, column) => label(1, column, text)), ...pieces.map((piece, column) => cell(2, column, [piece], { align: 'center' }))],
    repeat: [{ row: 2, table: spec.id, atLeast: EMPTY_ROWS }],
  };
}

function body(form: OfferedForm, world: PrintWorld): PrintGrid[] {
  const grids: PrintGrid[] = [];
  let rows = new Rows(PAIRS);
  const flush = (): void => {
    if (rows.count > 0) grids.push(rows.grid());
    rows = new Rows(PAIRS);
  };
  const sections = fieldsInOrder(form);
  for (const section of sections) {
    if (sections.length > 1 && section.fields.some(({ columns }) => !columns)) rows.heading(section.title);
    for (const spec of section.fields.filter(({ level }) => level !== 'L4')) {
      if (rows.count >= MOST_ROWS) flush();
      const table = spec.columns ? tableGrid(spec, world) : undefined;
      if (spec.columns) flush();
      if (table) grids.push(table);
      if (spec.columns) continue;
      const [piece, height] = [fieldPiece(spec.id, spec, world), HEIGHTS[spec.widget ?? ''] ?? LINE];
      if (isWide(spec, world)) rows.wide(spec.title, [piece], height);
      else rows.pair(spec.title, [piece], height);
    }
  }
  flush();
  return grids;
}

function opinions(steps: readonly OfferedStep[]): PrintGrid[] {
  if (steps.length === 0) return [];
  const rows = new Rows([16, 84]);
  for (const { id, title } of steps.slice(0, MOST_ROWS)) {
    rows.wide(title, [{ step: id, what: 'opinion' }, { text: `\n\n${t('made.signed')}` }, { step: id, what: 'by' }, { text: t('made.on') }, { step: id, what: 'at' }], OPINION);
  }
  return [rows.grid()];
}

const head = (title: string): PrintGrid => ({
  rows: 2, columns: [1, 1], lines: false,
  cells: [cell(0, 0, [{ text: title }], { columns: 2, align: 'center', size: 'title', bold: true }), cell(1, 0, [{ text: t('made.no') }, { record: 'no' }]), cell(1, 1, [{ text: t('made.day') }, { record: 'occurredAt' }], { align: 'end' })],
});

/** @param steps whose opinions stand at the end */
export const gridsOfForm = (title: string, form: OfferedForm, world: PrintWorld, steps: readonly OfferedStep[]): PrintDef['grids'] => [head(title), ...body(form, world), ...opinions(steps)].slice(0, 100);
