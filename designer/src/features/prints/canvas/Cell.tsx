import type { MouseEvent } from 'react';
import type { Finding } from '../../../editing';
import { keyOf, type Spot } from '../model/area';
import { lookOf } from '../model/cells';
import type { PieceWords } from '../model/words';
import { t } from '../text';
import { type Leave, Typing } from './Typing';

interface CellProps {
  readonly spot: Spot;
  readonly words: readonly PieceWords[];
  readonly findings: readonly Finding[];
  readonly isChosen: boolean;
  /** the one cell that Tab comes to */
  readonly isEntry: boolean;
  readonly isRepeated: boolean;
  /** what is being typed in it */
  readonly typing: string | undefined;
  onSelect(event: MouseEvent): void;
  /** the mouse is drawn over it */
  onExtend(): void;
  onType(): void;
  onLeave(text: string, way: Leave): void;
  onCancel(): void;
}

export const placeWords = ({ row, column }: { readonly row: number; readonly column: number }): string => t('cell.at', { row: row + 1, column: column + 1 });

/** A place of the sheet with what stands there, in words. */
export function Cell({ spot, words, findings, isChosen, isEntry, isRepeated, typing, onSelect, onExtend, onType, onLeave, onCancel }: CellProps) {
  const look = lookOf(spot.cell);
  const marks = [isChosen ? 'is-chosen' : '', findings.length > 0 ? 'is-wrong' : '', isRepeated ? 'is-repeated' : '', look.bold ? 'is-bold' : ''].filter((mark) => mark !== '').join(' ');
  const found = [...new Set(findings.map(({ detail }) => detail))].join('\n');
  return (
    <td
      role="gridcell" rowSpan={spot.rows} colSpan={spot.columns} className={`pr-cell is-${look.align} is-size-${look.size} ${marks}`} data-place={keyOf(spot)} tabIndex={isEntry && typing === undefined ? 0 : -1} aria-selected={isChosen}
      {...(found === '' ? {} : { title: found, 'aria-description': found })} {...(words.length === 0 ? { 'aria-label': `${t('cell.blank')}，${placeWords(spot)}` } : {})}
      onMouseDown={(event) => typing === undefined && onSelect(event)} onMouseEnter={(event) => event.buttons === 1 && onExtend()} onDoubleClick={() => onType()}
    >
      {typing === undefined
        ? words.map(({ kind, text }, index) => <span key={index} className={`pr-piece is-${kind}`}>{text}</span>)
        : <Typing text={typing} where={placeWords(spot)} onLeave={onLeave} onCancel={onCancel} />}
    </td>
  );
}
