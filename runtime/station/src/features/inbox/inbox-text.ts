import type { InboxItem } from '@liandong/server/contract/inbox';
import { t } from '../../text';

/** A message as a sentence; of an unknown kind it says where to look. */
export const inboxText = (item: Pick<InboxItem, 'kind' | 'params'>): string => t.find(`inbox.kind.${item.kind}`, item.params) ?? t('inbox.other', { title: item.params.title ?? '' });

/** Where it leads: an open step first, else the work. */
export const inboxAddress = (item: Pick<InboxItem, 'taskId' | 'workId'>): string | undefined =>
  item.taskId !== undefined ? `/tasks/${item.taskId}` : item.workId !== undefined ? `/works/${item.workId}` : undefined;
