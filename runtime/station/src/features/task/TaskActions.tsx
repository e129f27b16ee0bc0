import { useEffect } from 'react';
import { nextText } from '@liandong/client';
import type { Program } from '@liandong/core/run';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { t } from '../../text';
import { Button, plainKey } from '../../ui';
import { PeopleSheet } from '../people';
import { ReasonSheet } from '../works';
import { MoreSheet } from './MoreSheet';
import { nextOf } from './outcomes';
import { OutcomeSheet } from './OutcomeSheet';
import { ReturnSheet } from './ReturnSheet';
import { type TaskActionsOf, useTaskActions } from './use-task-actions';
import { waitsText } from './waits-text';

interface TaskActionsProps extends TaskActionsOf {
  readonly program: Program;
  /** somebody else was faster, or the work stands still: a sheet that is open stays, with what was typed in it */
  readonly isOver: boolean;
}
type Actions = ReturnType<typeof useTaskActions>;

/** A does the main thing, R returns: for those who work through a list at a desk. */
function useTaskKeys({ main, canDecide, canReturn, isBusy, choose, setOpen }: Actions, isOver: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = isBusy || isOver ? undefined : plainKey(event);
      if (key === 'a' && main && canDecide) { event.preventDefault(); choose(main); }
      if (key === 'r' && canReturn) { event.preventDefault(); setOpen({ kind: 'return' }); }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

/** Where it does not go to the next step yet: to whom it goes back, who sees it, how many sign beside. */
function notYetText({ delegatedBy, addedBy, signing }: TaskDetail): string | undefined {
  if (delegatedBy !== undefined) return t('task.afterDelegated', { by: delegatedBy });
  if (addedBy !== undefined) return t('task.afterAdded', { by: addedBy });
  const others = signing && signing.rule !== 'any' ? signing.expected - signing.given - 1 : 0;
  return others > 0 ? t('task.afterSigning', { n: others }) : undefined;
}

/** What the main button will bring about, or why it cannot be pressed yet. */
function barText({ detail }: TaskActionsProps, { main, outcomes }: Actions): string {
  if (!main) return '';
  if (detail.waitsFor !== undefined) return waitsText(detail);
  const notYet = notYetText(detail);
  if (notYet !== undefined) return notYet;
  const next = nextText(nextOf(detail, main));
  if (next === '') return '';
  return outcomes.length > 1 ? t('task.afterOutcome', { outcome: main.title, next }) : t('task.after', { next });
}

function Bar(props: TaskActionsProps & { readonly actions: Actions }) {
  const { detail, actions } = props;
  const { main, beside, canDecide, canReturn, isBusy, groups, choose, setOpen } = actions;
  const words = barText(props, actions);
  if (!main && !canReturn && groups.length === 0) return null;
  return (
    <div className="actions">
      {words !== '' && <p className="actions-next">{words}</p>}
      <div className="actions-row">
        {main && <Button kind="main" hotkey="a" busy={isBusy} disabled={!canDecide} onClick={() => choose(main)}>{isBusy ? t('submit.sending') : main.title}</Button>}
        {beside.map((outcome) => <Button key={outcome.title} busy={isBusy} onClick={() => choose(outcome)}>{outcome.title}</Button>)}
        {canReturn && <Button hotkey="r" busy={isBusy} onClick={() => setOpen({ kind: 'return' })}>{t('task.return')}</Button>}
        <MoreSheet detail={detail} groups={groups} busy={isBusy} isOpen={actions.open?.kind === 'more'} onOpen={() => setOpen({ kind: 'more' })} onClose={() => setOpen(undefined)} onAct={actions.begin} />
      </div>
    </div>
  );
}

function OpenSheet({ detail, program, command, actions }: TaskActionsProps & { readonly actions: Actions }) {
  const { open, close, send, complete, sendReason } = actions;
  switch (open?.kind) {
    case 'outcome': return <OutcomeSheet outcome={open.outcome} next={notYetText(detail) === undefined ? nextText(nextOf(detail, open.outcome)) : ''} command={command} onClose={close} onSend={(comment) => complete(open.outcome, open.data, comment)} />;
    case 'return': return <ReturnSheet detail={detail} program={program} command={command} onClose={close} onSend={send} />;
    case 'people': return <PeopleSheet act={open.act} taskId={detail.task.id} suggested={detail.handTo ?? []} command={command} onClose={close} onSend={send} />;
    case 'reason': return <ReasonSheet act={open.act} of={{ name: detail.task.assignee ?? '' }} command={command} onClose={close} onSend={(comment) => sendReason(open.act, comment)} />;
    default: return null;
  }
}

/** The fixed bar: the main outcome, 退回 beside, everything else in a sheet where each action says what it will do. */
export function TaskActions(props: TaskActionsProps) {
  const actions = useTaskActions(props);
  useTaskKeys(actions, props.isOver);
  return <>{!props.isOver && <Bar {...props} actions={actions} />}<OpenSheet {...props} actions={actions} /></>;
}
