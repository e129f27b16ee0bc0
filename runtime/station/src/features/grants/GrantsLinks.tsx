import { Link } from 'react-router';
import { Icon } from '../../ui';
import { t } from './text';
import { useGrantRequests, useHasGrantRequests } from './use-grant-requests';

/** A way to the requests, for who has any to answer or has asked. */
export function GrantsLink() {
  return useHasGrantRequests() ? <Link className="card-line" to="/grants">{t('grants.page')}<Icon name="next" /></Link> : null;
}

/** On the desk: only while somebody waits for my answer. */
export function DeskGrants() {
  const { data } = useGrantRequests();
  const n = data?.toAnswer.length ?? 0;
  return n > 0 ? <section className="card card-list"><Link className="card-line" to="/grants">{t('grants.desk', { n })}<Icon name="next" /></Link></section> : null;
}
