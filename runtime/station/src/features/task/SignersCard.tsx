import { useState } from 'react';
import { formatWhen } from '@liandong/client';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { t } from '../../text';
import { Button } from '../../ui';
import { ReasonSheet, useCommand } from '../works';

type Signer = TaskDetail['signers'][number];
/** more than these are a number, not dots */
const MOST_DOTS = 10;

function Progress({ signing: { rule, inTurn, expected, given } }: { readonly signing: NonNullable<TaskDetail['signing']> }) {
  return (
    <p className="sign-progress">
      {expected <= MOST_DOTS && <span className="dots" aria-hidden="true">{Array.from({ length: expected }, (_, at) => <i key={at} className={at < given ? 'dot dot-on' : 'dot'} />)}</span>}
      <strong>{t('signers.given', { given, expected })}</strong>
      <span>{t(`signers.rule.${rule}`)}{inTurn && t('signers.inTurn')}</span>
    </p>
  );
}

function stateText({ state, outcome, at, addedBy }: Signer, now: string): string {
  const how = state === 'signed' ? t('signers.signed', { outcome: outcome ?? t('signers.done'), when: at === undefined ? '' : formatWhen(at, now) }) : t(`signers.${state}`);
  return addedBy === undefined ? how : t('signers.added', { how, by: addedBy });
}

function SignerLine({ signer, now, onRemove }: { readonly signer: Signer; readonly now: string; readonly onRemove: () => void }) {
  const name = signer.for === undefined ? signer.name : t('signers.for', { name: signer.name, for: signer.for });
  return (
    <li className="open-step" data-state={signer.state}>
      <span className="row-main"><span className="row-title">{name}</span><span className="row-what">{stateText(signer, now)}</span></span>
      {signer.canRemove && <span className="row-side"><Button onClick={onRemove}>{t('reason.removeSigner.name')}</Button></span>}
    </li>
  );
}

/** 会签进度: who has signed and how, who is waited for, whose turn comes later. */
export function SignersCard({ detail, now, onChanged }: { readonly detail: TaskDetail; readonly now: string; readonly onChanged: () => void }) {
  const { task, signers, signing } = detail;
  const command = useCommand(task.workId);
  const [removing, setRemoving] = useState<Signer>();
  const close = (): void => { setRemoving(undefined); command.clear(); };
  const remove = async ({ taskId = task.id, userId }: Signer, comment: string): Promise<void> => {
    if (!(await command.send({ type: 'RemoveSigner', taskId, userId, comment }))) return;
    close();
    onChanged();
  };
  if (signers.length < 2 && !signing) return null;
  return (
    <section className="card">
      <h2>{t('signers.title')}</h2>
      {signing && <Progress signing={signing} />}
      <ul className="open-steps">{signers.map((signer) => <SignerLine key={`${signer.userId} ${signer.taskId ?? ''}`} signer={signer} now={now} onRemove={() => setRemoving(signer)} />)}</ul>
      {removing && <ReasonSheet act="removeSigner" of={{ name: removing.name }} command={command} onClose={close} onSend={(comment) => void remove(removing, comment)} />}
    </section>
  );
}
