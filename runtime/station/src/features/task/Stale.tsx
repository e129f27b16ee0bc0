import { Link } from 'react-router';
import { type ApiProblem, formatMoment, timelineText } from '@liandong/client';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import type { TimelineEntry } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Notice } from '../../ui';
import { useWork } from '../works';

/** Refusals that say: somebody was faster. The last is what those hear who may see the work only while it waits for them. */
const FASTER: readonly string[] = ['process.task-unknown', 'process.already-claimed', 'process.finished', 'work.not-found'];
export const isStale = (problem: ApiProblem | undefined): boolean => problem !== undefined && FASTER.includes(problem.code);

/** What was done with this step last; else the last thing that was done at all. */
function lastDone(timeline: readonly TimelineEntry[], node: string): TimelineEntry | undefined {
  const done = timeline.filter((entry) => entry.kind !== 'waiting');
  return done.filter((entry) => entry.node === node && entry.kind !== 'started').at(-1) ?? done.at(-1);
}

/** Somebody else has done this step meanwhile: who, what and when. What was typed stays where it is. */
export function Stale({ task, now }: { readonly task: TaskDetail['task']; readonly now: string }) {
  const work = useWork(task.workId);
  const entry = work.data && lastDone(work.data.timeline, task.node);
  return (
    <Notice key={work.status} kind="problem" calls title={t('stale.title')} actions={<div className="row-actions"><Link className="btn btn-main" to="/tasks">{t('page.toTasks')}</Link>{work.data && <Link className="btn btn-plain" to={`/works/${task.workId}`}>{t('after.look')}</Link>}</div>}>
      {entry && <p>{t('stale.who', { when: formatMoment(entry.at, now), what: timelineText(entry) })}</p>}
      {work.isError && <p>{t('stale.perhaps')}</p>}
      {entry?.comment && <blockquote>{entry.comment}</blockquote>}
      <p>{t('stale.kept')}</p>
    </Notice>
  );
}
