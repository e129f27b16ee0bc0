import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import type { Api } from '../api/index';
import { SESSION_KEY } from './session-key';

interface Connection {
  readonly api: Api;
  /** who was signed in last: what is on the screen is his */
  readonly lastUser: LastUser;
}
/** Remembers one user id outside of what is rendered. */
interface LastUser {
  readonly is: (userId: string) => boolean;
  readonly remember: (userId: string | undefined) => void;
}
function makeLastUser(): LastUser {
  let last: string | undefined;
  return { is: (userId) => userId === last, remember: (userId) => { last = userId; } };
}
const ApiContext = createContext<Connection | undefined>(undefined);

/** Gives the screens below the client, and marks the session as ended when the server says so. */
export function ApiProvider({ api, children }: { readonly api: Api; readonly children: ReactNode }) {
  const queries = useQueryClient();
  useEffect(() => api.onSignedOut(() => queries.setQueryData(SESSION_KEY, null)), [api, queries]);
  const connection = useMemo((): Connection => ({ api, lastUser: makeLastUser() }), [api]);
  return <ApiContext value={connection}>{children}</ApiContext>;
}

export function useConnection(): Connection {
  const connection = useContext(ApiContext);
  if (!connection) throw new Error('useApi needs an ApiProvider');
  return connection;
}
export const useApi = (): Api => useConnection().api;
