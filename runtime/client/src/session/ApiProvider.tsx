import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import type { Api } from '../api/index';
import { SESSION_KEY } from './session-key';

const ApiContext = createContext<Api | undefined>(undefined);

/** Gives the screens below the client, and marks the session as ended when the server says so. */
export function ApiProvider({ api, children }: { readonly api: Api; readonly children: ReactNode }) {
  const queries = useQueryClient();
  useEffect(() => api.onSignedOut(() => queries.setQueryData(SESSION_KEY, null)), [api, queries]);
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi needs an ApiProvider');
  return api;
}
