import { formatDay, useApi } from '@liandong/client';
import type { ReportView } from '@liandong/server/contract/figures';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { t } from '../../text';
import { EmptyState, ErrorState, Loading } from '../../ui';
import type { Behind } from './behind';
import { Former } from './Former';
import { RecordDetail } from './RecordDetail';
import { periodTitle } from './words';

/** The records behind a figure, masked for this reader; one of them in full. */
export function Records({ behind, view, onClose }: { readonly behind: Behind; readonly view: ReportView; readonly onClose: () => void }) {
  const api = useApi();
  const [open, setOpen] = useState<string>();
  const { packId, indicatorId, orgId, period } = behind;
  const query = useInfiniteQuery({
    queryKey: ['behind', packId, indicatorId, orgId, period], initialPageParam: '', getNextPageParam: (page: { next?: string }) => page.next,
    queryFn: ({ pageParam }) => api.call('GET /indicators/{packId}/{indicatorId}/records', { params: { packId, indicatorId }, query: { period, ...(orgId ? { orgId } : {}), ...(pageParam ? { cursor: pageParam } : {}) } }),
  });
  const indicator = view.indicators.find((one) => one.id === indicatorId)?.title ?? indicatorId;
  const org = view.rows.find((row) => row.orgId === orgId)?.orgName ?? t('figures.total');
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const now = new Date().toISOString();
  return (
    <Drawer open size={720} title={t('figures.behind', { org, title: indicator, period: periodTitle(period) })} onClose={onClose} className="ld-no-print">
      {open !== undefined && <RecordDetail key={open} recordId={open} onBack={() => setOpen(undefined)} />}
      {open === undefined && (
        <>
          <Former behind={behind} />
          {query.isPending && <Loading />}
          {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
          {query.isSuccess && rows.length === 0 && <EmptyState text={t('figures.noRecords')} />}
          <ul className="ld-record-list">
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" onClick={() => setOpen(row.id)}>
                  <strong>{row.title || row.typeTitle}</strong>
                  <span>{row.stateTitle} · {row.orgName} · {formatDay(row.createdAt, now)}</span>
                  <span className="ld-hint">{[row.no ?? t('figures.noNumber'), ...row.columns.filter((column) => column.value !== '').map((column) => t('figures.column', { title: column.title, value: column.value }))].join(' · ')}</span>
                </button>
              </li>
            ))}
          </ul>
          {query.hasNextPage && <Button block loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('figures.more10')}</Button>}
        </>
      )}
    </Drawer>
  );
}
