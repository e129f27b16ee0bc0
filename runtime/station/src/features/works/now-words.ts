import { formatWhen } from '@liandong/client';
import type { WorkView } from '@liandong/server/contract/works';
import { t } from '../../text';

type WorkTask = WorkView['tasks'][number];
type Facts = Pick<WorkView, 'status' | 'suspended'> & { readonly record: Pick<WorkView['record'], 'stateTitle'>; readonly tasks: readonly WorkTask[] };

function oneTask(task: WorkTask, now: string): string {
  const blanks = { org: task.orgName, role: task.roleTitle, node: task.title, name: task.assignee ?? '', due: task.due === undefined ? '' : formatWhen(task.due, now) };
  const due = task.due === undefined ? '' : t('now.due', blanks);
  if (task.kind === 'offer') return t('now.offer', blanks) + due;
  if (task.mine) return t('now.mine', blanks) + due;
  return t(task.assignee === undefined ? 'now.role' : 'now.person', blanks) + due;
}

/** Where a piece of work stands, in a sentence: who has it and until when. */
export function nowText(work: Facts, now: string): string {
  if (work.status !== 'running') return t(`now.${work.status}`, { state: work.record.stateTitle });
  if (work.suspended) return t('now.suspended', { by: work.suspended.by });
  if (work.tasks.length === 0) return t('now.waiting', { state: work.record.stateTitle });
  return work.tasks.map((task) => oneTask(task, now)).join(t('now.and')) + t('now.stop');
}
