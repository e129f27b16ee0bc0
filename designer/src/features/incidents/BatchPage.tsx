import { formatMoment } from '@liandong/client';
import type { Batch, BatchItem } from '@liandong/server/contract/incidents';
import { Button, Table, type TableColumnsType, Tag } from 'antd';
import { Link, useParams } from 'react-router';
import { t } from '../../text';
import { ErrorState, Loading, Note, Page } from '../../ui';
import { progressText } from './progress';
import { isUnderWay, useBatch, useBatchItems } from './use-batches';

/** One batch: how far it is, and what came of each work. */
export function BatchPage() {
  const { batchId = '' } = useParams();
  const batch = useBatch(batchId);
  if (batch.isPending) return <Loading />;
  if (batch.isError) return <ErrorState error={batch.error} retry={() => void batch.refetch()} />;
  const { data } = batch;
  return (
    <Page title={t(`batches.whats.${data.what}`)} hint={t('batches.by', { by: data.by, at: formatMoment(data.at, new Date().toISOString()) })} actions={<Link to="/incidents/batches"><Button>{t('batches.all')}</Button></Link>}>
      <div className="ld-own-findings" role="status"><Note type={isUnderWay(data) || data.failed > 0 ? 'warning' : 'success'} text={progressText(data)} /></div>
      <Items batch={data} />
    </Page>
  );
}

const COLORS = { open: 'processing', done: 'success', failed: 'error' } as const;

function Items({ batch: { id, done, failed } }: { readonly batch: Batch }) {
  const items = useBatchItems(id, done + failed);
  const rows = items.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: TableColumnsType<BatchItem> = [
    { title: t('incidents.work'), key: 'work', width: 260, render: (_, row) => <>{row.serviceTitle}<br /><span className="ld-hint">{row.no ?? t('incidents.noNumber')}</span></> },
    { title: t('batches.result'), key: 'result', render: (_, row) => <><Tag color={COLORS[row.state]}>{t(`batches.states.${row.state}`)}</Tag>{row.reason}</> },
  ];
  return (
    <>
      {items.isError && <ErrorState error={items.error} retry={() => void items.refetch()} />}
      {rows.length > 0 && <Table<BatchItem> aria-label={t('batches.results')} rowKey="ref" size="middle" pagination={false} dataSource={rows} columns={columns} />}
      {items.hasNextPage && <Button block loading={items.isFetchingNextPage} onClick={() => void items.fetchNextPage()}>{t('incidents.more')}</Button>}
    </>
  );
}
