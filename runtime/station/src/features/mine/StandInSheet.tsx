import { useState } from 'react';
import { useApi, useSession } from '@liandong/client';
import type { Json } from '@liandong/core/run';
import { useIntent } from '../../data';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { type Named, PersonPicker } from '../people';
import { IntentWords } from '../works';
import { dayOf, periodOf, wrongWithDays } from './stand-in-days';

const NOBODY: readonly Named[] = [];

/** Who does what is mine, from when to when. An operator may name somebody for another, too. */
export function StandInSheet({ now, onClose, onDone }: { readonly now: string; readonly onClose: () => void; readonly onDone: () => void }) {
  const api = useApi();
  const { me } = useSession();
  const { run, ...intent } = useIntent();
  const [who, setWho] = useState(NOBODY);
  const [whose, setWhose] = useState<readonly Named[]>();
  const [days, setDays] = useState({ from: dayOf(now), until: '' });
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const wrong = wrongWithDays(days.from, days.until, now);
  const [person] = who;
  const isUnnamed = whose !== undefined && whose.length === 0;
  const send = async (): Promise<void> => {
    setAsked(true);
    if (!person || wrong !== undefined || isUnnamed) return;
    const body = { userId: person.userId, ...periodOf(days.from, days.until, now), ...(comment.trim() === '' ? {} : { comment: comment.trim() }), ...(whose?.[0] ? { for: whose[0].userId } : {}) };
    if (await run('stand-in', body as unknown as Json, (key) => api.call('POST /stand-ins', { body, key }))) onDone();
  };
  return (
    <Sheet title={t('standIn.make')} onClose={onClose} actions={<><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{person ? t('standIn.do', { name: person.name }) : t('standIn.make')}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t('standIn.what')}</p>
      {me?.rights.includes('operate') && <div className="picks"><label><input type="checkbox" checked={whose !== undefined} onChange={() => setWhose(whose === undefined ? NOBODY : undefined)} />{t('standIn.forOther')}</label></div>}
      {whose !== undefined && <PersonPicker legend={t('standIn.whose')} chosen={whose} onChange={setWhose} problem={asked && isUnnamed ? t('people.missing') : undefined} />}
      <PersonPicker legend={t('standIn.who')} chosen={who} onChange={setWho} except={(whose ?? NOBODY).map(({ userId }) => userId)} problem={asked && !person ? t('people.missing') : undefined} />
      <div className="filters">
        <TextField label={t('standIn.from')} type="date" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <TextField label={t('standIn.until')} type="date" value={days.until} onChange={(until) => setDays({ ...days, until })} problem={asked && wrong !== undefined ? t(`standIn.wrong.${wrong}`) : undefined} />
      </div>
      <TextField label={t('reason.may')} value={comment} onChange={setComment} rows={2} maxLength={2000} />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
