import type { SchemaChecks } from '@liandong/core/run';
import { loadChecks } from '@liandong/form';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api';
import { useDraftStatus } from '../../../editing';

/** The schema checks of the saved draft, as a script from the server; the newest that could be loaded. */
export function useChecks(packId: string): { readonly checks: SchemaChecks | undefined; readonly isBehind: boolean } {
  const { rev, isPending } = useDraftStatus();
  const query = useQuery({
    queryKey: ['checks', packId, rev], staleTime: Infinity, gcTime: 60_000, retry: false, placeholderData: (before: SchemaChecks | undefined) => before,
    queryFn: () => loadChecks(api.url('GET /packs/{packId}/draft/checks.js', { params: { packId }, query: { rev } })),
  });
  return { checks: query.data, isBehind: isPending || query.isFetching || query.isError };
}
