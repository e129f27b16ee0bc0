import { useState, type ReactNode } from 'react';
import type { Intent } from '../../data';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from '../works';
import { t } from './text';

interface ReasonSheetProps { readonly title: string; readonly does: string; readonly isDanger?: boolean; readonly label: string; readonly missing: string; readonly intent: Intent; readonly children: ReactNode; readonly onDo: (reason: string) => void; readonly onClose: () => void }

/** Something that is done with a reason only. */
export function ReasonSheet({ title, does, isDanger = false, label, missing, intent, children, onDo, onClose }: ReasonSheetProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const send = (): void => {
    setAsked(true);
    if (!isMissing) onDo(reason.trim());
  };
  return (
    <Sheet title={title} onClose={onClose} actions={<><Button kind={isDanger ? 'danger' : 'main'} busy={intent.state !== 'idle'} onClick={send}>{does}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      {children}
      <TextField label={label} value={reason} onChange={setReason} rows={2} maxLength={1000} problem={asked && isMissing ? missing : undefined} />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
