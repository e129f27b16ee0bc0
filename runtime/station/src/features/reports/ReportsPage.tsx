import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { formatWhen, useApi } from '@liandong/client';
import type { ReportRow } from '@liandong/server/contract/report-objects';
import { useNow } from '../../data';
import { Empty, Failed, Icon, Loading, MoreButton, Page, Segments } from '../../ui';
import { t } from './text';
import { periodWords } from './words';

const LISTS = ['mine', 'open', 'signed'] as const;
type List = (typeof LISTS)[number];
const asked = (list: List) => (list === 'mine' ? { mine: true } : { state: list });

function Row({ row }: { readonly row: ReportRow }) {
  const now = useNow();
  const side = row.due === undefined ? t(`reports.state.${row.state}`) : t('reports.due', { when: formatWhen(row.due, now) });
  const version = row.version > 1 ? [t('reports.version', { version: String(row.version - 1) })] : [];
  return (
    <li>
      <Link className="row row-plain" to={`/reports/${row.id}`}>
        <span className="row-main"><span className="row-title">{row.title}</span><span className="row-what">{[t('reports.row', { org: row.orgName, period: periodWords(row.period) }), ...version, row.stepTitle, ...(row.changedBelow === undefined ? [] : [t('reports.changedBelow', { count: String(row.changedBelow) })])].join(t('list.dot'))}</span></span>
        <span className="row-side">{side}<Icon name="next" /></span>
      </Link>
    </li>
  );
}

export function ReportsPage() {
  const api = useApi();
  const [search, setSearch] = useSearchParams();
  const list = LISTS.find((one) => one === search.get('list')) ?? 'mine';
  const found = useInfiniteQuery({
    queryKey: ['report-objects', 'list', list], initialPageParam: '', getNextPageParam: (page: { readonly next?: string }) => page.next,
    queryFn: ({ pageParam }) => api.call('GET /report-objects', { query: { ...asked(list), ...(pageParam === '' ? {} : { cursor: pageParam }) } }),
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('reports.title')} back="/mine">
      <Segments label={t('reports.lists')} value={list} onChange={(id) => setSearch({ list: id }, { replace: true })} segments={LISTS.map((id) => ({ id, title: t(`reports.${id}`) }))} />
      {found.isPending && <Loading rows={4} />}
      {found.isError && <Failed error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && rows.length === 0 && <Empty title={t('reports.none')}>{t('reports.noneHint')}</Empty>}
      {rows.length > 0 && <ul className="row-list">{rows.map((row) => <Row key={row.id} row={row} />)}</ul>}
      {found.hasNextPage && <MoreButton busy={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />}
    </Page>
  );
}
