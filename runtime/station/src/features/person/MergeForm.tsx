import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { formatWhen, useApi } from '@liandong/client';
import { displayValue, fieldsOf, type CompiledPack, type Json } from '@liandong/core/run';
import type { PersonView } from '@liandong/server/contract/persons';
import type { RecordDetail } from '@liandong/server/contract/records';
import { useIntent, useNow } from '../../data';
import { Button, Notice, TextField } from '../../ui';
import { IntentWords } from '../works';
import { ApartSheet } from './ApartSheet';
import { MergedLinks } from './MergedLinks';
import { t } from './text';

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

/** Who once said that they are not one. */
function ToldApart({ apart: { by, at, reason } }: { readonly apart: PersonView['apart'][number] }) {
  const now = useNow();
  return <Notice kind="soon">{t('doubles.lookAgain', { by, when: formatWhen(at, now), reason })}</Notice>;
}

interface MergeFormProps extends Two { readonly pack: CompiledPack; readonly view: PersonView }
/** What counts of either, what becomes of what points to them, and why; or the way back, where they are one already. */
export function MergeForm({ pack, one, other, view }: MergeFormProps) {
  const [api, queries, navigate, intent] = [useApi(), useQueryClient(), useNavigate(), useIntent()];
  const isOne = view.merged.some(({ id }) => id === other.record.id);
  const apart = view.apart.find(({ record }) => record.id === other.record.id);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [isDeciding, setDeciding] = useState(false);
  const lines = isOne ? [] : linesOf(pack, { one, other });
  // nothing that only one of the two says is lost
  const [take, setTake] = useState<readonly string[]>(() => lines.filter(({ own }) => own === '').map(({ id }) => id));
  const recordId = one.record.id;
  const send = async (): Promise<void> => {
    setAsked(true);
    if (reason.trim() === '') return;
    const body = { other: other.record.id, reason: reason.trim(), base: one.record.version, otherBase: other.record.version };
    const sent = { ...body, ...(isOne ? {} : { take: [...take] }) };
    const done = await intent.run(`merge:${recordId}:${other.record.id}`, sent as Json, (key) => (isOne
      ? api.call('POST /persons/{recordId}/unmerge', { params: { recordId }, body, key })
      : api.call('POST /persons/{recordId}/merge', { params: { recordId }, body: { ...body, take: [...take] }, key })));
    if (!done) return;
    await Promise.all([queries.invalidateQueries({ queryKey: ['persons'] }), queries.invalidateQueries({ queryKey: ['records'] })]);
    void navigate(`/persons/${recordId}`, { replace: true });
  };
  const nameOf = ({ record }: RecordDetail): string => record.no ?? record.title;
  const word = isOne ? 'unmerge' : 'merge';
  return (
    <section className="card">
      {apart && <ToldApart apart={apart} />}
      <p>{t(`person.${word}What`, { kept: nameOf(one), gone: nameOf(other) })}</p>
      {lines.length > 0 && <div className="merge-two merge-head" aria-hidden><strong>{nameOf(one)}</strong><strong>{nameOf(other)}</strong></div>}
      {lines.map((line) => <Choice key={line.id} line={line} isTaken={take.includes(line.id)} onTake={(is) => setTake(is ? [...take, line.id] : take.filter((id) => id !== line.id))} />)}
      {!isOne && <MergedLinks one={one} other={other} />}
      {!view.mayMerge && <Notice>{t('doubles.mayNot')}</Notice>}
      {view.mayMerge && (
        <>
          <TextField label={t('reason.must')} value={reason} onChange={setReason} rows={2} maxLength={1000} problem={asked && reason.trim() === '' ? t('reason.missing') : undefined} />
          <IntentWords intent={intent} />
          <div className="row-actions"><Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{t(`person.${word}Do`)}</Button>{!isOne && !apart && <Button onClick={() => setDeciding(true)}>{t('doubles.apart')}</Button>}<Link className="btn btn-plain" to={`/persons/${recordId}`}>{t('page.notNow')}</Link></div>
          {!isOne && <Link className="more-link" replace to={`/persons/${other.record.id}/merge/${recordId}`}>{t('doubles.keepOther', { no: nameOf(other) })}</Link>}
        </>
      )}
      {isDeciding && <ApartSheet one={one.record} other={other.record} onDone={() => void navigate(`/persons/${recordId}`, { replace: true })} onClose={() => setDeciding(false)} />}
    </section>
  );
}
