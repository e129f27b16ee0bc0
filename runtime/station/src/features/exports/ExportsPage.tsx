import { useState } from 'react';
import { formatWhen, useApi } from '@liandong/client';
import type { ExportRow } from '@liandong/server/contract/exports';
import { useKept, useNow, usePages } from '../../data';
import { Button, Empty, Failed, Loading, MoreButton, Page, Sheet, TextField } from '../../ui';
import { type Named, PersonPicker } from '../people';
import { t } from './text';

interface Asked { readonly by?: Named | undefined; readonly from: string; readonly until: string }
const NOTHING: Asked = { from: '', until: '' };
const isNothing = ({ by, from, until }: Asked): boolean => by === undefined && from === '' && until === '';

const rowsOf = ({ rows, broken }: ExportRow): string => (rows === undefined ? t('exports.unknown') : t(broken ? 'exports.broken' : 'exports.rows', { n: rows }));

function Row({ row, onPerson }: { readonly row: ExportRow; readonly onPerson: () => void }) {
  const now = useNow();
  return (
    <li className="row row-plain ledger-row">
      <span className="row-main">
        <span className="row-title">{t('exports.row', { type: row.typeTitle, rows: rowsOf(row) })}</span>
        <span className="row-what">{row.asked === undefined ? t('exports.all') : t('exports.asked', { words: row.asked })}</span>
        <span className="row-more"><span>{formatWhen(row.at, now)}</span><Button kind="link" onClick={onPerson}>{row.byName}</Button></span>
      </span>
    </li>
  );
}

function Filter({ asked, change }: { readonly asked: Asked; readonly change: (next: Partial<Asked>) => void }) {
  const [choosing, setChoosing] = useState(false);
  const close = (by: Named | undefined): void => { change({ by }); setChoosing(false); };
  return (
    <div className="filters">
      <div className="text-field"><span>{t('exports.who')}</span><Button onClick={() => setChoosing(true)}>{asked.by?.name ?? t('exports.anybody')}</Button></div>
      <TextField label={t('exports.from')} type="date" value={asked.from} onChange={(from) => change({ from })} />
      <TextField label={t('exports.until')} type="date" value={asked.until} onChange={(until) => change({ until })} />
      {choosing && (
        <Sheet title={t('exports.choose')} onClose={() => setChoosing(false)} actions={<Button onClick={() => close(undefined)}>{t('exports.any')}</Button>}>
          <PersonPicker legend={t('exports.choose')} chosen={asked.by ? [asked.by] : []} onChange={([by]) => { if (by) close(by); }} />
        </Sheet>
      )}
    </div>
  );
}

/** 导出记录: newest first, by person and days. Who is asked for names a person, so it stands in no address. */
export function ExportsPage() {
  const api = useApi();
  const [asked, keep] = useKept<Asked>(['exports'], NOTHING);
  const change = (next: Partial<Asked>): void => keep({ ...asked, ...next });
  const query = { ...(asked.by ? { by: asked.by.userId } : {}), ...(asked.from === '' ? {} : { from: asked.from }), ...(asked.until === '' ? {} : { until: asked.until }) };
  const list = usePages(['exports', query], (cursor) => api.call('GET /exports', { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } }));
  return (
    <Page title={t('exports.title')} back="/mine">
      <p className="hint">{t('exports.what')}</p>
      <Filter asked={asked} change={change} />
      {list.state === 'loading' && <Loading rows={5} />}
      {list.state === 'failed' && <Failed error={list.error} onRetry={list.retry} />}
      {list.state === 'ready' && list.items.length === 0 && (isNothing(asked)
        ? <Empty title={t('exports.none')}>{t('exports.noneHint')}</Empty>
        : <Empty title={t('exports.noneSuch')} action={<Button onClick={() => keep(NOTHING)}>{t('exports.clear')}</Button>} />)}
      {list.items.length > 0 && <ul className="row-list" aria-label={t('exports.list')}>{list.items.map((row) => <Row key={row.id} row={row} onPerson={() => change({ by: { userId: row.by, name: row.byName, orgName: '' } })} />)}</ul>}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </Page>
  );
}
