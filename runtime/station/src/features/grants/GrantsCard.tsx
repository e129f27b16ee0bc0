import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { formatWhen, useApi, useSession } from '@liandong/client';
import type { Grants, GrantView } from '@liandong/server/contract/grants';
import { useIntent, useNow } from '../../data';
import { Button, Failed, Notice, StateTag } from '../../ui';
import { IntentWords } from '../works';
import { AskSheet } from './AskSheet';
import { GiveSheet } from './GiveSheet';
import { RequestPart } from './RequestPart';
import { t } from './text';

/** Requests that came to nothing are told for as long as they are among the last. */
const LAST = 5;
const stateOf = ({ isOpen, endedAt }: GrantView): string => t(isOpen ? 'grants.open' : endedAt === undefined ? 'grants.over' : 'grants.ended');

function Given({ recordId, of, mayEnd, onEnded }: { readonly recordId: string; readonly of: GrantView; readonly mayEnd: boolean; readonly onEnded: (grants: Grants) => void }) {
  const [api, now, intent] = [useApi(), useNow(), useIntent()];
  const end = async (): Promise<void> => {
    const grants = await intent.run(`grant-end:${of.id}`, null, () => api.call('POST /records/{recordId}/grants/{grantId}/end', { params: { recordId, grantId: of.id } }));
    if (grants) onEnded(grants);
  };
  return (
    <li className="open-step">
      <span className="row-main">
        <span className="row-title">{of.name}</span>
        <span className="row-what">{t('grants.until', { at: formatWhen(of.at, now), until: formatWhen(of.endedAt ?? of.until, now) })}</span>
        <span className="row-what">{t('grants.by', { by: of.by, reason: of.reason })}</span>
        <IntentWords intent={intent} />
      </span>
      <span className="row-side"><StateTag title={stateOf(of)} {...(of.isOpen ? { status: 'running' } : {})} />{of.isOpen && mayEnd && <Button busy={intent.state !== 'idle'} onClick={() => void end()}>{t('grants.end')}</Button>}</span>
    </li>
  );
}

/** What is open on the page is shown, and what is over taken away, as soon as it is so. */
function useShownAgain(isIn: boolean | undefined): void {
  const queries = useQueryClient();
  const before = useRef(isIn);
  useEffect(() => {
    if (before.current !== undefined && isIn !== undefined && before.current !== isIn) for (const what of ['records', 'persons']) void queries.invalidateQueries({ queryKey: [what, 'one'] });
    before.current = isIn;
  }, [isIn, queries]);
}

function Body({ recordId, data, onChanged }: { readonly recordId: string; readonly data: Grants; readonly onChanged: (grants: Grants, told?: string) => void }) {
  const [sheet, setSheet] = useState<'give' | 'ask'>();
  const close = (): void => setSheet(undefined);
  const changed = (grants: Grants, told?: string): void => { close(); onChanged(grants, told); };
  const requests = data.requests.filter(({ state }) => state !== 'given').slice(0, LAST);
  return (
    <>
      {requests.length > 0 && <ul className="open-steps">{requests.map((one) => <li key={one.id}><RequestPart request={one} onChanged={changed} /></li>)}</ul>}
      {data.items.length > 0 ? <ul className="open-steps">{data.items.map((one) => <Given key={one.id} recordId={recordId} of={one} mayEnd={data.mayGrant} onEnded={changed} />)}</ul> : data.mayGrant && <p>{t('grants.none')}</p>}
      {data.mayGrant && <div className="row-actions"><Button onClick={() => setSheet('give')}>{t('grants.give')}</Button></div>}
      {data.mayAsk && <div className="row-actions"><Button kind="main" onClick={() => setSheet('ask')}>{t('grants.ask')}</Button></div>}
      {sheet === 'give' && <GiveSheet recordId={recordId} most={data.hours} onGiven={changed} onClose={close} />}
      {sheet === 'ask' && <AskSheet recordId={recordId} grants={data} onAsked={(grants) => changed(grants, t('grants.asked'))} onClose={close} />}
    </>
  );
}

/** Nothing for whom it does not concern: he neither lets in, nor was let in, nor would have anything to ask for. */
export function GrantsCard({ recordId, fields }: { readonly recordId: string; /** titles of what is confidential */ readonly fields: readonly string[] }) {
  const [api, queries, now, { me }] = [useApi(), useQueryClient(), useNow(), useSession()];
  const [told, setTold] = useState<string>();
  const queryKey = ['grants', 'record', recordId];
  const { data, isError, error, refetch } = useQuery({ queryKey, queryFn: () => api.call('GET /records/{recordId}/grants', { params: { recordId } }) });
  useShownAgain(data?.items.some(({ userId, isOpen, until }) => userId === me?.userId && isOpen && until > now));
  if (!data) return isError ? <Failed error={error} onRetry={() => void refetch()} /> : null;
  if (!data.mayGrant && !data.mayAsk && data.items.length + data.requests.length === 0) return null;
  const changed = (grants: Grants, words?: string): void => {
    setTold(words);
    queries.setQueryData(queryKey, grants);
    void queries.invalidateQueries({ queryKey: ['grants', 'requests'] });
  };
  return (
    <section className="card">
      <h2>{t('grants.title')}</h2>
      <p className="hint">{t('grants.what', { fields: fields.join(t('grants.and')) })}</p>
      {told !== undefined && <Notice kind="done" calls>{told}</Notice>}
      <Body recordId={recordId} data={data} onChanged={changed} />
    </section>
  );
}
