import { useState } from 'react';
import { useApi } from '@liandong/client';
import type { Grants } from '@liandong/server/contract/grants';
import { useIntent } from '../../data';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from '../works';
import { hoursIn, lengthOf, lengthWords } from './length';
import { LengthField } from './LengthField';
import { t } from './text';

const USUAL = 24;
interface AskSheetProps { readonly recordId: string; readonly grants: Pick<Grants, 'hours' | 'answerHours'>; readonly onAsked: (grants: Grants) => void; readonly onClose: () => void }

/** For how long and why. */
export function AskSheet({ recordId, grants: { hours: most, answerHours }, onAsked, onClose }: AskSheetProps) {
  const [api, intent] = [useApi(), useIntent()];
  const [length, setLength] = useState(lengthOf(Math.min(most, USUAL)));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const hours = hoursIn(length, most);
  const isMissing = reason.trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (hours === undefined || isMissing) return;
    const body = { hours, reason: reason.trim() };
    const grants = await intent.run(`grant-ask:${recordId}`, body, (key) => api.call('POST /records/{recordId}/grant-requests', { params: { recordId }, body, key }));
    if (grants) onAsked(grants);
  };
  return (
    <Sheet title={t('grants.ask')} onClose={onClose} actions={<><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{t('grants.askDo')}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t('grants.askWhat', { within: lengthWords(answerHours) })}</p>
      <LengthField value={length} most={most} onChange={setLength} asked={asked} />
      <TextField label={t('grants.why')} value={reason} onChange={setReason} rows={3} maxLength={1000} problem={asked && isMissing ? t('reason.missing') : undefined} first />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
