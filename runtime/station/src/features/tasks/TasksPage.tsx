import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams, useSearchParams } from 'react-router';
import { useApi } from '@liandong/client';
import { keys, useNow } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, MoreButton, Page, Segments } from '../../ui';
import { AskList, CopyList } from './AsideLists';
import { TaskRowLink } from './TaskRowLink';
import { useListKeys } from './use-list-keys';
import { BOXES, boxOf, useTasks } from './use-tasks';

function TaskList({ box }: { readonly box: 'todo' | 'offers' }) {
  const now = useNow();
  const { taskId } = useParams();
  const { items, state, error, retry, hasMore, isLoadingMore, more } = useTasks(box);
  const search = box === 'offers' ? '?box=offers' : '';
  useListKeys(items.map((row) => row.id), taskId, search);
  if (state === 'loading') return <Loading rows={5} />;
  if (state === 'failed') return <Failed error={error} onRetry={retry} />;
  if (items.length === 0) {
    return box === 'todo'
      ? <Empty title={t('tasks.none')} action={<Link className="btn btn-main" to="/services">{t('tasks.noneAction')}</Link>}>{t('tasks.noneHint')}</Empty>
      : <Empty title={t('tasks.noOffers')}>{t('tasks.noOffersHint')}</Empty>;
  }
  return (
    <>
      <ul className="row-list">{items.map((row) => <li key={row.id}><TaskRowLink row={row} now={now} search={search} /></li>)}</ul>
      {hasMore && <MoreButton busy={isLoadingMore} onMore={more} />}
    </>
  );
}

/** The list at the left and the open task at the right on desks; one of them on phones. */
export function TasksPage() {
  const api = useApi();
  const { taskId } = useParams();
  const [search, setSearch] = useSearchParams();
  const box = boxOf(search);
  const { data: counts } = useQuery({ queryKey: keys.counts, queryFn: () => api.call('GET /tasks/counts') });
  return (
    <div className={taskId === undefined ? 'split' : 'split split-open'}>
      <div className="split-list">
        <Page title={t('tasks.title')}>
          <Segments
            label={t('tasks.boxes')} value={box} onChange={(next) => setSearch(next === 'todo' ? {} : { box: next }, { replace: true })}
            segments={BOXES.map((id) => ({ id, title: t(`tasks.${id}`), count: counts?.[id] }))}
          />
          {box === 'asks' ? <AskList /> : box === 'copied' ? <CopyList /> : <TaskList box={box} />}
          <p className="keys-hint">{t('tasks.keys')}</p>
        </Page>
      </div>
      <div className="split-one" id="one" tabIndex={-1}><Outlet /></div>
    </div>
  );
}
