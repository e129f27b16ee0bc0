import { NavLink } from 'react-router';
import { formatWhen } from '@liandong/client';
import type { TaskRow } from '@liandong/server/contract/tasks';
import { t } from '../../text';
import { Due } from '../../ui';

const toneOf = (row: TaskRow): string => (row.overdue ? 'over' : row.returned ? 'returned' : row.kind === 'offer' ? 'offer' : 'plain');

/** Who, what, when; the bar at the left says how urgent. */
export function TaskRowLink({ row, now, search = '' }: { readonly row: TaskRow; readonly now: string; readonly search?: string }) {
  return (
    <NavLink to={`/tasks/${row.id}${search}`} className={({ isActive }) => `row row-${toneOf(row)}${isActive ? ' row-open' : ''}`} data-task={row.id}>
      <span className="row-main">
        <span className="row-title">{row.recordTitle || row.serviceTitle}</span>
        <span className="row-what">{t('task.rowWhat', { title: row.title, service: row.serviceTitle })}</span>
        <span className="row-more">
          {row.no && <span>{row.no}</span>}<span>{row.orgName}</span><span>{t('task.arrived', { when: formatWhen(row.createdAt, now) })}</span>
        </span>
      </span>
      <span className="row-side">
        {row.due && <Due due={row.due} now={now} />}
        {row.returned && <span className="tag tag-soon">{t('task.returned')}</span>}
        {row.kind === 'offer' && <span className="tag tag-info">{t('task.offer')}</span>}
      </span>
    </NavLink>
  );
}
