import { Link } from 'react-router';
import { formatWhen, useApi } from '@liandong/client';
import { amountText, CORE_TEXT } from '@liandong/core/run';
import type { LedgerView, PostingRow } from '@liandong/server/contract/ledgers';
import { useNow, usePages } from '../../data';
import { Empty, Failed, Loading, MoreButton } from '../../ui';
import { type PartProps, given } from './asked';
import { t } from './text';

type Line = PostingRow['lines'][number];

function LineRow({ line, ledger, orgName }: { readonly line: Line; readonly ledger: LedgerView; readonly orgName: string }) {
  const where = [line.accountTitle, ...line.dims.map(({ text }) => text), ...(line.orgName === orgName ? [] : [line.orgName])];
  return <li><span className="ledger-side">{t(`ledgers.${line.side}`)}</span><span className="ledger-where">{where.map((text, index) => <span key={index}>{text}</span>)}</span><span className="ledger-amount">{amountText(ledger, line.amount)}</span></li>;
}

function Posting({ row, ledger, now }: { readonly row: PostingRow; readonly ledger: LedgerView; readonly now: string }) {
  const kind = row.kind === 'post' ? '' : CORE_TEXT.ledger.posting[row.kind];
  return (
    <article className="card ledger-posting">
      <h2>{[row.rule, ...(kind === '' || kind === row.rule ? [] : [kind])].join(t('list.dot'))}</h2>
      <p className="row-more"><span>{formatWhen(row.at, now)}</span><span>{t('ledgers.voucher', { no: row.voucher })}</span><span>{t('ledgers.by', { name: row.byName, step: row.step })}</span>{ledger.units.length > 1 && <span>{row.orgName}</span>}</p>
      <ul className="ledger-lines">{row.lines.map((line, index) => <LineRow key={index} line={line} ledger={ledger} orgName={row.orgName} />)}</ul>
      <Link className="more-link no-print" to={`/records/${row.recordId}`}>{t('ledgers.toRecord')}</Link>
    </article>
  );
}

/** Every posting, newest first: its voucher, its step, who did it. */
export function PostingList({ ledger, asked }: PartProps) {
  const api = useApi();
  const now = useNow();
  const { packId, ledgerId } = ledger;
  const filter = given({ ...asked });
  const list = usePages(['ledgers', packId, ledgerId, 'postings', filter], (cursor) => api.call('GET /ledgers/{packId}/{ledgerId}/postings', { params: { packId, ledgerId }, query: { ...filter, limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <>
      {list.state === 'loading' && <Loading rows={4} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && <Empty title={t('ledgers.noPostings')}>{t('ledgers.noPostingsHint')}</Empty>}
      {list.items.map((row) => <Posting key={row.id} row={row} ledger={ledger} now={now} />)}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </>
  );
}
