import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CommandBody, WorkView } from '@liandong/server/contract/works';
import { t } from '../../text';
import { type Act, ActionGroups, Button, Sheet } from '../../ui';
import { PeopleSheet } from '../people';
import { ReasonSheet, useCommand } from '../works';
import { type WorkAct, workActs } from './work-acts';

/** After these there is nothing left to do with it. */
const ENDS: readonly string[] = ['WithdrawInstance', 'TerminateInstance'];

function bodyOf(act: Extract<WorkAct, { readonly kind: 'reason' }>, comment: string): CommandBody {
  const said = comment === '' ? {} : { comment };
  switch (act.act) {
    case 'takeBack': return { type: 'TakeBackTask', node: act.step.node, ...said };
    case 'urge': return { type: 'Urge', ...said };
    case 'suspend': return { type: 'SuspendInstance', comment };
    case 'resume': return { type: 'ResumeInstance', comment };
    case 'terminate': return { type: 'TerminateInstance', comment };
    default: return { type: 'WithdrawInstance', comment };
  }
}

const blanksOf = (act: WorkAct): Readonly<Record<string, string>> => ('step' in act ? { node: act.step.title } : {});
function wordsOf(act: WorkAct): Omit<Act, 'run'> {
  if (act.kind === 'copy') return { title: t('act.copy.title'), what: t('act.copy.what') };
  return { title: t(`reason.${act.act}.name`, blanksOf(act)), what: t(`reason.${act.act}.what`, blanksOf(act)) };
}

interface WorkActionsProps { readonly work: WorkView; /** it was done and the page stays */ readonly onTold: (did: string) => void }

/** One thing that was chosen: its sheet, what it sends, and where it leads. */
function OpenAct({ work, act, onTold, onClose }: WorkActionsProps & { readonly act: WorkAct; readonly onClose: () => void }) {
  const navigate = useNavigate();
  const command = useCommand('step' in act ? act.step.workId : work.id);
  const send = async (body: CommandBody): Promise<void> => {
    const view = await command.send(body);
    if (!view) return;
    onClose();
    const again = body.type === 'TakeBackTask' ? view.tasks.find((task) => task.mine && task.node === body.node) : undefined;
    if (again) void navigate(`/tasks/${again.id}`);
    else if (ENDS.includes(body.type)) void navigate(`/works/${work.id}/after?did=${body.type}`, { replace: true });
    else onTold(body.type);
  };
  if (act.kind === 'copy') return <PeopleSheet act="copy" command={command} onClose={onClose} onSend={(body) => void send(body)} />;
  return <ReasonSheet act={act.act} of={blanksOf(act)} command={command} onClose={onClose} onSend={(comment) => void send(bodyOf(act, comment))} />;
}

/** 去办 when it is my turn or 恢复 while it stands still, and what may be done with the work as a whole. */
export function WorkActions({ work, onTold }: WorkActionsProps) {
  const [open, setOpen] = useState<WorkAct | 'more'>();
  const close = (): void => setOpen(undefined);
  const mine = work.suspended ? undefined : work.tasks.find((task) => task.mine);
  const groups = workActs(work);
  const acts = groups.flatMap((group) => group.acts);
  const goesOn = work.may.includes('resume');
  // what stops a work is never one tap away from a thumb
  const isPlain = acts.length <= 2 && groups.every(({ group }) => group !== 'stop');
  if (!mine && !goesOn && acts.length === 0) return null;
  return (
    <div className="actions">
      <div className="actions-row">
        {goesOn && <Button kind="main" onClick={() => setOpen({ kind: 'reason', act: 'resume' })}>{t('reason.resume.do')}</Button>}
        {mine && <Link className="btn btn-main" to={`/tasks/${mine.id}`}>{t('work.doThis', { node: mine.title })}</Link>}
        {isPlain ? acts.map((act) => <Button key={wordsOf(act).title} onClick={() => setOpen(act)}>{wordsOf(act).title}</Button>) : <Button onClick={() => setOpen('more')}>{t('more.title')}</Button>}
      </div>
      {open === 'more' && (
        <Sheet title={t('more.title')} onClose={close}>
          <ActionGroups groups={groups.map(({ group, acts: own }) => ({ title: t(`more.group.${group}`), acts: own.map((act) => ({ ...wordsOf(act), run: () => setOpen(act) })) }))} />
        </Sheet>
      )}
      {open !== undefined && open !== 'more' && <OpenAct work={work} act={open} onTold={onTold} onClose={close} />}
    </div>
  );
}
