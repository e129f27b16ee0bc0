import type { TileView } from '@liandong/server/contract/dashboards';
import type { Drill, Place } from '../drill';
import { figureCell } from '../table';
import { t, unitWord } from '../text';
import { changeText, numberText, whyNone } from '../words';
import { Opens } from './TableView';

/** One figure, large, with the step from the period before and how far it is to the goal. */
export function NumberBody({ tile, place, onOpen }: { readonly tile: Extract<TileView, { kind: 'number' }>; readonly place: Place; readonly onOpen: ((drill: Drill) => void) | undefined }) {
  const { indicator, cell, before, goal } = tile;
  const unit = unitWord(indicator.unit);
  const words = changeText(cell, before, indicator.unit) || whyNone(cell, indicator);
  return (
    <div className="board-figure">
      <p className="board-value"><Opens shown={figureCell(place, indicator, cell)} of={tile.title} onOpen={onOpen} />{cell.value !== null && <small>{unit}</small>}</p>
      {words !== '' && <p className="board-hint">{words}</p>}
      {goal !== undefined && goal > 0 && cell.value !== null && (
        <><progress className="board-goal" max={goal} value={Math.min(goal, Math.max(0, cell.value))} aria-label={t('goalHead')} /><p className="board-hint">{t('goal', { goal: numberText(goal), unit, share: Math.round((cell.value / goal) * 100) })}</p></>
      )}
    </div>
  );
}
