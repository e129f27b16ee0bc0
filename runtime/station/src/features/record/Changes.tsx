import { formatMoment, useApi } from '@liandong/client';
import type { RecordChangeView } from '@liandong/server/contract/records';
import { keys, usePages } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, MoreButton } from '../../ui';

const titleOf = ({ why, what, by }: RecordChangeView): string => t(`changes.why.${why}`, { by: by === '' ? t('changes.system') : by, what: what ?? '' });
const valueOf = (text: string): string => text || t('changes.empty');

function Field({ field: { title, from, to, masked, version } }: { readonly field: RecordChangeView['fields'][number] }) {
  return (
    <p>
      {t('changes.field', { title })}{from !== '' && <del>{from}</del>} <ins>{valueOf(to)}</ins>
      {version !== undefined && <span className="hint"> {t('changes.version', { n: version })}</span>}{masked && <span className="hint"> {t('changes.masked')}</span>}
    </p>
  );
}

function Change({ change, now }: { readonly change: RecordChangeView; readonly now: string }) {
  const { at, reason, occurredAt, state, org, owner, asked, fields } = change;
  const moves = [...(state === undefined ? [] : [t('changes.state', { state })]), ...(asked === undefined ? [] : [t('changes.asked', { org: asked })]), ...(org === undefined ? [] : [t('changes.org', { org })]), ...(owner === undefined ? [] : [t('changes.owner', { owner })])];
  return (
    <li>
      <p>{titleOf(change)}{moves.map((move) => <span key={move} className="change-move"> {move}</span>)}</p>
      {reason !== undefined && reason !== '' && <blockquote>{reason}</blockquote>}
      {fields.length > 0 && <div className="changes">{fields.map((field) => <Field key={field.field} field={field} />)}</div>}
      <time dateTime={at}>{occurredAt === undefined ? formatMoment(at, now) : t('changes.late', { when: formatMoment(occurredAt, now), entered: formatMoment(at, now) })}</time>
    </li>
  );
}

/** 修改记录: who changed what, when, from what and why, newest first. */
export function Changes({ recordId, now }: { readonly recordId: string; readonly now: string }) {
  const api = useApi();
  const list = usePages(keys.recordChanges(recordId), (cursor) => api.call('GET /records/{recordId}/changes', { params: { recordId }, query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
  if (list.state === 'loading') return <Loading rows={4} />;
  if (list.state === 'failed') return <Failed error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0) return <Empty title={t('changes.none')} />;
  return (
    <>
      <div className="timeline"><ol>{list.items.map((change, index) => <Change key={`${change.at} ${index}`} change={change} now={now} />)}</ol></div>
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </>
  );
}
