import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ApiProblem, formatWhen, useApi } from '@liandong/client';
import { keys, useNow } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Empty, Failed, Loading, Notice, Page, StateTag, Timeline } from '../../ui';
import { PrintLinks } from '../print';
import { RecordForms } from './RecordForms';

/** One record by its address. Viewing a sensitive one is itself recorded, which the page says. */
export function RecordPage() {
  const api = useApi();
  const now = useNow();
  const { recordId = '' } = useParams();
  const { data, error, isError, refetch } = useQuery({ queryKey: keys.record(recordId), queryFn: () => api.call('GET /records/{recordId}', { params: { recordId } }) });
  const program = useProgram(data?.record.release);
  if (!data) {
    const isAbsent = error instanceof ApiProblem && error.status < 500;
    return (
      <Page title={t('record.title')} back="/records">
        {isAbsent ? <Empty title={t('record.gone')} action={<Link className="btn btn-main" to="/records">{t('page.toRecords')}</Link>}>{t('record.goneHint')}</Empty>
          : isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />}
      </Page>
    );
  }
  const { record, timeline, workId } = data;
  return (
    <Page title={record.typeTitle} back="/records" aside={<StateTag title={record.stateTitle} />}>
      <div className="task-head">
        <p className="task-of">{record.title}</p>
        <p className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{record.orgName}</span><span>{t('record.made', { when: formatWhen(record.createdAt, now) })}</span></p>
      </div>
      <PrintLinks pack={program.data?.pack} record={record} />
      {record.masked.length > 0 && <Notice>{t('record.masked')}</Notice>}
      {program.data ? <RecordForms program={program.data} record={record} /> : program.isError ? <Failed error={program.error} onRetry={() => void program.refetch()} /> : <Loading />}
      <Timeline entries={timeline} now={now} open />
      {workId !== undefined && <div className="row-actions"><Link className="btn btn-plain" to={`/works/${workId}`}>{t('record.toWork')}</Link></div>}
    </Page>
  );
}
