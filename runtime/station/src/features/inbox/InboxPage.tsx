import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { formatWhen, useApi } from '@liandong/client';
import type { InboxItem } from '@liandong/server/contract/inbox';
import { keys, useNow, usePages } from '../../data';
import { t } from '../../text';
import { Button, Empty, errorText, Failed, Loading, MoreButton, Notice, Page } from '../../ui';
import { inboxAddress, inboxText } from './inbox-text';

function Message({ item, now, onOpen }: { readonly item: InboxItem; readonly now: string; readonly onOpen: (item: InboxItem) => void }) {
  const isUnread = item.readAt === undefined;
  return (
    <button type="button" className={isUnread ? 'row row-unread' : 'row row-plain'} onClick={() => onOpen(item)}>
      <span className="row-main"><span className="row-text">{inboxText(item)}</span><span className="row-more"><span>{formatWhen(item.at, now)}</span></span></span>
      {isUnread && <span className="row-side"><span className="tag tag-info">{t('inbox.unread')}</span></span>}
    </button>
  );
}

export function InboxPage() {
  const api = useApi();
  const now = useNow();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string>();
  const { items, state, error, retry, hasMore, isLoadingMore, more } = usePages(keys.inbox, (cursor) => api.call('GET /inbox', { query: { limit: 30, ...(cursor === undefined ? {} : { cursor }) } }));
  const read = async (ids?: string[]): Promise<void> => {
    try {
      await api.call('POST /inbox/read', { body: ids === undefined ? {} : { ids } });
      await Promise.all([keys.inbox, keys.counts].map((queryKey) => queries.invalidateQueries({ queryKey })));
    } catch (cause) {
      setProblem(errorText(cause));
    }
  };
  const open = (item: InboxItem): void => {
    if (item.readAt === undefined) void read([item.id]);
    const address = inboxAddress(item);
    if (address !== undefined) void navigate(address);
  };
  const hasUnread = items.some((item) => item.readAt === undefined);
  return (
    <Page title={t('inbox.title')} back="/" aside={hasUnread ? <Button kind="link" onClick={() => void read()}>{t('inbox.readAll')}</Button> : undefined}>
      {problem !== undefined && <Notice kind="problem">{problem}</Notice>}
      {state === 'loading' && <Loading rows={5} />}
      {state === 'failed' && <Failed error={error} onRetry={retry} />}
      {state === 'ready' && items.length === 0 && <Empty title={t('inbox.none')}>{t('inbox.noneHint')}</Empty>}
      {items.length > 0 && <ul className="row-list">{items.map((item) => <li key={item.id}><Message item={item} now={now} onOpen={open} /></li>)}</ul>}
      {hasMore && <MoreButton busy={isLoadingMore} onMore={more} />}
    </Page>
  );
}
