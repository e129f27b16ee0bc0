import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { formatDate, formatWhen, useApi } from '@liandong/client';
import type { TaskRow } from '@liandong/server/contract/tasks';
import { type KeptDraft, keptDrafts, keys, useNow, usePages } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Icon, Loading, Page } from '../../ui';
import { DeskGrants } from '../grants';
import { DeskPlans, useDueNow } from '../plans';
import { TaskRowLink } from '../tasks';
import { WorkRowLink } from '../works';
import { deskGroups } from './groups';
import { Hints } from './Hints';

const MOST = 5;

function Tile({ to, n, title, tone }: { readonly to: string; readonly n: number; readonly title: string; readonly tone: 'plain' | 'over' | 'info' }) {
  return <Link to={to} className={n > 0 ? `tile tile-${tone}` : 'tile'}><strong>{n}</strong><span>{title}</span></Link>;
}

function Tasks({ rows, now }: { readonly rows: readonly TaskRow[]; readonly now: string }) {
  return (
    <>
      {deskGroups(rows, now).map(({ group, rows: own }) => (
        <section key={group}>
          <h2 className="group-title">{t(`desk.group.${group}`)}<span className="count">{own.length}</span></h2>
          <ul className="row-list">{own.slice(0, MOST).map((row) => <li key={row.id}><TaskRowLink row={row} now={now} /></li>)}</ul>
          {own.length > MOST && <Link className="more-link" to="/tasks">{t('desk.all', { n: own.length })}</Link>}
        </section>
      ))}
    </>
  );
}

/** Where the form is that a draft is of: a service that is started, a record that is made. */
function beginsAt({ packId, serviceId, recordType }: KeptDraft): string | undefined {
  if (serviceId !== undefined) return `/services/${packId}/${serviceId}`;
  return recordType === undefined ? undefined : `/records/new/${packId}/${recordType}`;
}

function Drafts({ now }: { readonly now: string }) {
  const api = useApi();
  const { data } = useQuery({ queryKey: keys.drafts, queryFn: () => keptDrafts(api) });
  const drafts = (data ?? []).filter((draft) => draft.taskId === undefined && beginsAt(draft) !== undefined);
  if (drafts.length === 0) return null;
  return (
    <section>
      <h2 className="group-title">{t('desk.drafts')}<span className="count">{drafts.length}</span></h2>
      <ul className="row-list">
        {drafts.slice(0, MOST).map((draft) => (
          <li key={draft.key}>
            <Link className="row row-plain" to={`${beginsAt(draft) ?? ''}?draft=${encodeURIComponent(draft.key)}`}>
              <span className="row-main"><span className="row-title">{draft.title}</span><span className="row-what">{t('drafts.saved', { when: formatWhen(draft.savedAt, now) })}</span></span>
              <span className="row-side"><Icon name="pen" /></span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Started({ now }: { readonly now: string }) {
  const api = useApi();
  const { items } = usePages(keys.works('started'), (cursor) => api.call('GET /works', { query: { box: 'started', limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
  const running = items.filter((row) => row.status === 'running').slice(0, 3);
  if (running.length === 0) return null;
  return (
    <section>
      <h2 className="group-title">{t('desk.started')}</h2>
      <ul className="row-list">{running.map((row) => <li key={row.id}><WorkRowLink row={row} now={now} /></li>)}</ul>
      <Link className="more-link" to="/works">{t('desk.allStarted')}</Link>
    </section>
  );
}

interface Counts { readonly todo: number; readonly overdue: number; readonly offers: number; readonly asks: number; readonly copied: number }
const NO_COUNTS: Counts = { todo: 0, overdue: 0, offers: 0, asks: 0, copied: 0 };

function Tiles({ counts: { todo, overdue, offers }, soon }: { readonly counts: Counts; readonly soon: number }) {
  return (
    <div className="tiles">
      <Tile to="/tasks" n={todo} title={t('desk.todo')} tone="plain" />
      <Tile to="/tasks" n={overdue} title={t('desk.overdue')} tone="over" />
      <Tile to="/tasks" n={soon} title={t('desk.soon')} tone="plain" />
      <Tile to="/tasks?box=offers" n={offers} title={t('desk.offers')} tone="info" />
    </div>
  );
}

/** Questions and copies: shown only when there are some. */
function Aside({ counts: { asks, copied } }: { readonly counts: Counts }) {
  if (asks + copied === 0) return null;
  return (
    <section className="card card-list">
      {asks > 0 && <Link className="card-line" to="/tasks?box=asks">{t('desk.asks', { n: asks })}<Icon name="next" /></Link>}
      {copied > 0 && <Link className="card-line" to="/tasks?box=copied">{t('desk.copied', { n: copied })}<Icon name="next" /></Link>}
    </section>
  );
}

export function DeskPage() {
  const api = useApi();
  const now = useNow();
  const { data: counts = NO_COUNTS } = useQuery({ queryKey: keys.counts, queryFn: () => api.call('GET /tasks/counts') });
  const tasks = usePages(keys.tasks('todo'), (cursor) => api.call('GET /tasks', { query: { box: 'todo', limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
  const due = useDueNow();
  const soon = deskGroups(tasks.items, now).find(({ group }) => group === 'soon')?.rows.length ?? 0;
  return (
    <Page title={t('desk.title')} aside={<span className="page-day">{formatDate(now)}</span>}>
      <Hints />
      <Tiles counts={counts} soon={soon} />
      <Aside counts={counts} />
      <DeskGrants />
      <DeskPlans />
      {tasks.state === 'loading' && <Loading rows={4} />}
      {tasks.state === 'failed' && <Failed error={tasks.error} onRetry={tasks.retry} />}
      {tasks.state === 'ready' && tasks.items.length === 0 && due === 0 && <Empty title={t('tasks.none')} action={<Link className="btn btn-main" to="/services">{t('tasks.noneAction')}</Link>}>{t('tasks.noneHint')}</Empty>}
      <Tasks rows={tasks.items} now={now} />
      <Drafts now={now} />
      <Started now={now} />
    </Page>
  );
}
