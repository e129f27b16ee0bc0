import type { SheetBand, SheetCell, SheetGrid, SheetRow } from '@liandong/core/run';
import type { FileStore } from '../model/types';
import { Part } from './Part';

type Files = FileStore | undefined;

function Cell({ cell, files }: { readonly cell: SheetCell; readonly files: Files }) {
  const look = ['paper-cell', `paper-${cell.align}`, `paper-${cell.size}`, ...(cell.bold ? ['paper-bold'] : [])].join(' ');
  return <td colSpan={cell.columns} rowSpan={cell.rows} className={look}>{cell.parts.map((part, index) => <Part key={index} part={part} files={files} />)}</td>;
}

const Rows = ({ rows, files }: { readonly rows: readonly SheetRow[]; readonly files: Files }) =>
  rows.map((row, index) => (
    <tr key={index} style={row.height > 0 ? { height: `${row.height}mm` } : undefined}>{row.cells.map((cell) => <Cell key={cell.column} cell={cell} files={files} />)}</tr>
  ));

/** One table a band: only so does the browser repeat the headings of rows in the middle of a form. */
function Band({ grid, band, files }: { readonly grid: SheetGrid; readonly band: SheetBand; readonly files: Files }) {
  return (
    <table>
      <colgroup>{grid.columns.map((width, index) => <col key={index} style={{ width: `${width}%` }} />)}</colgroup>
      {band.head.length > 0 && <thead><Rows rows={band.head} files={files} /></thead>}
      <tbody><Rows rows={band.body} files={files} /></tbody>
    </table>
  );
}

export const Grid = ({ grid, files }: { readonly grid: SheetGrid; readonly files: Files }) => (
  <div className={grid.lines ? 'paper-grid' : 'paper-grid paper-plain'}>{grid.bands.map((band, index) => <Band key={index} grid={grid} band={band} files={files} />)}</div>
);
