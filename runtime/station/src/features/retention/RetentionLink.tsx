import { Link } from 'react-router';
import { Icon } from '../../ui';
import { t } from './text';
import { useRetention } from './use-retention';

/** A way to what is due, for who looks after any of it. */
export function RetentionLink() {
  const { data } = useRetention();
  return data && data.length > 0 ? <Link className="card-line" to="/retention">{t('retention.title')}<Icon name="next" /></Link> : null;
}
