import type { TileView } from '@liandong/server/contract/dashboards';
import type { Drill, Place } from '../drill';
import { tableOf } from '../table';
import { t } from '../text';
import { Opens } from './TableView';

type Matrix = Extract<TileView, { kind: 'fulfilment' }>['matrix'];
type Cell = Matrix['rows'][number]['cells'][number];
const stateOf = (cell: Cell | undefined): '' | 'done' | 'late' => (!cell ? '' : cell.done >= cell.planned ? 'done' : cell.behind > 0 ? 'late' : '');
const stateWord = (cell: Cell | undefined): string => { const state = stateOf(cell); return state === 'done' ? t('quotaDone') : state === 'late' && cell ? t('quotaLate', { n: cell.behind }) : ''; };

/** Units × service items: done of what is asked for, with a word where it is done or behind. */
export function MatrixBody({ tile, place, onOpen }: { readonly tile: Extract<TileView, { kind: 'fulfilment' }>; readonly place: Place; readonly onOpen: ((drill: Drill) => void) | undefined }) {
  const { head, rows } = tableOf(place, tile);
  if (rows.length === 0 || head.length < 2) return <p className="board-empty">{t('empty')}</p>;
  return (
    <div className="board-scroll" tabIndex={0} role="region" aria-label={tile.title}>
      <table className="board-table board-matrix">
        <thead><tr>{head.map((title, index) => <th key={index} scope="col">{title}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}><th scope="row">{row.title}</th>
              {row.cells.map((shown, column) => { const cell = tile.matrix.rows[at]?.cells[column]; return <td key={column} className={`board-quota is-${stateOf(cell) || 'on'}`}><Opens shown={shown} of={row.title} onOpen={onOpen} /><small>{stateWord(cell)}</small></td>; })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
