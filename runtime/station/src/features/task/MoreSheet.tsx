import { nextText } from '@liandong/client';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { t } from '../../text';
import { type Act, ActionGroups, Button, Sheet } from '../../ui';
import { nextOf } from './outcomes';
import type { TaskAct, TaskActGroup } from './task-acts';

interface MoreSheetProps {
  readonly detail: TaskDetail;
  readonly groups: readonly TaskActGroup[];
  readonly busy: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onAct: (act: TaskAct) => void;
}

function wordsOf(act: TaskAct, detail: TaskDetail): Omit<Act, 'run'> {
  if (act.kind === 'people') return { title: t(`act.${act.act}.title`), what: t(`act.${act.act}.what`) };
  if (act.kind === 'reason') return { title: t(`reason.${act.act}.name`), what: t(`reason.${act.act}.what`, { name: detail.task.assignee ?? '' }) };
  if (act.kind === 'take') return { title: t(`more.${act.act}`), what: t(`more.${act.act}What`) };
  // one signature of several leads nowhere by itself
  const next = detail.signing ? '' : nextText(nextOf(detail, act.outcome));
  return { title: act.outcome.title, what: next === '' ? t('more.outcome') : t('more.outcomeNext', { next }) };
}

/** 更多: every other action with what it will do. Nothing more to do, no button. */
export function MoreSheet({ detail, groups, busy, isOpen, onOpen, onClose, onAct }: MoreSheetProps) {
  if (groups.length === 0) return null;
  return (
    <>
      <Button busy={busy} onClick={onOpen}>{t('more.title')}</Button>
      {isOpen && (
        <Sheet title={t('more.title')} onClose={onClose}>
          <ActionGroups groups={groups.map(({ group, acts }) => ({ title: t(`more.group.${group}`), acts: acts.map((act) => ({ ...wordsOf(act, detail), run: () => onAct(act) })) }))} />
        </Sheet>
      )}
    </>
  );
}
