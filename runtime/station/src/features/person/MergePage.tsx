import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useApi } from '@liandong/client';
import { keys } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Failed, Loading, Page } from '../../ui';
import { MergeForm } from './MergeForm';

/** Two records of one person, field by field; or the way back. */
export function MergePage() {
  const api = useApi();
  const { recordId = '', otherId = '' } = useParams();
  const detail = (id: string) => ({ queryKey: keys.record(id), queryFn: () => api.call('GET /records/{recordId}', { params: { recordId: id } }) });
  const [one, other] = [useQuery(detail(recordId)), useQuery(detail(otherId))];
  const view = useQuery({ queryKey: ['persons', 'one', recordId], queryFn: () => api.call('GET /persons/{recordId}', { params: { recordId } }) });
  const program = useProgram(one.data?.record.release);
  const failed = [one, other, view, program].find(({ isError }) => isError);
  const isOne = view.data?.merged.some(({ id }) => id === otherId) === true;
  return (
    <Page title={t(isOne ? 'person.unmerge' : 'person.mergeTitle')} back={`/persons/${recordId}`}>
      {failed ? <Failed error={failed.error} onRetry={() => void failed.refetch()} />
        : one.data && other.data && view.data && program.data ? <MergeForm key={recordId} pack={program.data.pack} one={one.data} other={other.data} view={view.data} /> : <Loading rows={6} />}
    </Page>
  );
}
