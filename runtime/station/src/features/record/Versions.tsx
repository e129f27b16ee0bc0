import { useState } from 'react';
import { formatDay, useApi } from '@liandong/client';
import { fieldsOf, type FieldSpec, type Program } from '@liandong/core/run';
import { keys, useNow, usePages } from '../../data';
import { t } from '../../text';
import { Failed, Loading, MoreButton } from '../../ui';
import { type FieldVersion, versionsIn } from './versions';

function Version({ version: { n, text, masked, since, until, by, why, what, reason }, now }: { readonly version: FieldVersion; readonly now: string }) {
  const stood = until === undefined ? t('versions.since', { day: formatDay(since, now) }) : t('versions.between', { from: formatDay(since, now), until: formatDay(until, now) });
  return (
    <li>
      <p><strong>{t('changes.version', { n })}</strong> <span className="hint">{stood}</span>{masked && <span className="hint"> {t('changes.masked')}</span>}</p>
      <p>{text || t('changes.empty')}</p>
      <p className="hint">{t(`changes.why.${why}`, { by: by === '' ? t('changes.system') : by, what: what ?? '' })}{reason !== undefined && reason !== '' && t('versions.reason', { reason })}</p>
    </li>
  );
}

function List({ recordId, field }: { readonly recordId: string; readonly field: string }) {
  const api = useApi();
  const now = useNow();
  const list = usePages([...keys.recordChanges(recordId), field], (cursor) => api.call('GET /records/{recordId}/changes', { params: { recordId }, query: { field, limit: 20, ...(cursor === undefined ? {} : { cursor }) } }));
  if (list.state === 'loading') return <Loading rows={2} />;
  if (list.state === 'failed') return <Failed error={list.error} onRetry={list.retry} />;
  return (
    <>
      <div className="timeline"><ol>{versionsIn(list.items, field).map((version) => <Version key={version.n} version={version} now={now} />)}</ol></div>
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </>
  );
}

/** Asked for when somebody wants to see them: what is sensitive among them is noted as a view. */
function Fold({ recordId, field }: { readonly recordId: string; readonly field: FieldSpec }) {
  const [open, setOpen] = useState(false);
  return <details className="record-fold" onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{t('versions.of', { title: field.title })}</summary>{open && <List recordId={recordId} field={field.id} />}</details>;
}

/** 各版: what a field that is revised said earlier, from when until when, by whom and why. */
export function Versions({ program: { pack }, type, recordId, data }: { readonly program: Program; readonly type: string; readonly recordId: string; readonly data: Readonly<Record<string, unknown>> }) {
  const fields = fieldsOf(pack, type);
  const kept = (pack.records[type]?.versioned ?? []).flatMap((id) => (data[id] === undefined ? [] : fields[id] ?? []));
  return <>{kept.map((field) => <Fold key={field.id} recordId={recordId} field={field} />)}</>;
}
