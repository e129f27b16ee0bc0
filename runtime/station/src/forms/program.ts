import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { Program } from '@liandong/core/run';
import { loadChecks } from '@liandong/form';
import { keys, packQuery } from '../data';

/** A release as a program: its pack and its compiled schema checks, loaded once a tab. */
export function useProgram(sha: string | undefined): UseQueryResult<Program> {
  const api = useApi();
  const queries = useQueryClient();
  return useQuery({
    queryKey: keys.program(sha ?? ''), enabled: sha !== undefined, staleTime: Infinity, gcTime: Infinity,
    queryFn: async (): Promise<Program> => {
      const params = { sha: sha ?? '' };
      const [pack, checks] = await Promise.all([queries.fetchQuery(packQuery(api, params.sha)), loadChecks(api.url('GET /releases/{sha}/checks.js', { params }))]);
      return { pack, checks };
    },
  });
}
