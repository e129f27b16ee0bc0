import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/index';

interface Props {
  readonly at: number;
  readonly count: number;
  /** with words beside the pictures */
  readonly worded?: boolean;
  readonly onMove: (by: number) => void;
  readonly onRemove: () => void;
}

export function RowButtons({ at, count, worded = false, onMove, onRemove }: Props) {
  const { t } = useTranslation('form');
  const row = at + 1;
  const className = worded ? 'btn btn-plain' : 'btn btn-quiet btn-icon';
  return (
    <span className="row-buttons">
      <button type="button" className={className} aria-label={t('table.up', { row })} title={t('table.upShort')} disabled={at === 0} onClick={() => onMove(-1)}><Icon name="up" />{worded && t('table.upShort')}</button>
      <button type="button" className={className} aria-label={t('table.down', { row })} title={t('table.downShort')} disabled={at === count - 1} onClick={() => onMove(1)}><Icon name="down" />{worded && t('table.downShort')}</button>
      <button type="button" className={className} aria-label={t('table.remove', { row })} title={t('table.removeShort')} onClick={onRemove}><Icon name="close" />{worded && t('table.removeShort')}</button>
    </span>
  );
}
