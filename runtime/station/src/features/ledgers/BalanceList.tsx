import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import { amountText } from '@liandong/core/run';
import type { BalanceRow, LedgerView } from '@liandong/server/contract/ledgers';
import { usePages } from '../../data';
import { Empty, Failed, Loading, MoreButton, StateTag } from '../../ui';
import { type PartProps, given } from './asked';
import { Download } from './Download';
import { t } from './text';

function Row({ row, ledger }: { readonly row: BalanceRow; readonly ledger: LedgerView }) {
  const name = row.dims.map(({ text }) => text).join(t('list.dot'));
  return (
    <div className="row ledger-row">
      <span className="row-main">
        <span className="row-title">{name === '' ? row.accountTitle : name}</span>
        <span className="row-more"><span>{row.accountTitle}</span>{ledger.units.length > 1 && <span>{row.orgName}</span>}<span>{t('ledgers.since', { date: row.since })}</span>{row.recordId !== undefined && <Link to={`/records/${row.recordId}`}>{t('ledgers.reserved')}</Link>}</span>
      </span>
      <span className="row-side"><span className="ledger-amount">{amountText(ledger, row.amount)}</span>{row.expired && <StateTag title={t('ledgers.expired')} />}</span>
    </div>
  );
}

/** What there is, account by account. */
export function BalanceList({ ledger, asked }: PartProps) {
  const api = useApi();
  const { packId, ledgerId } = ledger;
  const filter = given({ orgId: asked.orgId, account: asked.account });
  const list = usePages(['ledgers', packId, ledgerId, 'balances', filter], (cursor) => api.call('GET /ledgers/{packId}/{ledgerId}/balances', { params: { packId, ledgerId }, query: { ...filter, limit: 50, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <>
      {list.state === 'loading' && <Loading rows={4} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && <Empty title={t('ledgers.noBalances')}>{t('ledgers.noBalancesHint')}</Empty>}
      {list.items.length > 0 && <ul className="row-list">{list.items.map((row) => <li key={row.id}><Row row={row} ledger={ledger} /></li>)}</ul>}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
      {list.items.length > 0 && <Download ledger={ledger} asked={asked} what="stock" />}
    </>
  );
}
