import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import { keys } from '../../data';
import { t } from '../../text';
import { Icon } from '../../ui';

/** A way to the persons, where a pack in use has any. */
export function PersonsLink() {
  const api = useApi();
  const { data } = useQuery({ queryKey: keys.recordTypes, queryFn: async () => (await api.call('GET /record-types')).items });
  return data?.some(({ kind }) => kind === 'person') ? <Link className="card-line" to="/persons">{t('mine.persons')}<Icon name="next" /></Link> : null;
}
