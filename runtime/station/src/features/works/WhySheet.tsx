import { useState, type ReactNode } from 'react';
import type { Intent } from '../../data';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from './IntentWords';

interface WhySheetProps {
  readonly title: string;
  readonly does: string;
  readonly kind?: 'main' | 'danger';
  /** may it be done without words? */
  readonly isFree?: boolean;
  /** what is asked, and what is said when it is missing; absent: the reason */
  readonly label?: string;
  readonly missing?: string;
  readonly maxLength?: number;
  /** the words are what one comes for: they are open for typing at once */
  readonly first?: boolean;
  readonly intent: Pick<Intent, 'state' | 'problem' | 'stop'>;
  readonly onDo: (reason: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something that is done with a reason: what will happen, the words, and the button. */
export function WhySheet({ title, does, kind = 'main', isFree = false, label = t(isFree ? 'reason.may' : 'reason.must'), missing = t('reason.missing'), maxLength = 1000, first = false, intent, onDo, onClose, children }: WhySheetProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = !isFree && reason.trim() === '';
  const send = (): void => {
    setAsked(true);
    if (!isMissing) onDo(reason.trim());
  };
  return (
    <Sheet title={title} onClose={onClose} actions={<><Button kind={kind} busy={intent.state !== 'idle'} onClick={send}>{does}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      {children}
      <TextField label={label} value={reason} onChange={setReason} rows={3} maxLength={maxLength} problem={asked && isMissing ? missing : undefined} first={first} />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
