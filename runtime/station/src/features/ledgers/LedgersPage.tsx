import { Link } from 'react-router';
import { Empty, Failed, Icon, Loading, Page } from '../../ui';
import { t } from './text';
import { useLedgers } from './use-ledgers';

export function LedgersPage() {
  const { data, isError, error, refetch } = useLedgers();
  const ledgers = data?.ledgers ?? [];
  return (
    <Page title={t('ledgers.title')} back="/mine">
      {!data && !isError && <Loading rows={3} />}
      {!data && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data && ledgers.length === 0 && <Empty title={t('ledgers.none')}>{t('ledgers.noneHint')}</Empty>}
      {ledgers.length > 0 && (
        <ul className="row-list">
          {ledgers.map(({ packId, ledgerId, title, kind, units }) => (
            <li key={`${packId} ${ledgerId}`}>
              <Link className="row row-plain" to={`/ledgers/${packId}/${ledgerId}`}>
                <span className="row-main"><span className="row-title">{title}</span><span className="row-what">{[t(`ledgers.${kind}`), ...units.slice(0, 2).map((unit) => unit.title)].join(t('list.dot'))}</span></span>
                <span className="row-side"><Icon name="next" /></span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
