import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RecordTypeView } from '@liandong/server/contract/records';
import { useKept } from '../../data';
import { Empty, Failed, Icon, Loading, MoreButton, Page, Segments, TextField } from '../../ui';
import { useSettled } from '../people';
import { PersonRow } from './PersonRows';
import { t } from './text';
import { keyOfType, usePersons, useTypes } from './use-persons';

const register = (type: RecordTypeView): string => `/registers?type=${encodeURIComponent(keyOfType(type))}`;

/** What there is to do about persons, beside looking one up. */
function Ways({ type, others }: { readonly type: RecordTypeView; readonly others: readonly RecordTypeView[] }) {
  const way = (to: string, title: string) => <Link key={to} className="card-line" to={to}>{title}<Icon name="next" /></Link>;
  return (
    <nav className="card card-list" aria-label={t('persons.more')}>
      {way(`/persons/doubles?type=${encodeURIComponent(keyOfType(type))}`, t('doubles.title'))}
      {way('/persons/due', t('due.title'))}
      {others.map((one) => way(register(one), one.title))}
    </nav>
  );
}

function Persons({ type, others }: { readonly type: RecordTypeView; readonly others: readonly RecordTypeView[] }) {
  const [kept, keep] = useKept(['persons', type.packId, type.type], '');
  const [text, show] = useState(kept);
  const search = useSettled(text.trim(), 400);
  const list = usePersons(type, search);
  return (
    <>
      <TextField label={t('persons.search')} help={t('persons.searchHelp')} type="search" autoComplete="off" maxLength={60} value={text} onChange={(next) => { show(next); keep(next); }} />
      {type.create && <div className="row-actions"><Link className="btn btn-main" to={`/records/new/${type.packId}/${type.type}`}>{t('newRecord.title', { type: type.title })}</Link></div>}
      {search === '' && <Ways type={type} others={others} />}
      {list.state === 'loading' && <Loading rows={5} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && !list.hasMore && (search === '' ? <Empty title={t('persons.none')}>{t('persons.noneHint')}</Empty> : <Empty title={t('persons.noneSuch')}>{t('persons.noneSuchHint')}</Empty>)}
      {list.items.length > 0 && (
        <section aria-label={search === '' ? t('persons.newest') : t('persons.found')}>
          {search === '' && <h2 className="group-title">{t('persons.newest')}</h2>}
          <ul className="row-list">{list.items.map((row) => <PersonRow key={row.id} record={row} to={`/persons/${row.id}`} more={row.columns.filter(({ value }) => value !== '' && value !== row.title).slice(0, 3).map(({ value }) => value)} />)}</ul>
        </section>
      )}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} lookedTo={list.lookedTo} none={list.items.length === 0} />}
    </>
  );
}

/** 人员: whom one may see, found by name, sound, telephone or number; and what is to be settled about them. */
export function PersonsPage() {
  const [search, setSearch] = useSearchParams();
  const types = useTypes();
  const all = types.ofKind('person');
  const type = all.find((one) => keyOfType(one) === search.get('type')) ?? all[0];
  return (
    <Page title={t('persons.title')} back="/mine" aside={type && <Link className="more-link" to={register(type)}>{t('persons.toRegister')}</Link>}>
      {types.isPending && <Loading rows={5} />}
      {types.isError && <Failed error={types.error} onRetry={() => void types.refetch()} />}
      {types.isSuccess && !type && <Empty title={t('persons.noType')}>{t('persons.noTypeHint')}</Empty>}
      {type && all.length > 1 && <Segments label={t('persons.type')} value={keyOfType(type)} onChange={(next) => setSearch({ type: next }, { replace: true })} segments={all.map((one) => ({ id: keyOfType(one), title: one.title }))} />}
      {type && <Persons key={keyOfType(type)} type={type} others={[...types.ofKind('household', type.packId), ...types.ofKind('consent', type.packId)]} />}
    </Page>
  );
}
