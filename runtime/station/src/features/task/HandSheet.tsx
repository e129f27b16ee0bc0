import { useState } from 'react';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import type { CommandBody } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { type Command, IntentWords } from '../works';

/** 转办: to one of those whom the server allows, with a reason. */
export function HandSheet({ detail, command, onClose, onSend }: { readonly detail: TaskDetail; readonly command: Command; readonly onClose: () => void; readonly onSend: (body: CommandBody) => void }) {
  const people = detail.handTo ?? [];
  const [userId, setUserId] = useState('');
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const person = people.find((one) => one.userId === userId);
  const isMissing = comment.trim() === '';
  const send = (): void => {
    setAsked(true);
    if (person && !isMissing) onSend({ type: 'ReassignTask', taskId: detail.task.id, userId, comment: comment.trim() });
  };
  return (
    <Sheet title={t('hand.title')} onClose={onClose} actions={<><Button kind="main" busy={command.state !== 'idle'} onClick={send}>{person ? t('hand.do', { name: person.name }) : t('hand.title')}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <fieldset className="picks"><legend>{t('hand.to')}</legend>
        {people.map((one) => <label key={one.userId}><input type="radio" name="person" checked={one.userId === userId} onChange={() => setUserId(one.userId)} />{one.name}</label>)}
        {asked && !person && <p className="hint hint-problem">{t('hand.personMissing')}</p>}
      </fieldset>
      <TextField label={t('hand.comment')} value={comment} onChange={setComment} rows={2} maxLength={2000} problem={asked && isMissing ? t('hand.commentMissing') : undefined} />
      <IntentWords intent={command} />
    </Sheet>
  );
}
