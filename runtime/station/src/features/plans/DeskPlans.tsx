import { Link } from 'react-router';
import { useNow } from '../../data';
import { DueRowLink } from './DueRowLink';
import { linesOf, QuotaList } from './Quotas';
import { t } from './text';
import { useDue, useDueCounts, usePlans, useQuotas } from './use-plans';
import { periodAt } from './words';

const MOST = 3;
const ANY = { mine: false, plan: '' } as const;

/** On the desk: who is late or due today, and how far quotas are met. Nothing where there are no plans. */
export function DeskPlans() {
  const now = useNow();
  const counts = useDueCounts(ANY).data ?? { late: 0, today: 0, week: 0 };
  const when = counts.late > 0 ? 'late' : counts.today > 0 ? 'today' : 'week';
  const { items } = useDue({ ...ANY, when }, MOST);
  const quotas = useQuotas(periodAt(now.slice(0, 10), 'month')).data;
  const lines = quotas ? linesOf(quotas) : [];
  const hasPlans = (usePlans().data?.plans.length ?? 0) > 0;
  const total = counts.late + counts.today + counts.week;
  return (
    <>
      {total > 0 && (
        <section>
          <h2 className="group-title">{t('plans.desk')}<span className="count">{total}</span></h2>
          <ul className="desk-due">{(['late', 'today', 'week'] as const).map((id) => <li key={id}><Link className={id === 'late' && counts.late > 0 ? 'desk-due-late' : ''} to={`/plans?when=${id}`}><strong>{counts[id]}</strong>{t(`plans.${id}`)}</Link></li>)}</ul>
          <ul className="row-list">{items.slice(0, MOST).map((row) => <li key={`${row.planId} ${row.record.id}`}><DueRowLink row={row} now={now} /></li>)}</ul>
          <Link className="more-link" to={`/plans?when=${when}`}>{t('plans.deskAll', { n: total })}</Link>
        </section>
      )}
      {lines.length > 0 && (
        <section>
          <h2 className="group-title">{t('quotas.title')}</h2>
          <QuotaList lines={lines.slice(0, MOST)} />
        </section>
      )}
      {total === 0 && (hasPlans || lines.length > 0) && <Link className="more-link" to="/plans">{t('plans.title')}</Link>}
    </>
  );
}
