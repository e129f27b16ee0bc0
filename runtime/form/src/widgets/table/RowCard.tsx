import { memo, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawingContext, Icon } from '../../parts/index';
import { RowButtons } from './RowButtons';
import type { RowProps } from './TableRow';

interface Props extends RowProps {
  /** by which one knows the row again */
  readonly text: string;
  readonly isOpen: boolean;
  readonly onToggle: (key: number) => void;
}

/** A row on a phone: one line, and its fields when it is tapped. */
export const RowCard = memo(function RowCard({ id, rowKey, at, count, columns, model, row, actions, onRemove, text, isOpen, onToggle }: Props) {
  const { t } = useTranslation('form');
  const { InFrame } = useContext(DrawingContext);
  const bodyId = `${id}-${rowKey}-body`;
  return (
    <li className={model.wrong > 0 ? 'row-card is-invalid' : 'row-card'} data-row={at}>
      <button type="button" className="row-head" aria-expanded={isOpen} aria-controls={bodyId} onClick={() => onToggle(rowKey)}>
        <span className="row-title">{text === '' ? t('table.row', { row: at + 1 }) : t('table.summary', { row: at + 1, text })}</span>
        {model.wrong > 0 && <span className="row-wrong"><Icon name="alert" />{t('table.rowWrong', { count: model.wrong })}</span>}
      </button>
      <div id={bodyId} className="row-body" hidden={!isOpen}>
        {isOpen && (
          <>
            {columns.map((column, index) => {
              const cell = model.cells[index];
              return cell && <InFrame key={column.id} id={`${id}-${at}-${column.id}`} field={cell} value={row[column.id]} onChange={(value) => actions.set(rowKey, column.id, value)} />;
            })}
            <RowButtons worded at={at} count={count} onMove={(by) => actions.move(rowKey, by)} onRemove={() => onRemove(rowKey)} />
          </>
        )}
      </div>
    </li>
  );
});
