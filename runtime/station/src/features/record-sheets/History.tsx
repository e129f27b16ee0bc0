import { Link } from 'react-router';
import { formatWhen, useApi } from '@liandong/client';
import type { ImportView } from '@liandong/server/contract/imports';
import { keys, useNow, usePages } from '../../data';
import { t } from '../../text';
import { Failed, MoreButton, StateTag } from '../../ui';

const countsOf = ({ state, written, fresh, wrong, rows }: ImportView): string =>
  [t(`imports.rows`, { rows }), ...(written > 0 ? [t('imports.wrote', { written })] : []), ...(state === 'ready' && fresh > 0 ? [t('imports.fresh', { fresh })] : []), ...(wrong > 0 ? [t('imports.wrong', { wrong })] : [])].join(t('list.dot'));

/** What I have handed in; each goes on by itself, and can be looked at again. */
export function History() {
  const api = useApi();
  const now = useNow();
  const list = usePages(keys.imports, (cursor) => api.call('GET /imports', { query: { limit: 10, ...(cursor === undefined ? {} : { cursor }) } }));
  if (list.state === 'failed') return <Failed error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('imports.history')}</h2>
      <ul className="row-list">
        {list.items.map((one) => (
          <li key={one.id}>
            <Link to={`/sheets/${one.id}`} className="row row-plain">
              <span className="row-main">
                <span className="row-title">{one.title}</span>
                <span className="row-what">{countsOf(one)}</span>
                <span className="row-more"><span>{one.orgName}</span><span>{formatWhen(one.at, now)}</span></span>
              </span>
              <span className="row-side"><StateTag title={t(`imports.state.${one.state}`)} /></span>
            </Link>
          </li>
        ))}
      </ul>
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </section>
  );
}
