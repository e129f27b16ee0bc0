import { Link, useParams, useSearchParams } from 'react-router';
import type { WorkView } from '@liandong/server/contract/works';
import { useNow } from '../../data';
import { t } from '../../text';
import { Failed, Icon, Loading, Page } from '../../ui';
import { nowText } from './now-words';
import { useWork } from './use-work';

const TITLES = {
  StartWork: 'after.started', CompleteTask: 'after.completed', ReturnTask: 'after.returned', RejectTask: 'after.rejected', TransferTask: 'after.transferred', DelegateTask: 'after.delegated',
  ReassignTask: 'after.reassigned', RemoveMember: 'after.memberRemoved', WithdrawInstance: 'after.withdrawn', TerminateInstance: 'after.terminated',
} as const;
const titleOf = (did: string | null): string => t(TITLES[(did ?? '') as keyof typeof TITLES] ?? 'after.done');

function After({ work, did }: { readonly work: WorkView; readonly did: string | null }) {
  const now = useNow();
  const mine = work.tasks.find((task) => task.mine);
  return (
    <div className="after">
      <span className="after-mark"><Icon name="done" /></span>
      <h2>{titleOf(did)}</h2>
      <p className="after-what">{work.record.title}</p>
      {work.record.no !== undefined && <p className="after-no">{t('after.no', { no: work.record.no })}</p>}
      <p className="after-next">{nowText(work, now)}</p>
      <div className="after-actions">
        {mine && <Link className="btn btn-main" to={`/tasks/${mine.id}`}>{t('after.goOn', { node: mine.title })}</Link>}
        <Link className={mine ? 'btn btn-plain' : 'btn btn-main'} to={did === 'StartWork' ? '/' : '/tasks'}>{did === 'StartWork' ? t('page.toDesk') : t('page.toTasks')}</Link>
        {did === 'StartWork' && <Link className="btn btn-plain" to={`/services/${work.packId}/${work.serviceId}`}>{t('after.another', { service: work.serviceTitle })}</Link>}
        <Link className="btn btn-plain" to={`/works/${work.id}`}>{t(work.takeBack.length > 0 ? 'after.lookOrTakeBack' : 'after.look')}</Link>
      </div>
    </div>
  );
}

/** After something was done: its number, who is next and until when. */
export function AfterPage() {
  const { workId = '' } = useParams();
  const [search] = useSearchParams();
  const work = useWork(workId);
  return (
    <Page title={work.data?.serviceTitle ?? t('work.title')}>
      {work.data ? <After work={work.data} did={search.get('did')} /> : work.isError ? <Failed error={work.error} onRetry={() => void work.refetch()} /> : <Loading />}
    </Page>
  );
}
