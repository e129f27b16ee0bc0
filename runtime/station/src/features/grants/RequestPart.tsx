import { type ReactNode, useState } from 'react';
import { formatWhen, useApi } from '@liandong/client';
import type { GrantRequest, Grants } from '@liandong/server/contract/grants';
import { useIntent, useNow } from '../../data';
import { Button, StateTag } from '../../ui';
import { IntentWords } from '../works';
import { DeclineSheet, GiveAskedSheet } from './AnswerSheet';
import { lengthWords } from './length';
import { t } from './text';

type Changed = (grants: Grants, told?: string) => void;

function answerWords({ state, answer }: GrantRequest, now: string): string | undefined {
  if (!answer || state === 'waits') return undefined;
  return t(`grants.answer.${state}`, { by: answer.by ?? '', when: formatWhen(answer.at, now), reason: answer.reason ?? '', long: answer.hours === undefined ? '' : lengthWords(answer.hours) });
}

function Buttons({ request, onChanged }: { readonly request: GrantRequest; readonly onChanged: Changed }) {
  const [api, intent] = [useApi(), useIntent()];
  const [open, setOpen] = useState<'give' | 'decline'>();
  const { id: requestId, recordId, isMine, mayAnswer, state } = request;
  const close = (): void => setOpen(undefined);
  const withdraw = async (): Promise<void> => {
    const grants = await intent.run(`grant-withdraw:${requestId}`, null, () => api.call('POST /records/{recordId}/grant-requests/{requestId}/withdraw', { params: { recordId, requestId } }));
    if (grants) onChanged(grants);
  };
  const Answer = open === 'give' ? GiveAskedSheet : DeclineSheet;
  return (
    <>
      {mayAnswer && <div className="row-actions"><Button kind="main" onClick={() => setOpen('give')}>{t('grants.yes')}</Button><Button onClick={() => setOpen('decline')}>{t('grants.no')}</Button></div>}
      {isMine && state === 'waits' && <div className="row-actions"><Button busy={intent.state !== 'idle'} onClick={() => void withdraw()}>{t('grants.withdraw')}</Button></div>}
      {open && <Answer request={request} onClose={close} onDone={(grants, told) => { close(); onChanged(grants, told); }} />}
      <IntentWords intent={intent} />
    </>
  );
}

/** One request: who asks, for how long, why, and what may be done about it. `of`: the record, where it is not on its page. */
export function RequestPart({ request, of, onChanged }: { readonly request: GrantRequest; readonly of?: ReactNode; readonly onChanged: Changed }) {
  const now = useNow();
  const { name, hours, reason, at, until, state, isMine } = request;
  const answered = answerWords(request, now);
  return (
    <>
      <span className="open-step">
        <span className="row-main">
          <span className="row-title">{isMine ? t('grants.mine', { long: lengthWords(hours) }) : t('grants.his', { name, long: lengthWords(hours) })}</span>
          {of}
          <span className="row-what">{t('grants.because', { reason })}</span>
          <span className="row-what">{state === 'waits' ? t('grants.waitsUntil', { at: formatWhen(at, now), until: formatWhen(until, now) }) : (answered ?? formatWhen(at, now))}</span>
        </span>
        <span className="row-side"><StateTag title={t(`grants.state.${state}`)} {...(state === 'waits' ? { status: 'running' } : state === 'given' ? { status: 'completed' } : {})} /></span>
      </span>
      <Buttons request={request} onChanged={onChanged} />
    </>
  );
}
