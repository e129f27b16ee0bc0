import { QueryClient } from '@tanstack/react-query';
import { ApiOffline } from '@liandong/client';

/** Lists refresh by live changes and on return to the tab; only a missing answer is worth asking again by itself. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always', staleTime: 15_000, gcTime: 30 * 60_000,
        retry: (count, error) => error instanceof ApiOffline && count < 2,
        retryDelay: (count) => 800 * 2 ** count,
      },
    },
  });
