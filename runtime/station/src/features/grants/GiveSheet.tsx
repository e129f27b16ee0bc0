import { useState } from 'react';
import { useApi } from '@liandong/client';
import type { Grants } from '@liandong/server/contract/grants';
import { useIntent } from '../../data';
import { Button, Sheet, TextField } from '../../ui';
import { type Named, PersonPicker } from '../people';
import { IntentWords } from '../works';
import { hoursIn, lengthOf, lengthWords } from './length';
import { LengthField } from './LengthField';
import { t } from './text';

interface GiveSheetProps { readonly recordId: string; /** hours */ readonly most: number; readonly onGiven: (grants: Grants) => void; readonly onClose: () => void }

/** Who is let in, for how long and why. */
export function GiveSheet({ recordId, most, onGiven, onClose }: GiveSheetProps) {
  const [api, intent] = [useApi(), useIntent()];
  const [who, setWho] = useState<readonly Named[]>([]);
  const [length, setLength] = useState(lengthOf(Math.min(most, 24)));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [person] = who;
  const hours = hoursIn(length, most);
  const isMissing = reason.trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (!person || hours === undefined || isMissing) return;
    const body = { userId: person.userId, hours, reason: reason.trim() };
    const grants = await intent.run(`grant:${recordId}`, body, (key) => api.call('POST /records/{recordId}/grants', { params: { recordId }, body, key }));
    if (grants) onGiven(grants);
  };
  return (
    <Sheet title={t('grants.give')} onClose={onClose} actions={<><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{person && hours !== undefined ? t('grants.do', { name: person.name, long: lengthWords(hours) }) : t('grants.give')}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t('grants.noted')}</p>
      <PersonPicker legend={t('grants.who')} chosen={who} onChange={setWho} problem={asked && !person ? t('people.missing') : undefined} />
      <LengthField value={length} most={most} onChange={setLength} asked={asked} />
      <TextField label={t('reason.must')} value={reason} onChange={setReason} rows={2} maxLength={1000} problem={asked && isMissing ? t('reason.missing') : undefined} />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
