import { Link, useSearchParams } from 'react-router';
import type { RetentionType } from '@liandong/server/contract/retention';
import { Empty, Failed, Icon, Loading, Notice, Page, SelectField } from '../../ui';
import { DueRecords } from './DueRecords';
import { t } from './text';
import { useRetention } from './use-retention';

const keyOf = ({ packId, type }: Pick<RetentionType, 'packId' | 'type'>): string => `${packId}/${type}`;

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
          <Link className="card-line" to="/retention/lists">{t('destruction.toLists')}<Icon name="next" /></Link>
          <DueRecords key={keyOf(chosen)} type={chosen} />
        </>
      )}
    </Page>
  );
}
