import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem, formatWhen, useApi } from '@liandong/client';
import type { RecordDetail } from '@liandong/server/contract/records';
import { keys, useNow } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Empty, FactList, Failed, Loading, Notice, Page, Segments, StateTag, Timeline } from '../../ui';
import { confidentialTitles, GrantsCard } from '../grants';
import { PrintLinks } from '../print';
import { Changes } from './Changes';
import { Linked } from './Linked';
import { OfferCard } from './OfferCard';
import { RecordActions } from './RecordActions';
import { RecordForms } from './RecordForms';

function Content({ detail: { record, timeline, workId, derived, owner }, now }: { readonly detail: RecordDetail; readonly now: string }) {
  const program = useProgram(record.release);
  const secret = confidentialTitles(program.data?.pack, record.type);
  return (
    <>
      {program.data?.pack.records[record.type]?.person && <div className="row-actions"><Link className="btn btn-plain" to={`/persons/${record.id}`}>{t('person.toPerson')}</Link></div>}
      <PrintLinks pack={program.data?.pack} record={record} />
      {record.masked.length > 0 && <Notice>{t('record.masked')}</Notice>}
      {derived.length > 0 && <section className="card"><FactList facts={derived} /></section>}
      {program.data ? <RecordForms program={program.data} record={record} /> : program.isError ? <Failed error={program.error} onRetry={() => void program.refetch()} /> : <Loading />}
      {secret.length > 0 && owner !== undefined && <GrantsCard recordId={record.id} fields={secret} />}
      <Timeline entries={timeline} now={now} open />
      {workId !== undefined && <div className="row-actions"><Link className="btn btn-plain" to={`/works/${workId}`}>{t('record.toWork')}</Link></div>}
    </>
  );
}

type Tab = 'content' | 'links' | 'changes';
function OneRecord({ detail }: { readonly detail: RecordDetail }) {
  const now = useNow();
  const [tab, setTab] = useState<Tab>('content');
  const [told, setTold] = useState<string>();
  const { record, owner, linked } = detail;
  const count = linked.reduce((sum, one) => sum + one.count, 0);
  return (
    <Page title={record.typeTitle} back="/records" aside={<StateTag title={record.stateTitle} />}>
      <div className="task-head">
        <p className="task-of">{record.title}</p>
        <p className="row-more">
          <span>{record.no ?? t('work.noNumber')}</span><span>{record.orgName}</span>{owner && <span>{t('record.owner', { name: owner.name })}</span>}<span>{t('record.made', { when: formatWhen(record.createdAt, now) })}</span>
        </p>
      </div>
      {told !== undefined && <Notice kind="done" calls>{told}</Notice>}
      <OfferCard detail={detail} now={now} onDone={setTold} />
      {/* of what one is only asked to take there is nothing but its summary */}
      {owner !== undefined && <Segments<Tab> label={t('record.parts')} value={tab} onChange={setTab} segments={[{ id: 'content', title: t('record.content') }, { id: 'links', title: t('record.links'), count }, { id: 'changes', title: t('changes.title') }]} />}
      {tab === 'content' && <Content detail={detail} now={now} />}
      {tab === 'links' && <Linked recordId={record.id} lists={linked} />}
      {tab === 'changes' && <Changes recordId={record.id} now={now} />}
      <RecordActions key={record.version} detail={detail} onDone={setTold} />
    </Page>
  );
}

/** One record by its address, with what may be done with it. Viewing a sensitive one is itself recorded. */
export function RecordPage() {
  const api = useApi();
  const { recordId = '' } = useParams();
  const { data, error, isError, refetch } = useQuery({ queryKey: keys.record(recordId), queryFn: () => api.call('GET /records/{recordId}', { params: { recordId } }) });
  if (data) return <OneRecord key={recordId} detail={data} />;
  const isAbsent = error instanceof ApiProblem && error.status < 500;
  return (
    <Page title={t('record.title')} back="/records">
      {isAbsent && error.status === 410 ? <Empty title={t('record.destroyed')} action={<Link className="btn btn-main" to="/records">{t('page.toRecords')}</Link>}>{error.message}</Empty>
        : isAbsent ? <Empty title={t('record.gone')} action={<Link className="btn btn-main" to="/records">{t('page.toRecords')}</Link>}>{t('record.goneHint')}</Empty>
        : isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}
