import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { formatDate, formatWhen, useApi } from '@liandong/client';
import type { ReportObject } from '@liandong/server/contract/report-objects';
import { useNow } from '../../data';
import { Button, errorText, Failed, Loading, Notice, Page } from '../../ui';
import { useFile } from '../record-sheets';
import { Below } from './Below';
import { Changes } from './Changes';
import { Figures } from './Figures';
import { History } from './History';
import { ReportActions } from './ReportActions';
import { t } from './text';
import { periodWords } from './words';

function Words({ report }: { readonly report: ReportObject }) {
  if (report.sentences.length + report.exceptions.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('reports.words')}</h2>
      {report.sentences.map(({ id, text }) => <p key={id}>{text}</p>)}
      {report.exceptions.map(({ id, title, explained }) => (
        <Notice key={id} kind={explained === undefined ? 'soon' : 'done'} title={title}>{explained === undefined ? t('reports.notExplained') : t('reports.explained', { text: explained })}</Notice>
      ))}
    </section>
  );
}

/** What one takes along: the report as a file and on paper. */
function Taking({ file: { save, busy }, reportObjectId }: { readonly file: ReturnType<typeof useFile>; readonly reportObjectId: string }) {
  const api = useApi();
  return (
    <span className="page-links no-print">
      <Button kind="link" busy={busy} onClick={() => void save(() => api.file('GET /report-objects/{reportObjectId}/sheet', { params: { reportObjectId } }))}>{t('reports.download')}</Button>
      <Button kind="link" onClick={() => window.print()}>{t('reports.print')}</Button>
    </span>
  );
}

function Open({ report }: { readonly report: ReportObject }) {
  const now = useNow();
  const file = useFile();
  return (
    <Page title={report.title} back="/reports" wide aside={<Taking file={file} reportObjectId={report.id} />}>
      {file.error !== undefined && <Notice kind="problem" calls>{errorText(file.error)}</Notice>}
      <p className="hint">{t('reports.row', { org: report.orgName, period: periodWords(report.period) })} {t('reports.asOf', { when: formatWhen(report.asOf, now) })}</p>
      {report.signed && <Notice kind="done">{t('reports.signedBy', { name: report.signed.byName, when: formatWhen(report.signed.at, now), hash: report.signed.hash.slice(0, 12) })}</Notice>}
      {report.state === 'open' && now.slice(0, 10) <= report.openUntil && <p className="hint no-print">{t('reports.openUntil', { date: formatDate(report.openUntil) })}</p>}
      {report.behind && <Notice kind="soon">{t('reports.behind')}</Notice>}
      <Changes report={report} />
      {report.changedBelow !== undefined && <Notice kind="soon">{t('reports.changedBelow', { count: String(report.changedBelow) })}</Notice>}
      <Figures report={report} />
      <Below report={report} />
      <Words report={report} />
      <History report={report} />
      <ReportActions report={report} />
    </Page>
  );
}

export function ReportPage() {
  const { reportObjectId = '' } = useParams();
  const api = useApi();
  const { data, isError, error, refetch } = useQuery({ queryKey: ['report-objects', 'one', reportObjectId], queryFn: () => api.call('GET /report-objects/{reportObjectId}', { params: { reportObjectId } }) });
  if (data) return <Open report={data} />;
  return <Page title={t('reports.title')} back="/reports">{isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={5} />}</Page>;
}
