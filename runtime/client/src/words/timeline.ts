import type { TimelineEntry } from '@liandong/server/contract/works';
import { t } from '../text/client-text';
import { listText } from './list';

/** Per kind: the sentence, and the fuller one when the named blank is known. */
const SENTENCES = {
  started: ['timeline.started'],
  completed: ['timeline.completed', 'outcome', 'timeline.completedWith'],
  returned: ['timeline.returned', 'to', 'timeline.returnedTo'],
  claimed: ['timeline.claimed'],
  reassigned: ['timeline.reassigned', 'to', 'timeline.reassignedTo'],
  rejected: ['timeline.rejected'],
  'taken-back': ['timeline.takenBack'],
  delegated: ['timeline.delegated'],
  opined: ['timeline.opined', 'outcome', 'timeline.opinedWith'],
  'signers-added': ['timeline.addedBefore'],
  'signer-removed': ['timeline.signerRemoved'],
  'member-removed': ['timeline.memberRemoved'],
  passed: ['timeline.passedNobody'],
  'came-back': ['timeline.cameBack'],
  copied: ['timeline.copiedByRule', 'by', 'timeline.copied'],
  read: ['timeline.read'],
  urged: ['timeline.urged', 'nodeTitle', 'timeline.urgedNode'],
  asked: ['timeline.asked'],
  answered: ['timeline.answered'],
  'ask-ended': ['timeline.askEnded'],
  suspended: ['timeline.suspended'],
  resumed: ['timeline.resumed'],
  'handed-over': ['timeline.handedOver'],
  timer: ['timeline.timer'],
  skipped: ['timeline.skipped'],
  moved: ['timeline.moved'],
  corrected: ['timeline.corrected'],
  ended: ['timeline.ended', 'nodeTitle', 'timeline.endedAt'],
  waiting: ['timeline.waiting', 'by', 'timeline.waitingFor'],
} as const;

function keyOf(entry: TimelineEntry) {
  if (entry.kind === 'signers-added' && entry.position === 'after') return 'timeline.addedAfter';
  if (entry.kind === 'passed' && entry.reason === 'approved') return 'timeline.passedApproved';
  if (entry.kind === 'returned' && entry.resume && entry.to) return 'timeline.returnedToResume';
  const [plain, blank, full] = SENTENCES[entry.kind];
  return blank !== undefined && entry[blank] ? full : plain;
}

/** One line of 过程 without its time and comment, which the screens set apart. */
export function timelineText(entry: TimelineEntry): string {
  const by = entry.by || t('timeline.system');
  const people = listText(entry.people ?? []);
  return t(keyOf(entry), { by: entry.for ? t('timeline.for', { by, for: entry.for }) : by, node: entry.nodeTitle ?? '', outcome: entry.outcome ?? '', people, to: entry.to ?? people });
}
