import type { TileView } from '@liandong/server/contract/dashboards';
import type { Drill, Place } from '../drill';
import { figureCell } from '../table';
import { t } from '../text';
import { Opens } from './TableView';

const STEPS = 4;
/** Units as squares where they lie; the more, the stronger. The number stands in each, so that shade says nothing alone. */
export function GridBody({ tile, place, onOpen }: { readonly tile: Extract<TileView, { kind: 'grid' }>; readonly place: Place; readonly onOpen: ((drill: Drill) => void) | undefined }) {
  const { indicator, places } = tile;
  if (places.length === 0) return <p className="board-empty">{t('empty')}</p>;
  const most = Math.max(1, ...places.map(({ cell }) => cell.value ?? 0));
  const [top, left] = [Math.min(...places.map(({ row }) => row)), Math.min(...places.map(({ column }) => column))];
  const shade = (value: number | null): number => (value === null || value <= 0 ? 0 : Math.ceil((value / most) * STEPS));
  return (
    <ul className="board-places" aria-label={tile.title}>
      {places.map(({ id, title, row, column, cell }) => (
        <li key={id} className={`board-place board-shade-${shade(cell.value)}`} style={{ gridRow: row - top + 1, gridColumn: column - left + 1 }}>
          <span className="board-place-name" title={title}>{title}</span><strong><Opens shown={figureCell(place, indicator, cell, { org: { id, title } })} of={title} onOpen={onOpen} /></strong>
        </li>
      ))}
    </ul>
  );
}
