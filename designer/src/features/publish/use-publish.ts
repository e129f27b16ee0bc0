import { useApi } from '@liandong/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDraftStatus } from '../../editing';

/** Impact, releases and units for one pack; asked again whenever the draft was saved. */
export function usePublishData(packId: string) {
  const api = useApi();
  const { rev, isPending } = useDraftStatus();
  const impact = useQuery({ queryKey: ['impact', packId, rev], enabled: !isPending, staleTime: 0, placeholderData: (before) => before, queryFn: () => api.call('GET /packs/{packId}/draft/impact', { params: { packId } }) });
  const packs = useQuery({ queryKey: ['packs'], queryFn: () => api.call('GET /packs'), refetchInterval: 10_000 });
  const units = useQuery({ queryKey: ['org-units'], staleTime: 300_000, queryFn: () => api.call('GET /org-units') });
  return { impact, packs, units, releases: packs.data?.packs.find((pack) => pack.id === packId)?.releases ?? [] };
}

export type Scope = 'all' | readonly string[];

/** Publishing and putting into use; both repeat safely by their key. */
export function usePublishing(packId: string) {
  const api = useApi();
  const queries = useQueryClient();
  const { rev, refresh } = useDraftStatus();
  /** What the screens know is asked for anew; last of all, since a form that published is gone then. */
  const again = async (): Promise<void> => {
    await refresh();
    await Promise.all([queries.invalidateQueries({ queryKey: ['packs'] }), queries.invalidateQueries({ queryKey: ['impact', packId] })]);
  };
  const activate = async (sha: string, scope: Scope): Promise<void> => {
    await api.call('POST /packs/{packId}/releases/{sha}/activations', { params: { packId, sha }, body: { orgIds: scope === 'all' ? 'all' : [...scope] } });
  };
  const publish = async (version: string, note: string, confirmed: readonly string[]): Promise<string> =>
    (await api.call('POST /packs/{packId}/releases', { params: { packId }, body: { version, note, confirmed: [...confirmed] }, ifMatch: String(rev) })).sha;
  return { activate, publish, again };
}
