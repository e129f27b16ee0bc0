import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import { Icon } from '../../ui';
import { t } from './text';

/** A way to the reports, for who has any to see. */
export function ReportsLink() {
  const api = useApi();
  const { data } = useQuery({ queryKey: ['report-objects', 'list', 'any'], queryFn: () => api.call('GET /report-objects', { query: { limit: 1 } }) });
  return data && data.items.length > 0 ? <Link className="card-line" to="/reports">{t('reports.title')}<Icon name="next" /></Link> : null;
}
