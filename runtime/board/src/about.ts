import type { TileView } from '@liandong/server/contract/dashboards';
import { t, unitWord } from './text';

/** Unit, how it is counted, and as of when, as `moment` says it. */
export function aboutOf(tile: TileView, moment: (instant: string) => string): string[] {
  const indicators = tile.kind === 'trend' ? tile.indicators : 'indicator' in tile ? [tile.indicator] : [];
  const unit = indicators[0] ? unitWord(indicators[0].unit) : tile.kind === 'money' ? tile.statement.unit : '';
  const bases = indicators.flatMap(({ basis, title }) => (basis === undefined ? [] : [indicators.length > 1 ? t('basisOf', { title, basis }) : basis]));
  return [...(unit === '' ? [] : [t('unit', { unit })]), ...bases.map((basis) => t('basis', { basis })), ...(tile.kind === 'ranking' && tile.more > 0 ? [t('more', { n: tile.more })] : []), t('asOf', { when: moment(tile.asOf) })];
}
