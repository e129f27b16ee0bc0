import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Me } from '@liandong/server/contract/session';
import { ApiProblem } from '../api/index';
import { useConnection } from './ApiProvider';
import { SESSION_KEY } from './session-key';

export { SESSION_KEY };

export interface Session {
  /** `away`: the server could not be reached, so nobody knows */
  readonly state: 'loading' | 'in' | 'out' | 'away';
  readonly me: Me | undefined;
  /** throws `ApiProblem` (wrong password, locked) or `ApiOffline` */
  readonly signIn: (username: string, password: string) => Promise<Me>;
  readonly signOut: () => Promise<void>;
  readonly signOutEverywhere: () => Promise<void>;
  readonly changePassword: (current: string, next: string) => Promise<void>;
  readonly retry: () => void;
}

const isOther = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean => queryKey[0] !== SESSION_KEY[0];

/**
 * The session as all screens see it. When it ends by itself, what is cached stays, so that a page can go on after signing in again;
 * it is dropped when somebody signs out or another person signs in.
 */
export function useSession(): Session {
  const { api, lastUser } = useConnection();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: SESSION_KEY, retry: false, staleTime: Infinity, networkMode: 'always',
    queryFn: async (): Promise<Me | null> => {
      try {
        const me = await api.call('GET /session');
        lastUser.remember(me.userId);
        return me;
      } catch (cause) {
        if (cause instanceof ApiProblem && cause.status === 401) return null;
        throw cause;
      }
    },
  });
  const me = query.data ?? undefined;
  const leave = (): void => {
    lastUser.remember(undefined);
    queries.removeQueries({ predicate: isOther });
    queries.setQueryData(SESSION_KEY, null);
  };
  return {
    state: query.isPending ? 'loading' : me ? 'in' : query.data === null ? 'out' : 'away',
    me,
    signIn: async (username, password) => {
      const next = await api.call('POST /session', { body: { username, password } });
      if (!lastUser.is(next.userId)) queries.removeQueries({ predicate: isOther });
      lastUser.remember(next.userId);
      queries.setQueryData(SESSION_KEY, next);
      await queries.invalidateQueries({ predicate: isOther });
      return next;
    },
    signOut: async () => {
      await api.call('DELETE /session');
      leave();
    },
    signOutEverywhere: async () => {
      await api.call('DELETE /sessions');
      leave();
    },
    changePassword: async (current, next) => { await api.call('PUT /session/password', { body: { current, next } }); },
    retry: () => void query.refetch(),
  };
}
