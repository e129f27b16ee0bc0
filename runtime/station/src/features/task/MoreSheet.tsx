import { nextText } from '@liandong/client';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { t } from '../../text';
import { Button, Sheet } from '../../ui';
import { nextOf, type OutcomeChoice } from './outcomes';

interface MoreSheetProps {
  readonly detail: TaskDetail;
  readonly isTaken: boolean;
  readonly busy: boolean;
  /** outcomes that have no button of their own in the bar */
  readonly rest: readonly OutcomeChoice[];
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onOutcome: (outcome: OutcomeChoice) => void;
  readonly onClaim: () => void;
  readonly onRelease: () => void;
  readonly onHand: () => void;
  readonly onWithdraw: () => void;
}
interface Action { readonly title: string; readonly what: string; readonly run: () => void }

function actionsOf(props: MoreSheetProps): Action[] {
  const { detail, isTaken } = props;
  const { task, explanation } = detail;
  const isShared = task.kind === 'task' && explanation.found.length > 1;
  const outcomes = isTaken ? [] : props.rest.map((outcome) => {
    const next = nextText(nextOf(detail, outcome));
    return { title: outcome.title, what: next === '' ? t('more.outcome') : t('more.outcomeNext', { next }), run: () => props.onOutcome(outcome) };
  });
  return [
    ...outcomes,
    ...(isShared && task.assignee === undefined ? [{ title: t('more.claim'), what: t('more.claimWhat'), run: props.onClaim }] : []),
    ...(isShared && task.assignee !== undefined && task.mine ? [{ title: t('more.release'), what: t('more.releaseWhat'), run: props.onRelease }] : []),
    ...(detail.handTo !== undefined && detail.handTo.length > 0 ? [{ title: t('more.hand'), what: t('more.handWhat'), run: props.onHand }] : []),
    ...(detail.canWithdraw ? [{ title: t('more.withdraw'), what: t('more.withdrawWhat'), run: props.onWithdraw }] : []),
  ];
}

/** 更多: every other action with what it will do. Nothing more to do, no button. */
export function MoreSheet(props: MoreSheetProps) {
  const actions = actionsOf(props);
  if (actions.length === 0) return null;
  return (
    <>
      <Button busy={props.busy} onClick={props.onOpen}>{t('more.title')}</Button>
      {props.isOpen && (
        <Sheet title={t('more.title')} onClose={props.onClose}>
          <ul className="action-list">
            {actions.map(({ title, what, run }) => <li key={title}><button type="button" onClick={run}><strong>{title}</strong><span>{what}</span></button></li>)}
          </ul>
        </Sheet>
      )}
    </>
  );
}
