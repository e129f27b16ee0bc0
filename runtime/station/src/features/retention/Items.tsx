import { Link } from 'react-router';
import { formatDay } from '@liandong/client';
import type { DestructionItem, DestructionList } from '@liandong/server/contract/retention';
import { useNow } from '../../data';
import { Failed, Loading, MoreButton, StateTag } from '../../ui';
import { t } from './text';
import { useItems } from './use-retention';

function Item({ item: { no, orgName, from, until, state, record, why } }: { readonly item: DestructionItem }) {
  const now = useNow();
  const number = no ?? t('destruction.noNumber');
  const inside = (
    <>
      <span className="row-main">
        <span className="row-title">{record?.title ?? number}</span>
        {why !== undefined && <span className="row-what">{why}</span>}
        <span className="row-what">{[t('retention.since', { until: formatDay(until, now) }), t('retention.from', { from: formatDay(from, now) })].join(t('list.dot'))}</span>
        <span className="row-more">{record && <span>{number}</span>}<span>{orgName}</span></span>
      </span>
      <span className="row-side"><StateTag title={t(`destruction.item.${state}`)} /></span>
    </>
  );
  return record ? <Link to={`/records/${record.id}`} className="row row-plain">{inside}</Link> : <div className="row row-plain retention-still">{inside}</div>;
}

/** What stands on a list, and what became of each. */
export function Items({ list: { id, state, destroyed, kept } }: { readonly list: DestructionList }) {
  const items = useItems(id, `${state} ${destroyed} ${kept}`);
  if (items.state === 'loading') return <Loading rows={4} />;
  if (items.state === 'failed') return <Failed error={items.error} onRetry={items.retry} />;
  return (
    <>
      <h2>{t('destruction.records')}</h2>
      <ul className="row-list">{items.items.map((item) => <li key={item.n}><Item item={item} /></li>)}</ul>
      {items.hasMore && <MoreButton busy={items.isLoadingMore} onMore={items.more} />}
    </>
  );
}
