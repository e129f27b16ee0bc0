import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useApi } from '@liandong/client';
import { keys } from '../../data';
import { t } from '../../text';
import { Failed, Loading, Page } from '../../ui';
import { Actions, isUnderWay } from './Actions';
import { ImportState } from './ImportState';
import { ProblemRows } from './ProblemRows';

/** how often it is asked how far it is */
const PACE = 1000;

/** 一次导入: how far it is, what is wrong, what came of it. */
export function ImportPage() {
  const { importId = '' } = useParams();
  const api = useApi();
  const found = useQuery({
    queryKey: keys.import(importId), queryFn: () => api.call('GET /imports/{importId}', { params: { importId } }), refetchInterval: ({ state: { data } }) => (isUnderWay(data?.state) ? PACE : false),
  });
  const view = found.data;
  if (!view) return <Page title={t('imports.title')} back="/sheets">{found.isError ? <Failed error={found.error} onRetry={() => void found.refetch()} /> : <Loading rows={3} />}</Page>;
  return (
    <Page title={t('imports.of', { title: view.title })} back="/sheets">
      <section className="card">
        <p className="hint">{view.orgName}</p>
        <ImportState view={view} />
        {view.cleared !== undefined && <p className="hint">{t('imports.cleared')}</p>}
        <Actions view={view} />
      </section>
      {view.wrong + view.changed > 0 && view.cleared === undefined && view.state !== 'reading' && view.state !== 'dropped' && <ProblemRows view={view} />}
    </Page>
  );
}
