import { useState } from 'react';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { type Command, IntentWords } from '../works';
import type { OutcomeChoice } from './outcomes';

interface OutcomeSheetProps {
  readonly outcome: OutcomeChoice;
  readonly next: string;
  readonly command: Command;
  readonly onClose: () => void;
  readonly onSend: (comment: string) => void;
}

/** An outcome that asks for an opinion: says what will happen and takes the words along. */
export function OutcomeSheet({ outcome, next, command, onClose, onSend }: OutcomeSheetProps) {
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = outcome.comment === 'required' && comment.trim() === '';
  const send = (): void => { setAsked(true); if (!isMissing) onSend(comment.trim()); };
  return (
    <Sheet title={outcome.title} onClose={onClose} actions={<><Button kind="main" busy={command.state !== 'idle'} onClick={send}>{t('outcome.do', { outcome: outcome.title })}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      {next !== '' && <p>{t('outcome.next', { next })}</p>}
      <TextField
        label={outcome.comment === 'required' ? t('outcome.comment') : t('outcome.commentOptional')} value={comment} onChange={setComment} rows={3} maxLength={2000} first
        problem={asked && isMissing ? t('outcome.commentMissing') : undefined}
      />
      <IntentWords intent={command} />
    </Sheet>
  );
}
