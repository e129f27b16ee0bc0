import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { CompiledPack, Program } from '@liandong/core/run';
import { loadChecks } from '@liandong/form';
import { keys } from './keys';

/** A release as a program: loaded once per tab, since a release never changes. */
export function useProgram(sha: string | undefined): UseQueryResult<Program> {
  const api = useApi();
  return useQuery({
    queryKey: keys.release(sha ?? ''), enabled: sha !== undefined, staleTime: Infinity, gcTime: Infinity,
    queryFn: async (): Promise<Program> => {
      const params = { sha: sha ?? '' };
      const [pack, checks] = await Promise.all([api.call('GET /releases/{sha}', { params }), loadChecks(api.url('GET /releases/{sha}/checks.js', { params }))]);
      return { pack: pack as CompiledPack, checks };
    },
  });
}
