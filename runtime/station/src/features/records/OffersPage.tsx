import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import type { RecordRow } from '@liandong/server/contract/records';
import { keys, useNow, usePages } from '../../data';
import { t } from '../../text';
import { Due, Empty, Failed, Loading, MoreButton, Page, Segments } from '../../ui';

type Side = 'in' | 'out';

function Row({ row, side, now }: { readonly row: RecordRow; readonly side: Side; readonly now: string }) {
  const { offer } = row;
  return (
    <Link to={`/records/${row.id}`} className="row row-plain">
      <span className="row-main">
        <span className="row-title">{row.title}</span>
        <span className="row-what">{[row.typeTitle, ...(offer ? [side === 'in' ? t('offer.fromUnit', { from: offer.from, by: offer.by }) : t('offer.toUnit', { org: offer.orgName })] : [])].join(t('list.dot'))}</span>
        <span className="row-more"><span>{row.no ?? t('work.noNumber')}</span></span>
      </span>
      <span className="row-side">{offer && <Due due={offer.until} now={now} />}</span>
    </Link>
  );
}

/** 转介: what waits for an answer of ours, and what we wait for; the nearest end first. */
export function OffersPage() {
  const api = useApi();
  const now = useNow();
  const [side, setSide] = useState<Side>('in');
  const list = usePages(keys.offers(side), (cursor) => api.call('GET /record-offers', { query: { side, limit: 30, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <Page title={t('offer.page')} back="/records">
      <Segments<Side> label={t('offer.page')} value={side} onChange={setSide} segments={[{ id: 'in', title: t('offer.in') }, { id: 'out', title: t('offer.out') }]} />
      {list.state === 'loading' && <Loading rows={4} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && <Empty title={t(`offer.empty.${side}`)}>{t(`offer.emptyHint.${side}`)}</Empty>}
      {list.items.length > 0 && <ul className="row-list">{list.items.map((row) => <li key={row.id}><Row row={row} side={side} now={now} /></li>)}</ul>}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </Page>
  );
}
