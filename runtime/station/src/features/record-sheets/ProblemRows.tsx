import { useApi } from '@liandong/client';
import type { ImportView } from '@liandong/server/contract/imports';
import type { SheetRowView } from '@liandong/server/contract/record-sheets';
import { keys, usePages } from '../../data';
import { t } from '../../text';
import { Failed, Loading, MoreButton } from '../../ui';
import { Notes } from './Notes';

const TONES = { wrong: 'tag-late', changed: 'tag-soon', new: 'tag-info' } as const;

function Row({ row }: { readonly row: SheetRowView }) {
  const { kind, label, problems, changes } = row;
  return (
    <li className="sheet-row">
      <p><span className={`tag ${TONES[kind]}`}>{t(`sheets.kind.${kind}`)}</span> <strong>{t('sheets.row', { row: row.row, label })}</strong></p>
      {problems.length > 0 && <Notes notes={problems} />}
      {changes.length > 0 && <Notes notes={changes.map((change) => ({ ...change, detail: t('sheets.change', { from: change.from || t('sheets.blank'), to: change.to || t('sheets.blank') }) }))} />}
    </li>
  );
}

/** Rows that are not taken as they are, the first ones first. */
export function ProblemRows({ view: { id, wrong, changed, corrects, state } }: { readonly view: ImportView }) {
  const api = useApi();
  const list = usePages([...keys.import(id), 'problems', state], (cursor) => api.call('GET /imports/{importId}/problems', { params: { importId: id }, query: { limit: 30, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <section className="card sheet-preview">
      <h2>{t(corrects ? 'imports.corrections' : 'imports.problems', { n: wrong + changed })}</h2>
      <p className="hint">{corrects ? t('imports.correctsHint') : changed > 0 ? t('sheets.changedHint') : t('imports.problemsHint')}</p>
      {list.state === 'loading' && <Loading rows={3} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      <ul className="sheet-rows">{list.items.map((row) => <Row key={row.row} row={row} />)}</ul>
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </section>
  );
}
