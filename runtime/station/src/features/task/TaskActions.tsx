import { useEffect } from 'react';
import { nextText } from '@liandong/client';
import type { Program } from '@liandong/core/run';
import { t } from '../../text';
import { Button, plainKey } from '../../ui';
import { WithdrawSheet } from '../works';
import { HandSheet } from './HandSheet';
import { MoreSheet } from './MoreSheet';
import { nextOf } from './outcomes';
import { OutcomeSheet } from './OutcomeSheet';
import { ReturnSheet } from './ReturnSheet';
import { type TaskActionsOf, useTaskActions } from './use-task-actions';

interface TaskActionsProps extends TaskActionsOf {
  readonly program: Program;
  /** somebody else was faster: a sheet that is open stays, with what was typed in it */
  readonly isOver: boolean;
}
type Actions = ReturnType<typeof useTaskActions>;

/** A does the main thing, R returns: for those who work through a list at a desk. */
function useTaskKeys({ main, canReturn, isBusy, choose, setOpen }: Actions, isOver: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const key = isBusy || isOver ? undefined : plainKey(event);
      if (key === 'a' && main) { event.preventDefault(); choose(main); }
      if (key === 'r' && canReturn) { event.preventDefault(); setOpen({ kind: 'return' }); }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

function Bar({ detail, actions, isTaken }: TaskActionsProps & { readonly actions: Actions }) {
  const { main, beside, canReturn, isBusy, outcomes, choose, setOpen, send } = actions;
  const taskId = detail.task.id;
  const next = main ? nextText(nextOf(detail, main)) : '';
  return (
    <div className="actions">
      {main && next !== '' && <p className="actions-next">{outcomes.length > 1 ? t('task.afterOutcome', { outcome: main.title, next }) : t('task.after', { next })}</p>}
      <div className="actions-row">
        {main && <Button kind="main" hotkey="a" busy={isBusy} onClick={() => choose(main)}>{isBusy ? t('submit.sending') : main.title}</Button>}
        {beside.map((outcome) => <Button key={outcome.title} busy={isBusy} onClick={() => choose(outcome)}>{outcome.title}</Button>)}
        {canReturn && <Button hotkey="r" busy={isBusy} onClick={() => setOpen({ kind: 'return' })}>{t('task.return')}</Button>}
        <MoreSheet
          detail={detail} isTaken={isTaken} busy={isBusy} rest={actions.rest} isOpen={actions.open?.kind === 'more'}
          onOpen={() => setOpen({ kind: 'more' })} onClose={() => setOpen(undefined)} onOutcome={choose}
          onClaim={() => send({ type: 'ClaimTask', taskId })} onRelease={() => send({ type: 'ReleaseTask', taskId })}
          onHand={() => setOpen({ kind: 'hand' })} onWithdraw={() => setOpen({ kind: 'withdraw' })}
        />
      </div>
    </div>
  );
}

function OpenSheet({ detail, program, command, actions }: TaskActionsProps & { readonly actions: Actions }) {
  const { open, close, send, complete } = actions;
  switch (open?.kind) {
    case 'outcome': return <OutcomeSheet outcome={open.outcome} next={nextText(nextOf(detail, open.outcome))} command={command} onClose={close} onSend={(comment) => complete(open.outcome, open.data, comment)} />;
    case 'return': return <ReturnSheet detail={detail} program={program} command={command} onClose={close} onSend={send} />;
    case 'hand': return <HandSheet detail={detail} command={command} onClose={close} onSend={send} />;
    case 'withdraw': return <WithdrawSheet command={command} onClose={close} onSend={send} />;
    default: return null;
  }
}

/** The fixed bar: the main outcome, 退回 beside, everything else in a sheet where each action says what it will do. */
export function TaskActions(props: TaskActionsProps) {
  const actions = useTaskActions(props);
  useTaskKeys(actions, props.isOver);
  return <>{!props.isOver && <Bar {...props} actions={actions} />}<OpenSheet {...props} actions={actions} /></>;
}
