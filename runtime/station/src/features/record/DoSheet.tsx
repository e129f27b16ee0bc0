import { useState, type ReactNode } from 'react';
import type { RecordCommandBody, RecordDetail } from '@liandong/server/contract/records';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from '../works';
import type { RecordCommand } from './use-record-command';

interface DoSheetProps {
  readonly title: string;
  readonly does: string;
  readonly kind?: 'main' | 'danger';
  readonly reason: 'none' | 'optional' | 'required';
  readonly command: RecordCommand;
  /** the command under this reason; undefined: something is still missing, which the sheet's inside says */
  readonly body: (reason: string) => RecordCommandBody | undefined;
  readonly onDone: (detail: RecordDetail) => void;
  readonly onClose: () => void;
  readonly full?: boolean;
  readonly children?: ReactNode;
}

/** One thing that is done to a record: what will happen, a reason that stays in its history, and the button. */
export function DoSheet({ title, does, kind = 'main', reason, command, body, onDone, onClose, full = false, children }: DoSheetProps) {
  const [said, setSaid] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason === 'required' && said.trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    const command_ = body(said.trim());
    if (isMissing || !command_) return;
    const detail = await command.send(command_);
    if (detail) onDone(detail);
  };
  return (
    <Sheet full={full} title={title} onClose={onClose} actions={<><Button kind={kind} busy={command.state !== 'idle'} onClick={() => void send()}>{does}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      {children}
      {reason !== 'none' && <TextField label={t(reason === 'required' ? 'recordAct.reasonMust' : 'recordAct.reasonMay')} value={said} onChange={setSaid} rows={2} maxLength={1000} problem={asked && isMissing ? t('recordAct.reasonMissing') : undefined} />}
      <IntentWords intent={command} />
    </Sheet>
  );
}
