import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatWhen, useApi } from '@liandong/client';
import type { Grants, GrantView } from '@liandong/server/contract/grants';
import { useIntent, useNow } from '../../data';
import { Button, Failed, StateTag } from '../../ui';
import { IntentWords } from '../works';
import { GiveSheet } from './GiveSheet';
import { t } from './text';

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

/** Nothing for whom it does not concern: he neither lets in nor was let in. */
export function GrantsCard({ recordId, fields }: { readonly recordId: string; /** titles of what is confidential */ readonly fields: readonly string[] }) {
  const [api, queries] = [useApi(), useQueryClient()];
  const [isGiving, setGiving] = useState(false);
  const queryKey = ['grants', recordId];
  const { data, isError, error, refetch } = useQuery({ queryKey, queryFn: () => api.call('GET /records/{recordId}/grants', { params: { recordId } }) });
  if (!data) return isError ? <Failed error={error} onRetry={() => void refetch()} /> : null;
  if (!data.mayGrant && data.items.length === 0) return null;
  const changed = (grants: Grants): void => { setGiving(false); queries.setQueryData(queryKey, grants); };
  return (
    <section className="card">
      <h2>{t('grants.title')}</h2>
      <p className="hint">{t('grants.what', { fields: fields.join(t('grants.and')) })}</p>
      {data.items.length === 0 ? <p>{t('grants.none')}</p> : <ul className="open-steps">{data.items.map((one) => <Given key={one.id} recordId={recordId} of={one} mayEnd={data.mayGrant} onEnded={changed} />)}</ul>}
      {data.mayGrant && <div className="row-actions"><Button onClick={() => setGiving(true)}>{t('grants.give')}</Button></div>}
      {isGiving && <GiveSheet recordId={recordId} most={data.hours} onGiven={changed} onClose={() => setGiving(false)} />}
    </section>
  );
}
