/** What a sheet of paper asks for: each cell with its part in the form. Nothing is left out silently: what has no part is marked. */
import { guess } from '../recognise/guess';
import type { Proposal } from '../recognise/proposal';
import words from '../recognise/words.json' with { type: 'json' };
import { asked, cleaned, hasBoxes, isBlank, isNote, isNumbered } from './cell-text';
import type { Grid, Paper, PaperCell } from './grid';

export type Part = 'title' | 'section' | 'label' | 'field' | 'table' | 'note' | 'empty' | 'unknown';
export interface Understood extends PaperCell {
  readonly grid: number;
  readonly part: Part;
  /** of a field: what is asked there; of the head of a table: its columns */
  readonly fields: readonly Proposal[];
  /** of a table: what it is called */
  readonly title?: string;
  /** of a table: how many rows below its heads are to be filled in */
  readonly lines?: number;
}
type Mark = Pick<Understood, 'part' | 'fields' | 'title' | 'lines'>;

const MAX_LABEL = 40;
const LINE = 24;
const isLabel = ({ text }: PaperCell): boolean => !isBlank(text) && text.trim().length <= MAX_LABEL && !hasBoxes(text);
const isShort = ({ text }: PaperCell): boolean => cleaned(text).length <= LINE;
const isWide = (cell: PaperCell, grid: Grid): boolean => cell.columns >= grid.columns;

class Reading {
  readonly #marks = new Map<PaperCell, Mark>();
  readonly #rows: PaperCell[][] = [];

  constructor(readonly grid: Grid, readonly isFirst: boolean) {
    for (const cell of grid.cells) (this.#rows[cell.row] ??= []).push(cell);
  }
  run(): ReadonlyMap<PaperCell, Mark> {
    for (let row = 0; row < this.grid.rows; row += 1) this.#table(row);
    for (const cell of this.grid.cells) if (!this.#marks.has(cell)) this.#cell(cell);
    for (const cell of this.grid.cells) if (!this.#marks.has(cell)) this.#mark(cell, isBlank(cell.text) ? 'empty' : 'unknown');
    return this.#marks;
  }
  #mark(cell: PaperCell, part: Part, fields: readonly Proposal[] = [], table: Pick<Mark, 'title' | 'lines'> = {}): void {
    this.#marks.set(cell, { part, fields, ...table });
  }
  #right({ row, column, columns }: PaperCell): PaperCell | undefined {
    return this.grid.cells.find((cell) => cell.column === column + columns && cell.row <= row && row < cell.row + cell.rows);
  }
  #below({ row, column, rows, columns }: PaperCell): PaperCell | undefined {
    return this.grid.cells.find((cell) => cell.row === row + rows && cell.column === column && cell.columns === columns);
  }

  /** Heads above empty lines of the same columns: a table that one fills line by line. */
  #table(row: number): void {
    const line = this.#lineAt(row);
    if (line.length < 3 || line.some((cell) => this.#marks.has(cell) || !isLabel(cell) || !isShort(cell))) return;
    let end = row + 1;
    while (end < this.grid.rows && this.#isLineOf(line, end)) end += 1;
    if (end > row + 1) this.#found(row, line, end);
  }
  #lineAt(row: number): PaperCell[] {
    return (this.#rows[row] ?? []).filter((cell) => cell.rows === 1);
  }
  #found(row: number, line: readonly PaperCell[], end: number): void {
    const heads = line.filter((cell) => !words.paper.row.includes(cleaned(cell.text)));
    const [first = line[0]] = heads;
    const side = this.grid.cells.find((cell) => cell.rows > 1 && cell.row <= row && row < cell.row + cell.rows && cell.column < (line[0]?.column ?? 0));
    const above = (this.#rows[row - 1] ?? []).find((cell) => isWide(cell, this.grid) && isLabel(cell));
    const title = cleaned((side ?? above)?.text ?? '').replace(new RegExp(words.paper.numbered), '') || words.tableTitle;
    if (first) this.#mark(first, 'table', heads.map((cell) => ({ title: cleaned(cell.text), ...guess(cleaned(cell.text)) })), { title, lines: end - row - 1 });
    for (const cell of line) if (cell !== first) this.#mark(cell, 'label');
    for (let next = row + 1; next < end; next += 1) for (const cell of this.#lineAt(next)) this.#mark(cell, 'empty');
    if (side) this.#mark(side, 'label');
  }
  #isLineOf(head: readonly PaperCell[], row: number): boolean {
    const cells = this.#lineAt(row);
    if (cells.length !== head.length || cells.some((cell, at) => cell.column !== head[at]?.column || cell.columns !== head[at]?.columns)) return false;
    return cells.every(({ text }, at) => isBlank(text) || /^\d{1,3}$/.test(text.trim()) && at === 0 || words.paper.more.includes(cleaned(text)));
  }

  #cell(cell: PaperCell): void {
    if (isBlank(cell.text)) return;
    if (isWide(cell, this.grid)) this.#wide(cell);
    else this.#beside(cell);
  }
  /** A line over the whole width: the title, a heading, a note, or blanks within a sentence. */
  #wide(cell: PaperCell): void {
    const fields = asked(cell.text, '');
    if (fields.length > 0) this.#mark(cell, 'field', fields);
    else if (isNote(cell.text) || cell.text.trim().length > MAX_LABEL) this.#mark(cell, 'note');
    else if (this.isFirst && cell.row === 0) this.#mark(cell, 'title');
    else if (isNumbered(cell.text) || isShort(cell)) this.#mark(cell, 'section');
  }
  /** A label with its blank to the right, or below it. */
  #beside(cell: PaperCell): void {
    const own = asked(cell.text, '');
    if (own.length > 0) return this.#mark(cell, 'field', own);
    if (!isLabel(cell)) return isNote(cell.text) ? this.#mark(cell, 'note') : undefined;
    const right = this.#right(cell);
    if (right && !this.#marks.has(right) && this.#answer(cell, right)) return this.#mark(cell, 'label');
    if (cell.rows > 1 && right && isLabel(right)) return this.#mark(cell, 'section');
    const below = this.#below(cell);
    if (below && !this.#marks.has(below) && isBlank(below.text) && !right) {
      this.#answer(cell, below);
      return this.#mark(cell, 'label');
    }
    return undefined;
  }
  #answer(label: PaperCell, cell: PaperCell): boolean {
    const title = cleaned(label.text);
    const fields = isBlank(cell.text) ? [this.#blank(title, cell)] : asked(cell.text, label.text);
    if (fields.length > 0) this.#mark(cell, 'field', fields);
    return fields.length > 0;
  }
  #blank(title: string, cell: PaperCell): Proposal {
    const guessed = guess(title);
    return { title, ...(guessed.widget === 'text' && cell.rows > 2 ? { widget: 'textarea' } : guessed) };
  }
}

/** A table without a name of its own is called as the heading before it. */
function named(cells: readonly Understood[]): Understood[] {
  let heading: string | undefined;
  return cells.map((cell) => {
    if (cell.part === 'section') heading = cleaned(cell.text).replace(new RegExp(words.paper.numbered), '');
    return cell.part === 'table' && cell.title === words.tableTitle && heading ? { ...cell, title: heading } : cell;
  });
}

export function recognise({ grids }: Paper): Understood[] {
  const first = grids.findIndex(({ cells }) => cells.some(({ text }) => !isBlank(text)));
  return named(grids.flatMap((grid, at) => {
    const marks = new Reading(grid, at === first).run();
    return grid.cells.map((cell): Understood => ({ ...cell, grid: at, ...(marks.get(cell) ?? { part: 'unknown', fields: [] }) }));
  }));
}
