import type { InboxItem } from '@liandong/server/contract/inbox';
import { t } from '../../text';

/** A message as a sentence; of an unknown kind it says where to look. It names the service and the number, never a person served. */
export function inboxText({ kind, params }: Pick<InboxItem, 'kind' | 'params'>): string {
  const title = [params.service, params.no].filter((part) => part !== undefined && part !== '').join(' ');
  const blanks = { node: '', by: t('inbox.somebody'), ...params, title };
  return t.find(`inbox.kind.${kind}`, blanks) ?? t('inbox.other', blanks);
}

/** What is told of a step that is not mine to do: it is read, or answered, on the page of the work. */
const OF_WORK: readonly string[] = ['asked', 'copied', 'taken-back', 'signer-removed', 'work-suspended', 'consent-withdrawn', 'consent-expired'];

/** Where it leads: an open step first, else the work, else the record. */
export function inboxAddress({ kind, taskId, workId, recordId }: Pick<InboxItem, 'kind' | 'taskId' | 'workId' | 'recordId'>): string | undefined {
  if (kind === 'stand-in-named') return '/mine/stand-ins';
  if (kind === 'plan-late') return '/plans?when=late';
  if (kind === 'grant-asked') return '/grants';
  if (taskId !== undefined && !(workId !== undefined && OF_WORK.includes(kind))) return `/tasks/${taskId}`;
  if (workId !== undefined) return `/works/${workId}`;
  if (recordId === undefined) return undefined;
  return kind === 'consent-due' ? `/persons/${recordId}` : `/records/${recordId}`;
}
