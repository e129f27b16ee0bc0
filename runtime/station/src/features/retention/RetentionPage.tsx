import { Link, useSearchParams } from 'react-router';
import { formatDay } from '@liandong/client';
import type { RetentionRow, RetentionType } from '@liandong/server/contract/retention';
import { useNow } from '../../data';
import { Empty, Failed, Loading, MoreButton, Notice, Page, SelectField, StateTag } from '../../ui';
import { t } from './text';
import { useDueRecords, useRetention } from './use-retention';

/** Counted up to so many. */
const MOST_LINKED = 100;
const keyOf = ({ packId, type }: Pick<RetentionType, 'packId' | 'type'>): string => `${packId}/${type}`;

function Row({ row: { record, from, until, linked } }: { readonly row: RetentionRow }) {
  const now = useNow();
  return (
    <Link to={`/records/${record.id}`} className="row row-plain">
      <span className="row-main">
        <span className="row-title">{record.title}</span>
        <span className="row-what">{[t('retention.since', { until: formatDay(until, now) }), t('retention.from', { from: formatDay(from, now) })].join(t('list.dot'))}</span>
        {linked > 0 && <span className="row-what">{t(linked >= MOST_LINKED ? 'retention.linkedMany' : 'retention.linked', { n: linked })}</span>}
        <span className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{record.orgName}</span></span>
      </span>
      <span className="row-side"><StateTag title={record.stateTitle} /></span>
    </Link>
  );
}

function DueRecords({ type }: { readonly type: RetentionType }) {
  const list = useDueRecords(type);
  if (list.state === 'loading') return <Loading rows={5} />;
  if (list.state === 'failed') return <Failed error={list.error} onRetry={list.retry} />;
  return (
    <>
      {list.items.length === 0 && (list.hasMore ? <p className="hint">{t('retention.noneYet')}</p> : <Empty title={t('retention.none')}>{t('retention.noneHint')}</Empty>)}
      {list.items.length > 0 && <ul className="row-list">{list.items.map((row) => <li key={row.record.id}><Row row={row} /></li>)}</ul>}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </>
  );
}

/** 保管到期: by kind of record, the oldest first, with what is to be done about it. */
export function RetentionPage() {
  const { data: types, isError, error, refetch } = useRetention();
  const [search, setSearch] = useSearchParams();
  const chosen = types?.find((type) => keyOf(type) === search.get('type')) ?? types?.[0];
  return (
    <Page title={t('retention.title')} back="/mine">
      {!types && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={5} />)}
      {types && !chosen && <Empty title={t('retention.nothing')}>{t('retention.nothingHint')}</Empty>}
      {types && chosen && (
        <>
          <SelectField label={t('retention.which')} value={keyOf(chosen)} options={types.map((type) => ({ id: keyOf(type), title: t('retention.kind', { type: type.typeTitle, title: type.title }) }))} onChange={(type) => setSearch({ type }, { replace: true })} />
          <Notice kind="info" title={t(`retention.rule.${chosen.from}`, { years: chosen.years })}>{t('retention.next')}</Notice>
          <DueRecords key={keyOf(chosen)} type={chosen} />
        </>
      )}
    </Page>
  );
}
