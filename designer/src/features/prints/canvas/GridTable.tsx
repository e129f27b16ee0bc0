import type { PrintGrid } from '@liandong/core/run';
import { isIn, keyOf, type Place, spotsOf, type Spot } from '../model/area';
import { type Found, placeKey } from '../model/findings';
import { repeatAt } from '../model/repeat';
import { wordsAt } from '../model/words';
import type { PrintWorld } from '../model/world';
import { at, type Selected } from '../selection';
import { t } from '../text';
import { Cell } from './Cell';
import type { SheetKeys } from './use-sheet-keys';

interface GridTableProps {
  readonly index: number;
  readonly grid: PrintGrid;
  readonly world: PrintWorld;
  readonly selected: Selected | undefined;
  readonly keys: SheetKeys;
  readonly found: Found;
  /** nothing is chosen: Tab comes to its first cell */
  readonly isEntry: boolean;
}

const isFirst = ({ row, column }: Place): boolean => row === 0 && column === 0;

/** One grid of the sheet. */
export function GridTable({ index, grid, world, selected, keys, found, isEntry }: GridTableProps) {
  const spots = spotsOf(grid);
  const total = grid.columns.reduce((sum, width) => sum + width, 0);
  const cellFor = (spot: Spot) => {
    const { typing } = keys;
    const key = `${index}:${keyOf(spot)}`;
    return (
      <Cell
        key={keyOf(spot)} spot={spot} words={wordsAt(grid, spot, spot.cell?.pieces ?? [], world)} findings={found.byPlace.get(placeKey({ grid: index, place: spot })) ?? []}
        isChosen={selected !== undefined && isIn(spot, selected.area)} isEntry={selected ? isIn(selected.head, spot) : isEntry && isFirst(spot)} isRepeated={repeatAt(grid, spot.row) !== undefined}
        typing={typing?.key === key ? typing.text : undefined}
        onSelect={(event) => keys.choose(event.shiftKey && selected ? { ...selected, head: spot } : at(index, spot))}
        onExtend={() => selected && keys.typing === undefined && keys.choose({ ...selected, head: spot })}
        onType={() => keys.type({ grid: index, place: spot }, false)} onLeave={keys.leave} onCancel={keys.cancel}
      />
    );
  };
  return (
    <table role="grid" aria-label={t('page.grid', { n: index + 1 })} aria-multiselectable className={grid.lines === false ? 'pr-grid is-plain' : 'pr-grid'} data-grid={index}>
      <colgroup>{grid.columns.map((width, column) => <col key={column} style={{ width: `${(width / total) * 100}%` }} />)}</colgroup>
      <tbody>
        {Array.from({ length: grid.rows }, (_one, row) => (
          <tr key={row} {...(repeatAt(grid, row) ? { className: 'is-repeated' } : {})} style={{ height: `max(26px, ${grid.heights?.[row] ?? 0}mm)` }}>{spots.filter((spot) => spot.row === row).map(cellFor)}</tr>
        ))}
      </tbody>
    </table>
  );
}
