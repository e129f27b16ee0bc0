import type { TimelineEntry } from '@liandong/server/contract/works';
import { t } from '../text/client-text';

/** Per kind: the sentence, and the fuller one when the named blank is known. */
const SENTENCES = {
  started: ['timeline.started'],
  completed: ['timeline.completed', 'outcome', 'timeline.completedWith'],
  returned: ['timeline.returned', 'to', 'timeline.returnedTo'],
  claimed: ['timeline.claimed'],
  reassigned: ['timeline.reassigned', 'to', 'timeline.reassignedTo'],
  timer: ['timeline.timer'],
  skipped: ['timeline.skipped'],
  moved: ['timeline.moved'],
  corrected: ['timeline.corrected'],
  ended: ['timeline.ended', 'nodeTitle', 'timeline.endedAt'],
  waiting: ['timeline.waiting', 'by', 'timeline.waitingFor'],
} as const;

/** One line of 过程 without its time and comment, which the screens set apart. */
export function timelineText(entry: TimelineEntry): string {
  const [plain, blank, full] = SENTENCES[entry.kind];
  const key = blank !== undefined && entry[blank] ? full : plain;
  return t(key, { by: entry.by || t('timeline.system'), node: entry.nodeTitle ?? '', outcome: entry.outcome ?? '', to: entry.to ?? '' });
}
