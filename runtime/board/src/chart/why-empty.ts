import type { TileCell } from '@liandong/server/contract/dashboards';
import { t } from '../text';
import { whyNone } from '../words';
import type { Charted } from './options';

/** Bars of a ranking say themselves that a figure is too small to be shown; a line cannot. */
const isDrawn = (tile: Charted) => ({ value, reason }: TileCell): boolean => value !== null || (tile.kind === 'ranking' && reason === 'suppressed');

/** Why there is nothing to draw, in words; undefined where there is something. */
export function whyEmpty(tile: Charted): string | undefined {
  if (tile.kind === 'money') return tile.statement.rows.length === 0 ? t('empty') : undefined;
  const [indicator] = tile.kind === 'trend' ? tile.indicators : [tile.indicator];
  const cells = tile.kind === 'trend' ? tile.points.flatMap((point) => point.cells) : tile.rows.map(({ cell }) => cell);
  if (cells.some(isDrawn(tile))) return undefined;
  const [first] = cells;
  return (first && indicator && whyNone(first, indicator)) || t('empty');
}
