import { formatDay } from '@liandong/client';
import type { ReactNode } from 'react';
import type { Drill } from './drill';
import { t } from './text';
import { useBehind } from './use-boards';
import { periodTitle } from './words';

type Records = Exclude<Drill, { kind: 'ledger' }>;
export const behindTitle = ({ org, title, period }: Records): string => t('list.behind', { org, title, period: periodTitle(period) });

interface BehindProps { readonly drill: Records; readonly now: string; readonly onRecord: (id: string) => void; /** the app's own look of these */ readonly loading: ReactNode; readonly failed: (error: unknown, retry: () => void) => ReactNode }
/** The records behind a number, masked for this reader by the server. */
export function Behind({ drill, now, onRecord, loading, failed }: BehindProps) {
  const query = useBehind(drill);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.isPending) return <>{loading}</>;
  if (query.isError) return <>{failed(query.error, () => void query.refetch())}</>;
  if (rows.length === 0) return <p className="board-empty">{t('list.behindNone')}</p>;
  return (
    <>
      <ul className="board-records">
        {rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => onRecord(row.id)}>
              <strong>{row.title || row.typeTitle}</strong>
              <span>{[row.stateTitle, row.orgName, formatDay(row.createdAt, now), row.no ?? t('list.noNumber')].join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {query.hasNextPage && <button type="button" className="board-switch" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('list.more')}</button>}
    </>
  );
}
