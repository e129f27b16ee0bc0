import { useTranslation } from 'react-i18next';
import type { FieldModel, FormHost, TableModel } from '../../model/types';
import { cellText } from './row-text';
import { sumOf, type Rows } from './rows';

interface Props { readonly table: string; readonly model: TableModel; readonly rows: Rows; readonly host: FormHost }

const sumText = ({ table, model, rows, host }: Props, column: FieldModel, index: number): string =>
  cellText(host, table, column.id, sumOf(rows, column.id, (row) => model.rows[row]?.cells[index] !== undefined));

/** Under the columns. `ends`: a cell under the buttons, too. */
export function SumsRow(props: Props & { readonly ends: boolean }) {
  const { t } = useTranslation('form');
  const { model, ends } = props;
  if (model.sums.length === 0 || props.rows.length === 0) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('table.sum')}</th>
        {model.columns.map((column, index) => <td key={column.id}>{model.sums.includes(column.id) && sumText(props, column, index)}</td>)}
        {ends && <td />}
      </tr>
    </tfoot>
  );
}

/** Where there are no columns to stand under. */
export function SumsLine(props: Props) {
  const { t } = useTranslation('form');
  const { model } = props;
  if (model.sums.length === 0 || props.rows.length === 0) return null;
  return <p className="rows-sums">{model.columns.map((column, index) => model.sums.includes(column.id) && <span key={column.id}>{t('table.sumOf', { title: column.title, sum: sumText(props, column, index) })}</span>)}</p>;
}
