import { useState } from 'react';
import type { RetentionRow, RetentionType } from '@liandong/server/contract/retention';
import { Button, Empty, Failed, Loading, MoreButton } from '../../ui';
import { DueRow } from './DueRow';
import { HoldSheet } from './HoldSheet';
import { ProposeSheet } from './ProposeSheet';
import { t } from './text';
import { useDueRecords } from './use-retention';

type Open = { readonly what: 'hold'; readonly record: RetentionRow['record'] } | { readonly what: 'propose'; readonly recordIds?: readonly string[] };

/** Records of one kind whose time is over; who may chooses some of them, or takes all. */
export function DueRecords({ type }: { readonly type: RetentionType }) {
  const list = useDueRecords(type);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<Open>();
  if (list.state === 'loading') return <Loading rows={5} />;
  if (list.state === 'failed') return <Failed error={list.error} onRetry={list.retry} />;
  const free = list.items.filter(({ held, listId }) => !held && listId === undefined).map(({ record }) => record.id);
  const mine = chosen.filter((id) => free.includes(id));
  const toggle = (id: string): void => setChosen(mine.includes(id) ? mine.filter((one) => one !== id) : [...mine, id]);
  return (
    <>
      {list.items.length === 0 && (list.hasMore ? <p className="hint">{t('retention.noneYet')}</p> : <Empty title={t('retention.none')}>{t('retention.noneHint')}</Empty>)}
      {type.mayDestroy && free.length > 0 && (
        <div className="row-actions">
          <Button kind="danger" disabled={mine.length === 0} onClick={() => setOpen({ what: 'propose', recordIds: mine })}>{t('destruction.propose', { n: mine.length })}</Button>
          <Button onClick={() => setOpen({ what: 'propose' })}>{t('destruction.proposeAll')}</Button>
        </div>
      )}
      {list.items.length > 0 && (
        <ul className="row-list">
          {list.items.map((row) => (
            <li key={row.record.id}><DueRow row={row} choice={type.mayDestroy ? { isChosen: mine.includes(row.record.id), onToggle: () => toggle(row.record.id) } : undefined} onHold={() => setOpen({ what: 'hold', record: row.record })} /></li>
          ))}
        </ul>
      )}
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
      {open?.what === 'hold' && <HoldSheet record={open.record} onClose={() => setOpen(undefined)} />}
      {open?.what === 'propose' && <ProposeSheet type={type} recordIds={open.recordIds} onClose={() => setOpen(undefined)} />}
    </>
  );
}
