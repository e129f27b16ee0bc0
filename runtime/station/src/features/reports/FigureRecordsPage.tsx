import { Link, useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { formatWhen, useApi } from '@liandong/client';
import type { RecordRow } from '@liandong/server/contract/records';
import { useNow, usePages } from '../../data';
import { Empty, Failed, Loading, MoreButton, Page, StateTag } from '../../ui';
import { t } from './text';
import { figureWords, periodWords } from './words';

function Row({ row }: { readonly row: RecordRow }) {
  const now = useNow();
  return (
    <li>
      <Link to={`/records/${row.id}`} className="row row-plain">
        <span className="row-main"><span className="row-title">{row.title}</span><span className="row-more">{row.no !== undefined && <span>{row.no}</span>}<span>{row.orgName}</span><span>{formatWhen(row.createdAt, now)}</span></span></span>
        <span className="row-side"><StateTag title={row.stateTitle} /></span>
      </Link>
    </li>
  );
}

type Which = { readonly reportObjectId: string; readonly indicatorId: string };
function Records({ reportObjectId, indicatorId }: Which) {
  const api = useApi();
  const list = usePages(['report-objects', 'records', reportObjectId, indicatorId], (cursor) => api.call('GET /report-objects/{reportObjectId}/figures/{indicatorId}/records', { params: { reportObjectId, indicatorId }, query: cursor === undefined ? {} : { cursor } }));
  return (
    <>
      {list.state === 'loading' && <Loading rows={5} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && <Empty title={t('reports.noRecords')}>{t('reports.noRecordsHint')}</Empty>}
      {list.items.length > 0 && <ul className="row-list">{list.items.map((row) => <Row key={row.id} row={row} />)}</ul>}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </>
  );
}

/** The records that a figure of a report was made of, as far as their reader reaches. */
export function FigureRecordsPage() {
  const api = useApi();
  const { reportObjectId = '', indicatorId = '' } = useParams();
  const { data: report } = useQuery({ queryKey: ['report-objects', 'one', reportObjectId], queryFn: () => api.call('GET /report-objects/{reportObjectId}', { params: { reportObjectId } }) });
  const figure = report?.figures.find((one) => one.indicatorId === indicatorId);
  return (
    <Page title={figure?.title ?? t('reports.figures')} back={`/reports/${reportObjectId}`}>
      {report && figure && <p className="hint">{t('reports.row', { org: report.orgName, period: periodWords(report.period) })} {figureWords(figure)} {t(report.state === 'open' ? 'reports.recordsNow' : 'reports.recordsSigned')}</p>}
      <Records reportObjectId={reportObjectId} indicatorId={indicatorId} />
    </Page>
  );
}
