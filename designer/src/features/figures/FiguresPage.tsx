import { formatMoment, useApi } from '@liandong/client';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../text';
import { EmptyState, ErrorState, Field, Loading, Page } from '../../ui';
import { type Kind, periodBefore, periodsOf } from './periods';
import { Records, type Behind } from './Records';
import { ReportTable } from './ReportTable';
import { Tiles } from './Tiles';
import { periodTitle } from './words';

const EVERY_MS = 5000;
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

function useReport(report: { readonly packId: string; readonly reportId: string } | undefined, period: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['report', report?.packId, report?.reportId, period], enabled: report !== undefined && period !== undefined, refetchInterval: EVERY_MS,
    queryFn: () => api.call('GET /reports/{packId}/{reportId}', { params: { packId: report?.packId ?? '', reportId: report?.reportId ?? '' }, query: period === undefined ? {} : { period } }),
  });
}

/** One report for one period. What is chosen stands in the address, so that it can be kept and sent. */
export function FiguresPage() {
  const api = useApi();
  const [reportFieldId, periodFieldId] = [useId(), useId()];
  const [search, setSearch] = useSearchParams();
  const reports = useQuery({ queryKey: ['reports'], queryFn: () => api.call('GET /reports') });
  const list = reports.data?.reports ?? [];
  const wanted = search.get('report');
  const report = list.find((one) => `${one.packId}/${one.reportId}` === wanted) ?? list[0];
  const periods = report ? periodsOf(report.period as Kind, today()) : [];
  const period = search.get('period') ?? periods[0];
  const view = useReport(report, period);
  const before = useReport(report, period === undefined ? undefined : periodBefore(period));
  const put = (changes: Record<string, string>): void => setSearch((now) => new URLSearchParams({ ...Object.fromEntries(now), ...changes }));
  const behind: Behind | undefined = search.get('indicator') !== null && report && period !== undefined ? { packId: report.packId, indicatorId: search.get('indicator') ?? '', orgId: search.get('org') ?? undefined, period } : undefined;
  const open = (indicator: string, org?: string): void => put({ indicator, org: org ?? '' });
  const close = (): void => setSearch((now) => new URLSearchParams([...now].filter(([key]) => key !== 'indicator' && key !== 'org')));
  if (reports.isPending) return <Loading />;
  if (reports.isError) return <ErrorState error={reports.error} retry={() => void reports.refetch()} />;
  if (!report || period === undefined) return <Page title={t('nav.figures')}><EmptyState text={t('figures.noReports')} /></Page>;
  const now = new Date().toISOString();
  return (
    <Page title={view.data?.title ?? report.title} hint={view.data ? t('figures.asOf', { period: periodTitle(period), when: formatMoment(view.data.asOf, now) }) : periodTitle(period)} actions={<Button onClick={() => window.print()}>{t('figures.print')}</Button>}>
      <div className="ld-row ld-no-print">
        <Field label={t('figures.report')} htmlFor={reportFieldId}><Select id={reportFieldId} style={{ minWidth: 220 }} value={`${report.packId}/${report.reportId}`} options={list.map((one) => ({ value: `${one.packId}/${one.reportId}`, label: one.title }))} onChange={(value) => setSearch({ report: value })} /></Field>
        <Field label={t('figures.periodLabel')} htmlFor={periodFieldId}><Select id={periodFieldId} style={{ minWidth: 160 }} value={period} options={[...new Set([period, ...periods])].map((one) => ({ value: one, label: periodTitle(one) }))} onChange={(value) => put({ period: value })} /></Field>
      </div>
      {view.isPending && <Loading />}
      {view.isError && <ErrorState error={view.error} retry={() => void view.refetch()} />}
      {view.data && (
        <>
          <Tiles view={view.data} before={before.data} onOpen={(indicator) => open(indicator)} />
          <ReportTable view={view.data} onOpen={open} />
        </>
      )}
      {behind && view.data && <Records key={JSON.stringify(behind)} behind={behind} view={view.data} onClose={close} />}
    </Page>
  );
}
