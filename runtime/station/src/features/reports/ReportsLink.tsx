import { Link } from 'react-router';
import { Icon } from '../../ui';
import { t } from './text';
import { useHasReports } from './use-has-reports';

/** A way to the reports, for who has any to see. */
export function ReportsLink() {
  return useHasReports() ? <Link className="card-line" to="/reports">{t('reports.title')}<Icon name="next" /></Link> : null;
}
