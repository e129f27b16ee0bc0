/** The print as a whole: its grids in their order, its page. */
import type { PrintDef, PrintGrid } from '@liandong/core/run';

const FRESH_COLUMNS = [1, 2, 1, 2];

export const freshGrid = (): PrintGrid => ({ rows: 2, columns: [...FRESH_COLUMNS], cells: [] });

export const changeGrid = (print: PrintDef, at: number, change: (grid: PrintGrid) => PrintGrid): PrintDef => ({ ...print, grids: print.grids.map((grid, index) => (index === at ? change(grid) : grid)) });
export const insertGrids = (print: PrintDef, at: number, grids: readonly PrintGrid[]): PrintDef => (print.grids.length + grids.length > 100 ? print : { ...print, grids: [...print.grids.slice(0, at), ...grids, ...print.grids.slice(at)] });
/** The last one stays. */
export const removeGrid = (print: PrintDef, at: number): PrintDef => (print.grids.length === 1 ? print : { ...print, grids: print.grids.filter((_grid, index) => index !== at) });
export function moveGrid(print: PrintDef, at: number, by: -1 | 1): PrintDef {
  const [one, other] = [print.grids[at], print.grids[at + by]];
  return one && other ? { ...print, grids: print.grids.map((grid, index) => (index === at ? other : index === at + by ? one : grid)) } : print;
}

type Page = NonNullable<PrintDef['page']>;
const USUAL: Required<Page> = { size: 'A4', landscape: false, margin: 15 };
export const pageSettings = ({ page }: PrintDef): Required<Page> => ({ ...USUAL, ...page });
/** What is as usual is not written down. */
export function setPage(print: PrintDef, change: Partial<Page>): PrintDef {
  const { page: _before, ...rest } = print;
  const next = { ...pageSettings(print), ...change };
  const said = Object.fromEntries(Object.entries(next).filter(([name, value]) => value !== USUAL[name as keyof Page])) as Page;
  return Object.keys(said).length === 0 ? rest : { ...rest, page: said };
}
export function setLines(grid: PrintGrid, hasLines: boolean): PrintGrid {
  const { lines: _before, ...rest } = grid;
  return hasLines ? rest : { ...rest, lines: false };
}
