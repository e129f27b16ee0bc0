import { Link } from 'react-router';
import { Icon } from '../../ui';
import { t } from './text';
import { useLedgers } from './use-ledgers';

/** A way to the books, for who has any to see. */
export function LedgersLink() {
  const { data } = useLedgers();
  return data && data.ledgers.length > 0 ? <Link className="card-line" to="/ledgers">{t('ledgers.title')}<Icon name="next" /></Link> : null;
}
