/** All tiles of a dashboard as one workbook, a sheet each. The writer is loaded when it is asked for. */
import type { DashboardView, TileView } from '@liandong/server/contract/dashboards';
import { tableOf } from './table';
import { t } from './text';
import { periodTitle } from './words';

type Cell = { readonly value: string; readonly type: StringConstructor; readonly fontWeight?: 'bold' } | { readonly value: number; readonly type: NumberConstructor };
export interface BoardSheet { readonly name: string; readonly rows: readonly (readonly Cell[])[] }

const text = (value: string, isHead = false): Cell => ({ value, type: String, ...(isHead ? { fontWeight: 'bold' as const } : {}) });

/** What a sheet may be called: 31 characters, some of them forbidden, each name once. */
function sheetNames(tiles: readonly TileView[]): string[] {
  const taken = new Set<string>();
  return tiles.map(({ title }, index) => {
    const plain = title.replace(/[\\/?*[\]:']/g, ' ').trim().slice(0, 26) || String(index + 1);
    const name = taken.has(plain) ? `${plain} ${index + 1}` : plain;
    taken.add(name);
    return name;
  });
}

export function sheetsOf(view: DashboardView): BoardSheet[] {
  const tiles = view.tiles.filter(({ kind }) => kind !== 'none');
  const names = sheetNames(tiles);
  return tiles.map((tile, index) => {
    const { head, rows } = tableOf(view, tile);
    return {
      name: names[index] ?? '',
      rows: [[text(`${tile.title} ${periodTitle(view.period)} ${view.org?.title ?? ''}`.trim(), true)], head.map((one) => text(one, true)), ...rows.map((row) => [text(row.title), ...row.cells.map((cell): Cell => (cell.value === undefined ? text(cell.text) : { value: cell.value, type: Number }))])],
    };
  });
}

export const sheetFile = (view: DashboardView): string => `${t('file', { title: view.title, period: periodTitle(view.period) })}.xlsx`;

/** The workbook as a file to be kept. */
export async function sheetBlob(view: DashboardView): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  return write(sheetsOf(view).map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => [...row]), columns: rows.reduce<{ width: number }[]>((widths, row) => row.map((_cell, column) => widths[column] ?? { width: column === 0 ? 24 : 16 }), []) }))).toBlob();
}
