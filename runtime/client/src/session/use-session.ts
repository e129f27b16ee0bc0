import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@liandong/server/contract/session';
import { ApiProblem } from '../api/index';
import { useApi } from './ApiProvider';
import { SESSION_KEY } from './session-key';

export { SESSION_KEY };

export interface Session {
  /** `away`: the server could not be reached, so nobody knows */
  readonly state: 'loading' | 'in' | 'out' | 'away';
  readonly me: Me | undefined;
  /** throws `ApiProblem` (wrong password, locked) or `ApiOffline` */
  readonly signIn: (username: string, password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly signOutEverywhere: () => Promise<void>;
  readonly changePassword: (current: string, next: string) => Promise<void>;
  readonly retry: () => void;
}

/** The session as all screens see it; everything cached is dropped when another person signs in or somebody signs out. */
export function useSession(): Session {
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: SESSION_KEY, retry: false, staleTime: Infinity, networkMode: 'always',
    queryFn: async (): Promise<Me | null> => {
      try {
        return await api.call('GET /session');
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.status === 401) return null;
        throw cause;
      }
    },
  });
  const me = query.data ?? undefined;
  const begin = (next: Me | null): void => {
    const before = queries.getQueryData<Me | null>(SESSION_KEY);
    if (!next || before?.userId !== next.userId) queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
    queries.setQueryData(SESSION_KEY, next);
    if (next) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  };
  return {
    state: query.isPending ? 'loading' : me ? 'in' : query.data === null ? 'out' : 'away',
    me,
    signIn: async (username, password) => begin(await api.call('POST /session', { body: { username, password } })),
    signOut: async () => {
      await api.call('DELETE /session');
      begin(null);
    },
    signOutEverywhere: async () => {
      await api.call('DELETE /sessions');
      begin(null);
    },
    changePassword: async (current, next) => { await api.call('PUT /session/password', { body: { current, next } }); },
    retry: () => void query.refetch(),
  };
}
