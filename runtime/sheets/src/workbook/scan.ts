/** What a sheet's XML says beside its values: its extent, merged cells, formulas. Read before the values, so that no sheet can be too wide. */
export interface Merge { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number }
export interface Extent { readonly rows: number; readonly columns: number; readonly cells: number }

/** `AB12` → row 11, column 27, both from 0. */
function placeOf(ref: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(ref) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
const CELL = /<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,4}\d{1,8})"[^>]*?(\/)?>/g;

const FORMULA = /\s*<(?:\w+:)?f[\s>/]/y;
const MOST_NAMED = 5;
/** After so many cells others get a turn. */
const CELLS_A_TURN = 20_000;

export interface Scanned extends Extent { /** the first cells that hold a formula */ readonly formulas: readonly string[] }
/**
 * How far values reach (cells that only have a look do not count), and where formulas stand. Ends where `isEnough` says so: a sheet that
 * is too large is not looked at any further.
 */
export async function scan(xml: string, isEnough: (extent: Extent) => boolean, breath?: () => Promise<unknown>): Promise<Scanned> {
  let extent: Extent = { rows: 0, columns: 0, cells: 0 };
  const formulas: string[] = [];
  for (const { 0: tag, 1: ref = '', 2: isEmpty, index } of xml.matchAll(CELL)) {
    const { rows, columns, cells } = extent;
    const { row, column } = placeOf(ref);
    extent = isEmpty ? { rows, columns, cells: cells + 1 } : { rows: Math.max(rows, row + 1), columns: Math.max(columns, column + 1), cells: cells + 1 };
    if (isEnough(extent)) break;
    FORMULA.lastIndex = index + tag.length;
    if (!isEmpty && formulas.length < MOST_NAMED && FORMULA.test(xml)) formulas.push(ref);
    if (breath && extent.cells % CELLS_A_TURN === 0) await breath();
  }
  return { ...extent, formulas };
}

export const mergesOf = (xml: string): Merge[] => [...xml.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g)].slice(0, 5_000).map(([, from = 'A1', to = 'A1']) => {
  const [start, end] = [placeOf(from), placeOf(to)];
  return { ...start, rows: end.row - start.row + 1, columns: end.column - start.column + 1 };
});

const ROW = /<(?:\w+:)?row[\s/>]/g;
/** More rows than that are written down, whatever is in them: most of them only have a look. */
export function hasMoreRows(xml: string, most: number): boolean {
  let rows = 0;
  for (const _row of xml.matchAll(ROW)) if (++rows > most) return true;
  return false;
}

/** How a sheet is printed: widths of columns that say one, of all others, and which way the paper lies. */
export interface SheetLook { readonly widths: Readonly<Record<number, number>>; readonly width: number; readonly isLandscape: boolean }
const USUAL_WIDTH = 8.43;
const MOST_COLUMNS = 500;

export function lookOf(xml: string): SheetLook {
  const numberIn = (attributes: string, name: string): number => Number(new RegExp(`(?:^|\\s)${name}="([\\d.]+)"`).exec(attributes)?.[1] ?? 0);
  const widths: Record<number, number> = {};
  for (const [, attributes = ''] of xml.slice(0, xml.indexOf('<sheetData')).matchAll(/<(?:\w+:)?col\s([^>]*)>/g)) {
    const [from, to, width] = [numberIn(attributes, 'min'), numberIn(attributes, 'max'), numberIn(attributes, 'width')];
    for (let column = from; column <= Math.min(to, MOST_COLUMNS) && width > 0; column += 1) widths[column - 1] = width;
  }
  return { widths, width: numberIn(/<(?:\w+:)?sheetFormatPr\s([^>]*)>/.exec(xml)?.[1] ?? '', 'defaultColWidth') || USUAL_WIDTH, isLandscape: /<(?:\w+:)?pageSetup\s[^>]*orientation="landscape"/.test(xml) };
}
