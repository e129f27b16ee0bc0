import { useQuery } from '@tanstack/react-query';
import { useApi, useSession } from '@liandong/client';
import { type Entry, useBoardEntries } from '@liandong/palette';
import type { RegisterView } from '@liandong/server/contract/registers';
import { keys, useRegisters } from '../../data';
import { useHasGrantRequests } from '../grants';
import { useLedgers } from '../ledgers';
import { viewAddress, useViews } from '../registers';
import { useHasReports } from '../reports';
import { useRetention } from '../retention';
import { pagesFor } from './pages';
import { t } from './text';

/** Saved views by the address under which they are found: what they ask for names people and stands in no address. */
export type Views = ReadonlyMap<string, RegisterView>;

/** All that can be opened in the station, but records. Asked for while the palette is open. */
export function useEntries(): { readonly entries: readonly Entry[]; readonly views: Views } {
  const api = useApi();
  const rights = useSession().me?.rights ?? [];
  const services = useQuery({ queryKey: keys.services, queryFn: () => api.call('GET /services') }).data?.services ?? [];
  const types = useQuery({ queryKey: keys.recordTypes, queryFn: async () => (await api.call('GET /record-types')).items }).data ?? [];
  const [registers, saved, ledgers, retention] = [useRegisters().data ?? [], useViews().data ?? [], useLedgers().data?.ledgers ?? [], useRetention().data ?? []];
  const pages = pagesFor({ rights, persons: types.some(({ kind }) => kind === 'person'), ledgers: ledgers.length > 0, reports: useHasReports(), retention: retention.length > 0, grants: useHasGrantRequests() });
  const boards = useBoardEntries(rights.includes('figures'));
  const views = new Map(saved.map((view) => [viewAddress(view), view]));
  return {
    views,
    entries: [
      ...pages,
      ...services.map(({ packId, serviceId, title, group }): Entry => ({ to: `/services/${packId}/${serviceId}`, title, group: t('find.services'), ...(group === undefined ? {} : { where: group }) })),
      ...boards,
      ...[...views].map(([to, { title, by, mine }]): Entry => ({ to, title, group: t('find.views'), ...(mine ? {} : { where: by }) })),
      ...registers.map(({ packId, type, title }): Entry => ({ to: `/registers?type=${encodeURIComponent(`${packId} ${type}`)}`, title, group: t('find.registers') })),
    ],
  };
}
