import { type Every, periodChoices } from '@liandong/board';
import { formatMoment, useApi } from '@liandong/client';
import { periodBefore } from '@liandong/core/run';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../text';
import { EmptyState, ErrorState, Field, Loading, Page } from '../../ui';
import { Records } from './Records';
import { ReportTable } from './ReportTable';
import { Tiles } from './Tiles';
import { periodTitle } from './words';

const EVERY_MS = 5000;
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

function useReport({ packId, reportId }: { readonly packId: string; readonly reportId: string }, period: string | undefined) {
  const api = useApi();
  return useQuery({
    queryKey: ['report', packId, reportId, period], enabled: period !== undefined, refetchInterval: EVERY_MS,
    queryFn: () => api.call('GET /reports/{packId}/{reportId}', { params: { packId, reportId }, query: period === undefined ? {} : { period } }),
  });
}

/** The reports there are, and the one that the address names. */
export function FiguresPage() {
  const api = useApi();
  const [search] = useSearchParams();
  const reports = useQuery({ queryKey: ['reports'], queryFn: () => api.call('GET /reports') });
  if (reports.isPending) return <Loading />;
  if (reports.isError) return <ErrorState error={reports.error} retry={() => void reports.refetch()} />;
  const list = reports.data.reports;
  const chosen = list.find((one) => keyOf(one) === search.get('report')) ?? list[0];
  if (!chosen) return <Page title={t('nav.figures')}><EmptyState text={t('figures.noReports')} /></Page>;
  return <ReportPage reports={list} report={chosen} />;
}

type Row = { readonly packId: string; readonly reportId: string; readonly title: string; readonly period: string };
const keyOf = (report: Row): string => `${report.packId}/${report.reportId}`;

/** One report for one period. What is chosen stands in the address, so that it can be kept and sent. */
function ReportPage({ reports, report }: { readonly reports: readonly Row[]; readonly report: Row }) {
  const [search, setSearch] = useSearchParams();
  const [reportFieldId, periodFieldId] = [useId(), useId()];
  const periods = periodChoices(report.period as Every, today());
  const period = search.get('period') ?? periods[0] ?? 'all';
  const view = useReport(report, period);
  const before = useReport(report, periodBefore(period));
  const put = (changes: Record<string, string>): void => setSearch((now) => new URLSearchParams({ ...Object.fromEntries(now), ...changes }));
  const open = (indicator: string, org = ''): void => put({ indicator, org });
  const close = (): void => setSearch((now) => new URLSearchParams([...now].filter(([key]) => key !== 'indicator' && key !== 'org')));
  const indicatorId = search.get('indicator');
  const asOf = view.data && t('figures.asOf', { period: periodTitle(period), when: formatMoment(view.data.asOf, new Date().toISOString()) });
  return (
    <Page title={report.title} hint={asOf ?? periodTitle(period)} actions={<Button onClick={() => window.print()}>{t('figures.print')}</Button>}>
      <div className="ld-row ld-no-print">
        <Field label={t('figures.report')} htmlFor={reportFieldId}><Select id={reportFieldId} style={{ minWidth: 220 }} value={keyOf(report)} options={reports.map((one) => ({ value: keyOf(one), label: one.title }))} onChange={(value) => setSearch({ report: value })} /></Field>
        <Field label={t('figures.periodLabel')} htmlFor={periodFieldId}><Select id={periodFieldId} style={{ minWidth: 160 }} value={period} options={[...new Set([period, ...periods])].map((one) => ({ value: one, label: periodTitle(one) }))} onChange={(value) => put({ period: value })} /></Field>
      </div>
      {view.isPending && <Loading />}
      {view.isError && <ErrorState error={view.error} retry={() => void view.refetch()} />}
      {view.data && <Tiles view={view.data} before={before.data} onOpen={(indicator) => open(indicator)} />}
      {view.data && <ReportTable view={view.data} onOpen={open} />}
      {view.data && indicatorId !== null && <Records key={search.toString()} behind={{ packId: report.packId, indicatorId, orgId: search.get('org') ?? '', period }} view={view.data} onClose={close} />}
    </Page>
  );
}
