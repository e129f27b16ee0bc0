import { useState } from 'react';
import type { CommandBody } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from './IntentWords';
import type { Command } from './use-command';

/** 撤回: ends the work, with a reason that stays in its history. */
export function WithdrawSheet({ command, onClose, onSend }: { readonly command: Command; readonly onClose: () => void; readonly onSend: (body: CommandBody) => void }) {
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = comment.trim() === '';
  const send = (): void => { setAsked(true); if (!isMissing) onSend({ type: 'WithdrawInstance', comment: comment.trim() }); };
  return (
    <Sheet title={t('withdraw.title')} onClose={onClose} actions={<><Button kind="danger" busy={command.state !== 'idle'} onClick={send}>{t('withdraw.do')}</Button><Button onClick={onClose}>{t('withdraw.keep')}</Button></>}>
      <p>{t('withdraw.what')}</p>
      <TextField label={t('withdraw.reason')} value={comment} onChange={setComment} rows={3} maxLength={2000} first problem={asked && isMissing ? t('withdraw.reasonMissing') : undefined} />
      <IntentWords intent={command} />
    </Sheet>
  );
}
