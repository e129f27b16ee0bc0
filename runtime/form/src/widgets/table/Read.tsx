import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawingContext } from '../../parts/index';
import type { ReadProps } from '../widget';
import { isRow } from './rows';
import { SumsRow } from './Sums';

/** All rows as they are; on a phone one below the other, each answer with its column's name. */
export function TableRead({ field, value, host }: ReadProps) {
  const { t } = useTranslation('form');
  const { AsText } = useContext(DrawingContext);
  const model = field.table;
  if (!model || !Array.isArray(value)) return null;
  if (value.length === 0) return <span className="value-empty">{t('field.empty')}</span>;
  return (
    <span className="rows-read">
      <table className="rows-table" aria-label={field.title}>
        <thead><tr><th scope="col" className="row-number">{t('table.number')}</th>{model.columns.map((column) => <th key={column.id} scope="col">{column.title}</th>)}</tr></thead>
        <tbody>
          {value.map((row, at) => (
            <tr key={String(at)}>
              <th scope="row" className="row-number">{at + 1}</th>
              {model.columns.map((column, index) => {
                const cell = model.rows[at]?.cells[index];
                return <td key={column.id} data-title={column.title}>{cell && <AsText field={cell} value={isRow(row) ? row[column.id] : undefined} host={host} />}</td>;
              })}
            </tr>
          ))}
        </tbody>
        <SumsRow table={field.id} model={model} rows={value} host={host} ends={false} />
      </table>
    </span>
  );
}
