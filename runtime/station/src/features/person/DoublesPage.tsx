import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { listText, useApi } from '@liandong/client';
import type { RecordTypeView } from '@liandong/server/contract/records';
import type { SuspectedDouble } from '@liandong/server/contract/persons';
import { usePages } from '../../data';
import { Button, Empty, Failed, Loading, MoreButton, Notice, Page, StateTag } from '../../ui';
import { ApartSheet } from './ApartSheet';
import { PersonRow } from './PersonRows';
import { reasonWord } from './reasons';
import { t } from './text';
import { keyOfType, useTypes } from './use-persons';

/** The two, and what speaks for and against their being one. */
function Pair({ pair, onApart }: { readonly pair: SuspectedDouble; readonly onApart: () => void }) {
  const { record, other, points, reasons, likelihood, mayDecide } = pair;
  const why = listText(reasons.map((one) => t('doubles.reason', { why: reasonWord(one.code), points: one.points > 0 ? `+${one.points}` : String(one.points) })), 9);
  return (
    <section className="card">
      <div className="row-more"><StateTag title={t(`person.likelihood.${likelihood}`)} /><span>{t('doubles.points', { n: points })}</span></div>
      <ul className="row-list">{[other, record].map((one) => <PersonRow key={one.id} record={one} to={`/persons/${one.id}`} more={one.columns.filter(({ value }) => value !== '' && value !== one.title).slice(0, 3).map(({ value }) => value)} />)}</ul>
      <p className="hint">{why}</p>
      <div className="row-actions"><Link className="btn btn-main" to={`/persons/${other.id}/merge/${record.id}`}>{t('doubles.compare')}</Link>{mayDecide && <Button onClick={onApart}>{t('doubles.apart')}</Button>}</div>
    </section>
  );
}

function Doubles({ type }: { readonly type: RecordTypeView }) {
  const api = useApi();
  const [apart, setApart] = useState<SuspectedDouble>();
  const [isDone, setDone] = useState(false);
  const { packId } = type;
  const list = usePages(['persons', 'doubles', packId, type.type], (cursor) => api.call('GET /persons/doubles', { query: { packId, type: type.type, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <>
      {isDone && <Notice kind="done" calls>{t('doubles.apartDone')}</Notice>}
      {list.state === 'loading' && <Loading rows={4} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && (list.hasMore ? <p className="hint" role="status">{t('doubles.nonePage')}</p> : <Empty title={t('doubles.none')}>{t('doubles.noneHint')}</Empty>)}
      {list.items.map((pair) => <Pair key={`${pair.record.id} ${pair.other.id}`} pair={pair} onApart={() => { setDone(false); setApart(pair); }} />)}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
      {apart && <ApartSheet one={apart.other} other={apart.record} onDone={() => { setApart(undefined); setDone(true); }} onClose={() => setApart(undefined)} />}
    </>
  );
}

/** 疑似重复: pairs that may be one person, each with its reasons; made one, or told apart. */
export function DoublesPage() {
  const [search] = useSearchParams();
  const types = useTypes();
  const all = types.ofKind('person');
  const type = all.find((one) => keyOfType(one) === search.get('type')) ?? all[0];
  return (
    <Page title={t('doubles.title')} back="/persons">
      <p className="hint">{t('doubles.what')}</p>
      {types.isPending && <Loading rows={4} />}
      {types.isError && <Failed error={types.error} onRetry={() => void types.refetch()} />}
      {types.isSuccess && !type && <Empty title={t('persons.noType')}>{t('persons.noTypeHint')}</Empty>}
      {type && <Doubles key={keyOfType(type)} type={type} />}
    </Page>
  );
}
