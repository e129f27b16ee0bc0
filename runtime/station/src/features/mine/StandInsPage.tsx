import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay, useApi } from '@liandong/client';
import type { StandIn } from '@liandong/server/contract/stand-ins';
import { keys, useIntent, useNow } from '../../data';
import { t } from '../../text';
import { Button, Empty, Failed, Loading, Page } from '../../ui';
import { IntentWords } from '../works';
import { StandInSheet } from './StandInSheet';

const TONES = { now: 'tag-info', 'to-come': '', over: '' } as const;

function Period({ standIn, title, now, onEnded }: { readonly standIn: StandIn; readonly title: string; readonly now: string; readonly onEnded: () => void }) {
  const api = useApi();
  const { run, ...intent } = useIntent();
  const { id, from, until, state, comment, mayEnd } = standIn;
  // no answer has a body; what counts is that there was one
  const end = async (): Promise<void> => { if (await run(`stand-in:${id}`, null, async (key) => { await api.call('DELETE /stand-ins/{standInId}', { params: { standInId: id }, key }); return true; })) onEnded(); };
  return (
    <li className="open-step">
      <span className="row-main">
        <span className="row-title">{title}</span>
        <span className="row-what">{t('standIn.period', { from: formatDay(from, now), until: formatDay(until, now) })}</span>
        {comment !== undefined && <span className="row-what">{comment}</span>}
        <IntentWords intent={intent} />
      </span>
      <span className="row-side">
        <span className={`tag ${TONES[state]}`}>{t(`standIn.state.${state}`)}</span>
        {mayEnd && state !== 'over' && <Button busy={intent.state !== 'idle'} onClick={() => void end()}>{t(state === 'now' ? 'standIn.end' : 'standIn.drop')}</Button>}
      </span>
    </li>
  );
}

function Periods({ title, none, standIns, name, now, onEnded }: { readonly title: string; readonly none: string; readonly standIns: readonly StandIn[]; readonly name: (standIn: StandIn) => string; readonly now: string; readonly onEnded: () => void }) {
  return (
    <section className="card">
      <h2>{title}</h2>
      {standIns.length === 0 ? <p className="hint">{none}</p> : <ul className="open-steps">{standIns.map((one) => <Period key={one.id} standIn={one} title={name(one)} now={now} onEnded={onEnded} />)}</ul>}
    </section>
  );
}

/** 代理: who does what is mine while I am away, and for whom I do it. */
export function StandInsPage() {
  const api = useApi();
  const now = useNow();
  const queries = useQueryClient();
  const [isMaking, setMaking] = useState(false);
  const { data, error, isError, refetch } = useQuery({ queryKey: keys.standIns, queryFn: () => api.call('GET /stand-ins') });
  const changed = (): void => { setMaking(false); void queries.invalidateQueries({ queryKey: keys.standIns }); };
  return (
    <Page title={t('standIn.title')} back="/mine">
      {data === undefined && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={3} />)}
      {data !== undefined && data.given.length + data.held.length === 0 && <Empty title={t('standIn.none')}>{t('standIn.what')}</Empty>}
      {data !== undefined && data.given.length + data.held.length > 0 && (
        <>
          <Periods title={t('standIn.given')} none={t('standIn.noneGiven')} standIns={data.given} name={(one) => t('standIn.forMe', { name: one.name })} now={now} onEnded={changed} />
          <Periods title={t('standIn.held')} none={t('standIn.noneHeld')} standIns={data.held} name={(one) => t('standIn.forHim', { name: one.forName })} now={now} onEnded={changed} />
        </>
      )}
      {data !== undefined && <div className="row-actions"><Button kind="main" onClick={() => setMaking(true)}>{t('standIn.make')}</Button></div>}
      {isMaking && <StandInSheet now={now} onClose={() => setMaking(false)} onDone={changed} />}
    </Page>
  );
}
