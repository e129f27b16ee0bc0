import { useApi } from '@liandong/client';
import { useQuery } from '@tanstack/react-query';
import type { Entry } from './entry';
import { t } from './text';

/** Dashboards and their tiles, for who may see figures; both apps have them at the same address. */
export function useBoardEntries(isAllowed: boolean): readonly Entry[] {
  const api = useApi();
  const { data } = useQuery({ queryKey: ['dashboards', 'list'], enabled: isAllowed, queryFn: () => api.call('GET /dashboards') });
  return (data?.dashboards ?? []).flatMap(({ packId, dashboardId, title, tiles }) => {
    const to = `/dashboards?board=${encodeURIComponent(`${packId}/${dashboardId}`)}`;
    return [{ to, title, group: t('boards') }, ...tiles.map((tile) => ({ to: `${to}#tile-${tile.id}`, title: tile.title, group: t('boards'), where: t('tile', { board: title }), isPart: true as const }))];
  });
}
