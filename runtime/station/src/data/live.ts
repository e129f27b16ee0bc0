import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { readAgain } from '@liandong/board';
import { useChanges } from '@liandong/client';

const LISTS = ['tasks', 'works', 'records', 'inbox', 'services', 'plans', 'quotas', 'grants'];

/** One step that is open and waits for an answer or a signature: it can be done as soon as that has come. */
const waits = (data: unknown): boolean => typeof data === 'object' && data !== null && 'waitsFor' in data;

const lists = (queries: QueryClient): void => void queries.invalidateQueries({ predicate: ({ queryKey, state }) => LISTS.includes(String(queryKey[0])) && (queryKey[1] !== 'one' || waits(state.data)) });

/** Keeps all lists and dashboards fresh by server-sent events; false while the stream is down (then a list is fresh as of its last load). */
export function useLive(signedIn: boolean): boolean {
  const queries = useQueryClient();
  return useChanges(signedIn, (what) => (what === 'numbers' ? readAgain(queries) : lists(queries)));
}

/** Whether the stream is up, for a page that would ask by itself if it were not. */
export const LiveContext = createContext(true);
export const useIsLive = (): boolean => useContext(LiveContext);
