import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem, formatWhen } from '@liandong/client';
import type { WorkView } from '@liandong/server/contract/works';
import { useNow } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Due, Empty, Failed, Loading, Notice, Page, StateTag, Timeline } from '../../ui';
import { PrintLinks } from '../print';
import { RecordForms } from '../record';
import { Asks } from '../talk';
import { nowText, SuspendedNotice, useWork } from '../works';
import { Copies } from './Copies';
import { WorkActions } from './WorkActions';

function OpenStep({ task, now }: { readonly task: WorkView['tasks'][number]; readonly now: string }) {
  const who = task.assignee ?? t('work.anyOf', { org: task.orgName, role: task.roleTitle });
  return (
    <li className="open-step">
      <span className="row-main"><span className="row-title">{task.title}</span><span className="row-what">{who}</span></span>
      <span className="row-side">{task.due && <Due due={task.due} now={now} />}{(task.mine || task.may.length > 0) && <Link className="btn btn-plain" to={`/tasks/${task.id}`}>{task.mine ? t('work.do') : t('work.see')}</Link>}</span>
    </li>
  );
}

const isForMe = ({ may }: WorkView['asks'][number]): boolean => may.includes('answer');

function Work({ work, onChanged }: { readonly work: WorkView; readonly onChanged: () => void }) {
  const now = useNow();
  const program = useProgram(work.release);
  const [did, setDid] = useState<string>();
  const told = did === undefined ? undefined : t.find(`did.${did}`);
  const { record } = work;
  return (
    <Page title={work.serviceTitle} back="/works" aside={<StateTag status={work.status} title={record.stateTitle} />}>
      <div className="task-head">
        <p className="task-of">{record.title}</p>
        <p className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{work.orgName}</span><span>{t('work.startedBy', { by: work.startedBy, when: formatWhen(work.startedAt, now) })}</span></p>
      </div>
      {told !== undefined && <Notice kind="done" calls>{told}</Notice>}
      {work.suspended && <SuspendedNotice of={work.suspended} now={now} calls={did === 'SuspendInstance'} />}
      <Copies copies={work.copies.filter((copy) => copy.unreadByMe)} now={now} />
      <Asks asks={work.asks.filter(isForMe)} now={now} onChanged={onChanged} />
      <section className="why"><h2>{t('work.now')}</h2><p>{nowText(work, now)}</p></section>
      {work.tasks.length > 0 && <section className="card"><h2>{t('work.steps')}</h2><ul className="open-steps">{work.tasks.map((task) => <OpenStep key={task.id} task={task} now={now} />)}</ul></section>}
      <Asks asks={work.asks.filter((ask) => !isForMe(ask))} now={now} onChanged={onChanged} />
      <PrintLinks pack={program.data?.pack} record={record} />
      {program.data ? <RecordForms program={program.data} record={record} /> : program.isError ? <Failed error={program.error} onRetry={() => void program.refetch()} /> : <Loading />}
      <Copies copies={work.copies.filter((copy) => !copy.unreadByMe)} now={now} />
      <Timeline entries={work.timeline} now={now} open />
      <WorkActions work={work} onTold={setDid} />
    </Page>
  );
}

/** One piece of work by its address. */
export function WorkPage() {
  const { workId = '' } = useParams();
  const work = useWork(workId);
  if (work.data) return <Work key={workId} work={work.data} onChanged={() => void work.refetch()} />;
  const isAbsent = work.error instanceof ApiProblem && work.error.status < 500;
  return (
    <Page title={t('work.title')} back="/works">
      {isAbsent ? <Empty title={t('work.gone')} action={<Link className="btn btn-main" to="/works">{t('page.toWorks')}</Link>}>{t('work.goneHint')}</Empty>
        : work.isError ? <Failed error={work.error} onRetry={() => void work.refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}
