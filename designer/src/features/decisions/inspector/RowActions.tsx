import { Button } from 'antd';
import type { TableActions } from '../grid/actions';
import type { Place } from '../model/place';
import { t } from '../text';

interface Props { readonly place: Place; readonly rows: number; readonly actions: TableActions }

export function RowActions({ place, rows, actions }: Props) {
  return (
    <div className="ld-row dt-actions" role="group" aria-label={t('inspector.rowActions')}>
      <Button size="small" onClick={() => actions.copyRow(place.row)}>{t('inspector.copyRow')}</Button>
      <Button size="small" disabled={place.row === 0} onClick={() => actions.moveRow(place, -1)}>{t('inspector.up')}</Button>
      <Button size="small" disabled={place.row === rows - 1} onClick={() => actions.moveRow(place, 1)}>{t('inspector.down')}</Button>
      <Button size="small" danger onClick={() => actions.removeRow(place)}>{t('inspector.remove')}</Button>
    </div>
  );
}

interface ColumnProps { readonly place: Place; readonly isFirst: boolean; readonly isLast: boolean; readonly isOnly: boolean; readonly actions: TableActions }
export function ColumnActions({ place, isFirst, isLast, isOnly, actions }: ColumnProps) {
  return (
    <div className="ld-row dt-actions" role="group" aria-label={t('inspector.columnActions')}>
      <Button size="small" disabled={isFirst} onClick={() => actions.moveColumn(place, -1)}>{t('inspector.left')}</Button>
      <Button size="small" disabled={isLast} onClick={() => actions.moveColumn(place, 1)}>{t('inspector.right')}</Button>
      <Button size="small" danger disabled={isOnly} onClick={() => actions.removeColumn(place)}>{t('inspector.removeColumn')}</Button>
    </div>
  );
}
