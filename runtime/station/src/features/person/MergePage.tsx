import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useApi } from '@liandong/client';
import { displayValue, fieldsOf, type CompiledPack, type Json } from '@liandong/core/run';
import type { RecordDetail } from '@liandong/server/contract/records';
import { keys, useIntent } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Button, Failed, Loading, Page, TextField } from '../../ui';
import { IntentWords } from '../works';

interface Two { readonly one: RecordDetail; readonly other: RecordDetail }
interface Line { readonly id: string; readonly title: string; readonly own: string; readonly others: string }

const wordOf = ({ record }: RecordDetail, value: unknown, shown: string): string => (typeof value === 'string' && record.names?.[value] !== undefined ? record.names[value] : shown);

/** Fields that the two do not say alike. What is masked for him is not his to choose. */
function linesOf(pack: CompiledPack, { one, other }: Two): Line[] {
  const closed = [...one.record.masked, ...other.record.masked];
  return Object.values(fieldsOf(pack, one.record.type)).flatMap((field): Line[] => {
    const [a, b] = [one.record.data[field.id] as Json | undefined, other.record.data[field.id] as Json | undefined];
    if (closed.includes(field.id) || JSON.stringify(a ?? null) === JSON.stringify(b ?? null)) return [];
    return [{ id: field.id, title: field.title, own: wordOf(one, a, displayValue(field, a, pack)), others: wordOf(other, b, displayValue(field, b, pack)) }];
  });
}

function Choice({ line, isTaken, onTake }: { readonly line: Line; readonly isTaken: boolean; readonly onTake: (take: boolean) => void }) {
  const option = (text: string, take: boolean) => <label><input type="radio" name={line.id} checked={isTaken === take} onChange={() => onTake(take)} />{text === '' ? t('person.empty') : text}</label>;
  return <fieldset className="picks merge-line"><legend>{line.title}</legend><div className="merge-two">{option(line.own, false)}{option(line.others, true)}</div></fieldset>;
}

function Merge({ pack, one, other, isApart }: Two & { readonly pack: CompiledPack; /** they are one now and would be two again */ readonly isApart: boolean }) {
  const [api, queries, navigate, intent] = [useApi(), useQueryClient(), useNavigate(), useIntent()];
  const [take, setTake] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const lines = isApart ? [] : linesOf(pack, { one, other });
  const recordId = one.record.id;
  const send = async (): Promise<void> => {
    setAsked(true);
    if (reason.trim() === '') return;
    const body = { other: other.record.id, reason: reason.trim(), base: one.record.version, otherBase: other.record.version };
    const sent = { ...body, ...(isApart ? {} : { take: [...take] }) };
    const done = await intent.run(`merge:${recordId}:${other.record.id}`, sent as Json, (key) => (isApart
      ? api.call('POST /persons/{recordId}/unmerge', { params: { recordId }, body, key })
      : api.call('POST /persons/{recordId}/merge', { params: { recordId }, body: { ...body, take: [...take] }, key })));
    if (!done) return;
    await Promise.all([queries.invalidateQueries({ queryKey: ['persons'] }), queries.invalidateQueries({ queryKey: ['records'] })]);
    void navigate(`/persons/${recordId}`, { replace: true });
  };
  const word = isApart ? 'unmerge' : 'merge';
  return (
    <section className="card">
      <p>{t(`person.${word}What`, { kept: one.record.no ?? one.record.title, gone: other.record.no ?? other.record.title })}</p>
      {lines.length > 0 && <div className="merge-two merge-head" aria-hidden><strong>{one.record.no ?? one.record.title}</strong><strong>{other.record.no ?? other.record.title}</strong></div>}
      {lines.map((line) => <Choice key={line.id} line={line} isTaken={take.includes(line.id)} onTake={(is) => setTake(is ? [...take, line.id] : take.filter((id) => id !== line.id))} />)}
      <TextField label={t('reason.must')} value={reason} onChange={setReason} rows={2} maxLength={1000} problem={asked && reason.trim() === '' ? t('reason.missing') : undefined} />
      <IntentWords intent={intent} />
      <div className="row-actions"><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{t(`person.${word}Do`)}</Button><Link className="btn btn-plain" to={`/persons/${recordId}`}>{t('page.notNow')}</Link></div>
    </section>
  );
}

/** Two records of one person, field by field; or the way back. */
export function MergePage() {
  const api = useApi();
  const { recordId = '', otherId = '' } = useParams();
  const detail = (id: string) => ({ queryKey: keys.record(id), queryFn: () => api.call('GET /records/{recordId}', { params: { recordId: id } }) });
  const [one, other] = [useQuery(detail(recordId)), useQuery(detail(otherId))];
  const view = useQuery({ queryKey: ['persons', 'one', recordId], queryFn: () => api.call('GET /persons/{recordId}', { params: { recordId } }) });
  const program = useProgram(one.data?.record.release);
  const failed = [one, other, view, program].find(({ isError }) => isError);
  const isApart = view.data?.merged.some(({ id }) => id === otherId) === true;
  return (
    <Page title={t(isApart ? 'person.unmerge' : 'person.mergeTitle')} back={`/persons/${recordId}`}>
      {failed ? <Failed error={failed.error} onRetry={() => void failed.refetch()} />
        : one.data && other.data && view.data && program.data ? <Merge pack={program.data.pack} one={one.data} other={other.data} isApart={isApart} /> : <Loading rows={6} />}
    </Page>
  );
}
