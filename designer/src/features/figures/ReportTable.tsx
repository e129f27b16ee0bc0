import type { ReportView } from '@liandong/server/contract/figures';
import { t } from '../../text';
import { figureText, unitOf } from './words';

/** Units × indicators. Every number leads to its records. */
export function ReportTable({ view, onOpen }: { readonly view: ReportView; readonly onOpen: (indicator: string, org?: string) => void }) {
  const cell = (row: ReportView['rows'][number] | undefined, indicator: ReportView['indicators'][number]) => {
    const found = (row ? row.cells : view.total)[indicator.id];
    const text = figureText(found?.value);
    const name = t('figures.cell', { org: row?.orgName ?? t('figures.total'), title: indicator.title, value: text });
    return (
      <td key={indicator.id}>
        {found && found.n > 0 ? <button type="button" className="ld-figure" aria-label={name} onClick={() => onOpen(indicator.id, row?.orgId)}>{text}</button> : <span className="ld-hint">{text}</span>}
      </td>
    );
  };
  return (
    <div className="ld-report-scroll" tabIndex={0} role="region" aria-label={view.title}>
      <table className="ld-report">
        <caption className="visually-hidden">{view.title}</caption>
        <thead><tr><th scope="col">{t('figures.unit')}</th>{view.indicators.map((indicator) => <th key={indicator.id} scope="col" title={indicator.description}>{indicator.title}<span className="ld-hint">({unitOf(indicator.unit)})</span></th>)}</tr></thead>
        <tbody>
          {view.rows.map((row) => <tr key={row.orgId}><th scope="row">{row.orgName}</th>{view.indicators.map((indicator) => cell(row, indicator))}</tr>)}
        </tbody>
        <tfoot><tr><th scope="row">{t('figures.total')}</th>{view.indicators.map((indicator) => cell(undefined, indicator))}</tr></tfoot>
      </table>
    </div>
  );
}
