import { queryOptions, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { type Api, useApi } from '@liandong/client';
import type { CompiledPack } from '@liandong/core/run';
import { keys } from './keys';

/** A release never changes: loaded once a tab. */
export const packQuery = (api: Api, sha: string) =>
  queryOptions({
    queryKey: keys.pack(sha), staleTime: Infinity, gcTime: Infinity,
    queryFn: async (): Promise<CompiledPack> => (await api.call('GET /releases/{sha}', { params: { sha } })) as CompiledPack,
  });

/** A release's data, for words and choices; a page with a form needs a program. */
export function usePack(sha: string | undefined): UseQueryResult<CompiledPack> {
  const api = useApi();
  return useQuery({ ...packQuery(api, sha ?? ''), enabled: sha !== undefined });
}
