import type { InboxItem } from '@liandong/server/contract/inbox';
import { t } from '../../text';

/** A message as a sentence; of an unknown kind it says where to look. It names the service and the number, never a person served. */
export function inboxText({ kind, params }: Pick<InboxItem, 'kind' | 'params'>): string {
  const title = [params.service, params.no].filter((part) => part !== undefined && part !== '').join(' ');
  const blanks = { node: '', ...params, title };
  return t.find(`inbox.kind.${kind}`, blanks) ?? t('inbox.other', blanks);
}

/** Where it leads: an open step first, else the work. */
export const inboxAddress = (item: Pick<InboxItem, 'taskId' | 'workId'>): string | undefined =>
  item.taskId !== undefined ? `/tasks/${item.taskId}` : item.workId !== undefined ? `/works/${item.workId}` : undefined;
