import { Link } from 'react-router';
import { formatWhen } from '@liandong/client';
import type { DestructionList } from '@liandong/server/contract/retention';
import { useNow } from '../../data';
import { Empty, Failed, Loading, MoreButton, Page, StateTag } from '../../ui';
import { resultOf } from './result';
import { t } from './text';
import { useLists } from './use-retention';

function Row({ list: { id, typeTitle, total, state, byName, at, destroyed, kept, orgNames } }: { readonly list: DestructionList }) {
  const now = useNow();
  return (
    <Link to={`/retention/lists/${id}`} className="row row-plain">
      <span className="row-main">
        <span className="row-title">{t('destruction.count', { total, type: typeTitle })}</span>
        {destroyed + kept > 0 && <span className="row-what">{resultOf({ destroyed, kept })}</span>}
        <span className="row-more"><span>{byName}</span><span>{formatWhen(at, now)}</span><span>{orgNames.join(t('list.dot'))}</span></span>
      </span>
      <span className="row-side"><StateTag title={t(`destruction.state.${state}`)} /></span>
    </Link>
  );
}

/** 销毁清册: all that I may see, the newest first. */
export function ListsPage() {
  const lists = useLists();
  return (
    <Page title={t('destruction.lists')} back="/retention">
      {lists.state === 'loading' && <Loading rows={4} />}
      {lists.state === 'failed' && <Failed error={lists.error} onRetry={lists.retry} />}
      {lists.state === 'ready' && lists.items.length === 0 && !lists.hasMore && <Empty title={t('destruction.none')}>{t('destruction.noneHint')}</Empty>}
      {lists.items.length > 0 && <ul className="row-list">{lists.items.map((list) => <li key={list.id}><Row list={list} /></li>)}</ul>}
      {lists.hasMore && <MoreButton busy={lists.isLoadingMore} onMore={lists.more} />}
    </Page>
  );
}
