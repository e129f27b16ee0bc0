/** Tiles of a dashboard as one workbook, a sheet each. The writer is loaded when it is asked for. */
import { formatStamp } from '@liandong/client';
import type { DashboardView, TileView } from '@liandong/server/contract/dashboards';
import { aboutOf } from './about';
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

/** Title, then how it was counted and when, then the table: of what has a code, with it. */
function rowsOf(view: DashboardView, tile: TileView): BoardSheet['rows'] {
  const { head: [first = '', ...others], rows } = tableOf(view, tile);
  const hasCodes = rows.some(({ code }) => code !== undefined);
  const head = [first, ...(hasCodes ? [t('code')] : []), ...others];
  return [
    [text(`${tile.title} ${periodTitle(view.period)} ${view.org?.title ?? t('allOrgs')}`, true)],
    [text(aboutOf(tile, formatStamp).join(' · '))],
    head.map((one) => text(one, true)),
    ...rows.map(({ title, code = '', cells }) => [text(title), ...(hasCodes ? [text(code)] : []), ...cells.map((cell): Cell => (cell.value === undefined ? text(cell.text) : { value: cell.value, type: Number }))]),
  ];
}

export function sheetsOf(view: DashboardView): BoardSheet[] {
  const tiles = view.tiles.filter(({ kind }) => kind !== 'none');
  const names = sheetNames(tiles);
  return tiles.map((tile, index) => ({ name: names[index] ?? '', rows: rowsOf(view, tile) }));
}

export function sheetFile(view: DashboardView, isOneTile: boolean): string {
  const [{ title: tile } = { title: '' }] = view.tiles;
  const said = { title: view.title, period: periodTitle(view.period) };
  return `${isOneTile ? t('fileOfTile', { ...said, tile }) : t('file', said)}.xlsx`;
}

/** The workbook as a file to be kept. */
export async function sheetBlob(view: DashboardView): Promise<Blob> {
  const { default: write } = await import('write-excel-file/browser');
  return write(sheetsOf(view).map(({ name, rows: [title = [], about = [], ...rows] }) => ({ sheet: name, data: [title, about, ...rows].map((row) => [...row]), columns: (rows[0] ?? []).map((_cell, column) => ({ width: column === 0 ? 24 : 16 })) }))).toBlob();
}
