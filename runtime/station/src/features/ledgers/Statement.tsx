import { useQuery } from '@tanstack/react-query';
import { formatWhen, useApi } from '@liandong/client';
import { amountText } from '@liandong/core/run';
import type { StatementView } from '@liandong/server/contract/ledgers';
import { useNow } from '../../data';
import { Empty, Failed, Loading } from '../../ui';
import { type PartProps, given } from './asked';
import { Download } from './Download';
import { t } from './text';

const SUMS = ['opening', 'in', 'out', 'closing'] as const;

/** A table at a desk and on paper; on a phone each source is a block of its own. */
function Table({ view }: { readonly view: StatementView }) {
  const cells = (sums: StatementView['total']) => SUMS.map((key) => <td key={key} data-title={t(`ledgers.${key}`)}>{amountText({ kind: view.kind, unit: '' }, sums[key]).trim()}</td>);
  return (
    <table className="ledger-table">
      <caption className="visually-hidden">{view.title}</caption>
      <thead><tr><th scope="col">{view.by.title}</th>{SUMS.map((key) => <th key={key} scope="col">{t(`ledgers.${key}`)}</th>)}</tr></thead>
      <tbody>{view.rows.map((row) => <tr key={row.value}><th scope="row">{row.title}</th>{cells(row)}</tr>)}</tbody>
      <tfoot><tr><th scope="row">{t('ledgers.total')}</th>{cells(view.total)}</tr></tfoot>
    </table>
  );
}

/** Opening + in − out = closing, for every source. */
export function Statement({ ledger, asked }: PartProps) {
  const api = useApi();
  const now = useNow();
  const { packId, ledgerId } = ledger;
  const query = given({ orgId: asked.orgId, period: asked.period });
  const { data, isError, error, refetch } = useQuery({ queryKey: ['ledgers', packId, ledgerId, 'statement', query], queryFn: () => api.call('GET /ledgers/{packId}/{ledgerId}/statement', { params: { packId, ledgerId }, query }) });
  if (!data) return isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />;
  if (data.rows.length === 0) return <Empty title={t('ledgers.noStatement')}>{t('ledgers.noStatementHint')}</Empty>;
  return (
    <>
      <section className="card ledger-statement"><Table view={data} /><p className="hint">{t('ledgers.asOf', { when: formatWhen(data.asOf, now), unit: data.unit })}</p></section>
      <Download ledger={ledger} asked={asked} what="statement" />
    </>
  );
}
