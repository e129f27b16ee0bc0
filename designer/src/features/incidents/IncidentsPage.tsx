import { formatMoment } from '@liandong/client';
import type { IncidentRow } from '@liandong/server/contract/incidents';
import { Button, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { t } from '../../text';
import { EmptyState, ErrorState, Field, Loading, Page } from '../../ui';
import { IncidentPanel } from './IncidentPanel';
import { RetryAll } from './RetryAll';
import { numberOf } from './number-of';
import { type Kind, KINDS, useIncidents } from './use-incidents';

const ALL = 'all';

/** What the machine could not do, newest first. */
export function IncidentsPage() {
  const id = useId();
  const [kind, choose] = useState<Kind>();
  const [open, setOpen] = useState<IncidentRow>();
  const incidents = useIncidents(kind);
  const rows = incidents.data?.pages.flatMap((page) => page.items) ?? [];
  const options = [{ value: ALL, label: t('incidents.allKinds') }, ...KINDS.map((value) => ({ value, label: t(`incidents.kind.${value}`) }))];
  return (
    <Page title={t('nav.incidents')} hint={t('incidents.hint')} actions={<>{rows.length > 1 && <RetryAll kind={kind} />}<Link to="/incidents/batches"><Button>{t('batches.title')}</Button></Link></>}>
      <Field label={t('incidents.kindLabel')} htmlFor={id}><Select id={id} className="ld-choose ld-narrow" value={kind ?? ALL} options={options} onChange={(next: string) => choose(KINDS.find((one) => one === next))} /></Field>
      {incidents.isPending && <Loading />}
      {incidents.isError && <ErrorState error={incidents.error} retry={() => void incidents.refetch()} />}
      {incidents.isSuccess && rows.length === 0 && <EmptyState text={t('incidents.empty')} />}
      {rows.length > 0 && <List rows={rows} onOpen={setOpen} />}
      {incidents.hasNextPage && <Button block loading={incidents.isFetchingNextPage} onClick={() => void incidents.fetchNextPage()}>{t('incidents.more')}</Button>}
      {open && <IncidentPanel key={open.id} incident={open} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}

function List({ rows, onOpen }: { readonly rows: readonly IncidentRow[]; readonly onOpen: (incident: IncidentRow) => void }) {
  const now = new Date().toISOString();
  const columns: TableColumnsType<IncidentRow> = [
    { title: t('incidents.work'), key: 'work', width: 200, render: (_, row) => <>{row.serviceTitle}<br /><span className="ld-hint">{numberOf(row)}</span></> },
    { title: t('incidents.unit'), key: 'unit', width: 160, dataIndex: 'orgName' },
    { title: t('incidents.cause'), key: 'cause', render: (_, row) => <><Tag>{t(`incidents.kind.${row.kind}`)}</Tag>{row.cause}</> },
    { title: t('incidents.tries'), key: 'tries', width: 150, render: (_, row) => <>{t('incidents.times', { n: row.attempts })}<br /><span className="ld-hint">{t(row.stopped ? 'incidents.stopped' : 'incidents.retrying')}</span></> },
    { title: t('incidents.since'), key: 'since', width: 130, render: (_, row) => formatMoment(row.firstAt, now) },
    { title: t('incidents.do'), key: 'do', width: 100, render: (_, row) => <Button size="small" aria-label={t('incidents.openOf', { no: numberOf(row) })} onClick={() => onOpen(row)}>{t('incidents.open')}</Button> },
  ];
  return <Table<IncidentRow> aria-label={t('incidents.list')} rowKey="id" size="middle" pagination={false} dataSource={[...rows]} columns={columns} />;
}
