import { useState } from 'react';
import { useApi } from '@liandong/client';
import type { GrantRequest, Grants } from '@liandong/server/contract/grants';
import { useIntent } from '../../data';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from '../works';
import { hoursIn, lengthOf, lengthWords } from './length';
import { LengthField } from './LengthField';
import { t } from './text';

interface AnswerProps { readonly request: GrantRequest; readonly onDone: (grants: Grants, told: string) => void; readonly onClose: () => void }

/** Let in who asks: as long as he asks, or shorter. */
export function GiveAskedSheet({ request: { id: requestId, recordId, name, hours: most, reason }, onDone, onClose }: AnswerProps) {
  const [api, intent] = [useApi(), useIntent()];
  const [length, setLength] = useState(lengthOf(most));
  const [asked, setAsked] = useState(false);
  const hours = hoursIn(length, most);
  const send = async (): Promise<void> => {
    setAsked(true);
    if (hours === undefined) return;
    const grants = await intent.run(`grant-give:${requestId}`, { hours }, () => api.call('POST /records/{recordId}/grant-requests/{requestId}/give', { params: { recordId, requestId }, body: { hours } }));
    if (grants) onDone(grants, t('grants.gave', { name, long: lengthWords(hours) }));
  };
  return (
    <Sheet title={t('grants.giveTo', { name })} onClose={onClose} actions={<><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{hours === undefined ? t('grants.yes') : t('grants.do', { name, long: lengthWords(hours) })}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t('grants.because', { reason })}</p>
      <LengthField value={length} most={most} onChange={setLength} asked={asked} />
      <p className="hint">{t('grants.noted')}</p>
      <IntentWords intent={intent} />
    </Sheet>
  );
}

/** Do not, and say why. */
export function DeclineSheet({ request: { id: requestId, recordId, name, reason: why }, onDone, onClose }: AnswerProps) {
  const [api, intent] = [useApi(), useIntent()];
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (isMissing) return;
    const body = { reason: reason.trim() };
    const grants = await intent.run(`grant-decline:${requestId}`, body, () => api.call('POST /records/{recordId}/grant-requests/{requestId}/decline', { params: { recordId, requestId }, body }));
    if (grants) onDone(grants, t('grants.declined', { name }));
  };
  return (
    <Sheet title={t('grants.declineTo', { name })} onClose={onClose} actions={<><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{t('grants.no')}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t('grants.because', { reason: why })}</p>
      <TextField label={t('grants.noWhy')} value={reason} onChange={setReason} rows={2} maxLength={1000} problem={asked && isMissing ? t('reason.missing') : undefined} first />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
