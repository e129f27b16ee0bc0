import { useState } from 'react';
import { useApi } from '@liandong/client';
import type { GrantRequest, Grants } from '@liandong/server/contract/grants';
import { useIntent } from '../../data';
import { Button, Sheet } from '../../ui';
import { IntentWords, WhySheet } from '../works';
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
  const send = async (reason: string): Promise<void> => {
    const body = { reason };
    const grants = await intent.run(`grant-decline:${requestId}`, body, () => api.call('POST /records/{recordId}/grant-requests/{requestId}/decline', { params: { recordId, requestId }, body }));
    if (grants) onDone(grants, t('grants.declined', { name }));
  };
  return (
    <WhySheet title={t('grants.declineTo', { name })} does={t('grants.no')} label={t('grants.noWhy')} first intent={intent} onDo={(reason) => void send(reason)} onClose={onClose}>
      <p>{t('grants.because', { reason: why })}</p>
    </WhySheet>
  );
}
