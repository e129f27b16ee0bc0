import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ApiProblem, formatWhen } from '@liandong/client';
import type { WorkView } from '@liandong/server/contract/works';
import { useNow } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Button, Due, Empty, Failed, Loading, Page, StateTag, Timeline } from '../../ui';
import { RecordForms } from '../record';
import { nowText, useCommand, useWork, WithdrawSheet } from '../works';

function OpenStep({ task, now }: { readonly task: WorkView['tasks'][number]; readonly now: string }) {
  const who = task.assignee ?? t('work.anyOf', { org: task.orgName, role: task.roleTitle });
  return (
    <li className="open-step">
      <span className="row-main"><span className="row-title">{task.title}</span><span className="row-what">{who}</span></span>
      <span className="row-side">{task.due && <Due due={task.due} now={now} />}{task.mine && <Link className="btn btn-plain" to={`/tasks/${task.id}`}>{t('work.do')}</Link>}</span>
    </li>
  );
}

function Work({ work }: { readonly work: WorkView }) {
  const now = useNow();
  const navigate = useNavigate();
  const program = useProgram(work.release);
  const command = useCommand(work.id);
  const [asking, setAsking] = useState(false);
  const { record } = work;
  return (
    <Page title={work.serviceTitle} back="/works" aside={<StateTag status={work.status} title={record.stateTitle} />}>
      <div className="task-head">
        <p className="task-of">{record.title}</p>
        <p className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{work.orgName}</span><span>{t('work.startedBy', { by: work.startedBy, when: formatWhen(work.startedAt, now) })}</span></p>
      </div>
      <section className="why"><h2>{t('work.now')}</h2><p>{nowText(work, now)}</p></section>
      {work.tasks.length > 0 && <section className="card"><h2>{t('work.steps')}</h2><ul className="open-steps">{work.tasks.map((task) => <OpenStep key={task.id} task={task} now={now} />)}</ul></section>}
      {program.data ? <RecordForms program={program.data} record={record} /> : program.isError ? <Failed error={program.error} onRetry={() => void program.refetch()} /> : <Loading />}
      <Timeline entries={work.timeline} now={now} open />
      {work.may.includes('withdraw') && <div className="row-actions"><Button onClick={() => setAsking(true)}>{t('withdraw.title')}</Button></div>}
      {asking && (
        <WithdrawSheet
          command={command} onClose={() => { setAsking(false); command.clear(); }}
          onSend={(body) => void command.send(body).then((view) => { if (view) void navigate(`/works/${work.id}/after?did=WithdrawInstance`, { replace: true }); })}
        />
      )}
    </Page>
  );
}

/** One piece of work by its address. */
export function WorkPage() {
  const { workId = '' } = useParams();
  const work = useWork(workId);
  if (work.data) return <Work work={work.data} />;
  const isAbsent = work.error instanceof ApiProblem && work.error.status < 500;
  return (
    <Page title={t('work.title')} back="/works">
      {isAbsent ? <Empty title={t('work.gone')} action={<Link className="btn btn-main" to="/works">{t('page.toWorks')}</Link>}>{t('work.goneHint')}</Empty>
        : work.isError ? <Failed error={work.error} onRetry={() => void work.refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}
