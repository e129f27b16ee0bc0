import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '@liandong/client';
import { useIntent } from '../../data';
import { Button, Sheet, TextField } from '../../ui';
import { IntentWords } from '../works';
import { t } from './text';

interface Named { readonly id: string; readonly title: string }
/** 不是同一人: what follows, and why. */
export function ApartSheet({ one, other, onDone, onClose }: { readonly one: Named; readonly other: Named; readonly onDone: () => void; readonly onClose: () => void }) {
  const [api, queries, intent] = [useApi(), useQueryClient(), useIntent()];
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = reason.trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (isMissing) return;
    const body = { other: other.id, reason: reason.trim() };
    if (!(await intent.run(`apart:${one.id}:${other.id}`, body, (key) => api.call('POST /persons/{recordId}/apart', { params: { recordId: one.id }, body, key })))) return;
    await queries.invalidateQueries({ queryKey: ['persons'] });
    onDone();
  };
  return (
    <Sheet title={t('doubles.apartTitle', { one: one.title, other: other.title })} onClose={onClose} actions={<><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{t('doubles.apartDo')}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t('doubles.apartWhat')}</p>
      <TextField label={t('reason.must')} value={reason} onChange={setReason} rows={2} maxLength={1000} problem={asked && isMissing ? t('reason.missing') : undefined} />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
