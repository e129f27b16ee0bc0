import { useState } from 'react';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from './IntentWords';
import type { Command } from './use-command';

/** What is done with a few words and nothing else: how its button looks, and whether it may be done without words. */
const REASONS = {
  withdraw: { kind: 'danger', must: true },
  rejectEnd: { kind: 'danger', must: true },
  rejectStart: { kind: 'danger', must: true },
  terminate: { kind: 'danger', must: true },
  suspend: { kind: 'danger', must: true },
  resume: { kind: 'main', must: true },
  removeSigner: { kind: 'main', must: true },
  removeMember: { kind: 'main', must: true },
  urge: { kind: 'main', must: false },
  takeBack: { kind: 'main', must: false },
} as const;
export type ReasonAct = keyof typeof REASONS;

interface ReasonSheetProps {
  readonly act: ReasonAct;
  /** blanks of its texts */
  readonly of?: Readonly<Record<string, string>>;
  readonly command: Command;
  readonly onClose: () => void;
  readonly onSend: (comment: string) => void;
}

/** Says what will happen, takes a reason that stays in the history, and does it. */
export function ReasonSheet({ act, of = {}, command, onClose, onSend }: ReasonSheetProps) {
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const { kind, must } = REASONS[act];
  const isMissing = must && comment.trim() === '';
  const send = (): void => { setAsked(true); if (!isMissing) onSend(comment.trim()); };
  return (
    <Sheet title={t(`reason.${act}.title`, of)} onClose={onClose} actions={<><Button kind={kind} busy={command.state !== 'idle'} onClick={send}>{t(`reason.${act}.do`, of)}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t(`reason.${act}.what`, of)}</p>
      <TextField label={must ? t('reason.must') : t('reason.may')} value={comment} onChange={setComment} rows={3} maxLength={2000} first problem={asked && isMissing ? t('reason.missing') : undefined} />
      <IntentWords intent={command} />
    </Sheet>
  );
}
