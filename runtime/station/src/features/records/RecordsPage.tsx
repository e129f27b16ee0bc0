import { Link, useSearchParams } from 'react-router';
import { formatWhen } from '@liandong/client';
import type { RecordRow } from '@liandong/server/contract/records';
import { useNow } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, MoreButton, Page, StateTag } from '../../ui';
import { MakeNew } from './MakeNew';
import { RecordFilters } from './RecordFilters';
import { useRecords } from './use-records';
import { WorksTabs } from './WorksTabs';

function Row({ row, now }: { readonly row: RecordRow; readonly now: string }) {
  const columns = row.columns.filter(({ value }) => value !== '' && value !== row.title).slice(0, 3);
  return (
    <Link to={`/records/${row.id}`} className="row row-plain">
      <span className="row-main">
        <span className="row-title">{row.title}</span>
        <span className="row-what">{[row.typeTitle, ...columns.map(({ value }) => value)].join(t('list.dot'))}</span>
        <span className="row-more"><span>{row.no ?? t('work.noNumber')}</span><span>{row.orgName}</span><span>{formatWhen(row.createdAt, now)}</span></span>
      </span>
      <span className="row-side"><StateTag title={row.stateTitle} /></span>
    </Link>
  );
}

export function RecordsPage() {
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const type = search.get('type') ?? '';
  const state = search.get('state') ?? '';
  const filter = { ...(type === '' ? {} : { type }), ...(state === '' ? {} : { state }) };
  const list = useRecords(filter);
  const isFiltered = type !== '' || state !== '';
  return (
    <Page title={t('works.title')} aside={<span className="page-links"><Link className="more-link" to="/record-offers">{t('offer.page')}</Link><Link className="more-link" to="/registers">{t('registers.title')}</Link><Link className="more-link" to={`/sheets?${search.toString()}`}>{t('sheets.linkDownload')}</Link></span>}>
      <WorksTabs value="records" />
      <MakeNew />
      <RecordFilters type={type} state={state} onChange={(next) => setSearch(next, { replace: true })} />
      {list.state === 'loading' && <Loading rows={5} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && <Empty title={isFiltered ? t('records.noneSuch') : t('records.none')}>{isFiltered ? t('records.noneSuchHint') : t('records.noneHint')}</Empty>}
      {list.items.length > 0 && <ul className="row-list">{list.items.map((row) => <li key={row.id}><Row row={row} now={now} /></li>)}</ul>}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </Page>
  );
}
