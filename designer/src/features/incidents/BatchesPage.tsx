import { formatMoment } from '@liandong/client';
import type { Batch } from '@liandong/server/contract/incidents';
import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { t } from '../../text';
import { EmptyState, ErrorState, Loading, Page } from '../../ui';
import { progressText } from './progress';
import { useBatches } from './use-batches';

/** What the operator has done to many works at once: what, when, how far. */
export function BatchesPage() {
  const batches = useBatches();
  const rows = batches.data?.pages.flatMap((page) => page.items) ?? [];
  const back = <Link to="/incidents"><Button>{t('batches.back')}</Button></Link>;
  return (
    <Page title={t('batches.title')} hint={t('batches.hint')} actions={back}>
      {batches.isPending && <Loading />}
      {batches.isError && <ErrorState error={batches.error} retry={() => void batches.refetch()} />}
      {batches.isSuccess && rows.length === 0 && <EmptyState text={t('batches.empty')} action={back} />}
      {rows.length > 0 && <List rows={rows} />}
      {batches.hasNextPage && <Button block loading={batches.isFetchingNextPage} onClick={() => void batches.fetchNextPage()}>{t('incidents.more')}</Button>}
    </Page>
  );
}

function List({ rows }: { readonly rows: readonly Batch[] }) {
  const now = new Date().toISOString();
  const columns: TableColumnsType<Batch> = [
    { title: t('batches.what'), key: 'what', render: (_, row) => t(`batches.whats.${row.what}`) },
    { title: t('batches.at'), key: 'at', width: 160, render: (_, row) => formatMoment(row.at, now) },
    { title: t('batches.progress'), key: 'progress', render: (_, row) => progressText(row) },
    { title: t('incidents.do'), key: 'do', width: 120, render: (_, row) => <Link to={`/incidents/batches/${encodeURIComponent(row.id)}`} aria-label={t('batches.openOf', { what: t(`batches.whats.${row.what}`), at: formatMoment(row.at, now) })}>{t('batches.open')}</Link> },
  ];
  return <Table<Batch> aria-label={t('batches.title')} rowKey="id" size="middle" pagination={false} dataSource={[...rows]} columns={columns} />;
}
