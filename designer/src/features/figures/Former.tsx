import { useApi } from '@liandong/client';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../text';
import type { Behind } from './behind';
import { figureText } from './words';

/** The same figure as it was counted before, beside what it is now; nothing where it was always counted like this. */
export function Former({ behind: { packId, indicatorId, orgId, period } }: { readonly behind: Behind }) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['figure', packId, indicatorId, orgId, period],
    queryFn: () => api.call('GET /indicators/{packId}/{indicatorId}', { params: { packId, indicatorId }, query: { period, ...(orgId ? { orgId } : {}) } }),
  });
  if (!data || data.former.length === 0) return null;
  return (
    <table className="ld-report">
      <caption className="visually-hidden">{t('figures.former.title')}</caption>
      <thead><tr><th scope="col">{t('figures.former.title')}</th><th scope="col">{t('figures.former.value')}</th></tr></thead>
      <tbody>
        <tr><th scope="row">{t('figures.former.now')}</th><td>{figureText(data.value)}</td></tr>
        {data.former.map((one) => <tr key={one.version}><th scope="row">{t('figures.former.until', { version: String(one.version), until: one.until })}</th><td>{figureText(one.value)}</td></tr>)}
      </tbody>
    </table>
  );
}
