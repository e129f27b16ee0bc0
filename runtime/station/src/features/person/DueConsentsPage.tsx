import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { Empty, Failed, Loading, Notice, Page } from '../../ui';
import { dayText } from './days';
import { PersonRow } from './PersonRows';
import { t } from './text';

/** Who has become old enough to be asked himself. */
export function DueConsentsPage() {
  const api = useApi();
  const { data, isError, error, refetch } = useQuery({ queryKey: ['persons', 'due'], queryFn: () => api.call('GET /persons/due-consents') });
  return (
    <Page title={t('due.title')} back="/persons">
      <p className="hint">{t('due.what')}</p>
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />)}
      {data?.items.length === 0 && <Empty title={t('due.none')}>{t('due.noneHint')}</Empty>}
      {data && data.items.length > 0 && <ul className="row-list">{data.items.map(({ record, askAgain }) => <PersonRow key={record.id} record={record} to={`/persons/${record.id}`} more={[t('due.since', { since: dayText(askAgain.since), age: askAgain.age }), t('due.scopes', { scopes: askAgain.scopes })]} />)}</ul>}
      {data?.more && <Notice>{t('due.more')}</Notice>}
    </Page>
  );
}
