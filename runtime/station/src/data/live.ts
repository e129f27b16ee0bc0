import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listenForChanges, useApi } from '@liandong/client';

const LIVE = ['tasks', 'works', 'records', 'inbox', 'services', 'plans', 'quotas', 'grants'];

/** One step that is open and waits for an answer or a signature: it can be done as soon as that has come. */
const waits = (data: unknown): boolean => typeof data === 'object' && data !== null && 'waitsFor' in data;

/** Keeps all lists fresh by server-sent events; false while the stream is down (then a list is fresh as of its last load). */
export function useLive(signedIn: boolean): boolean {
  const api = useApi();
  const queries = useQueryClient();
  const [live, setLive] = useState(true);
  useEffect(() => {
    if (!signedIn) return undefined;
    return listenForChanges({
      open: () => new EventSource(api.url('GET /events')),
      onLive: setLive,
      onChanged: () => void queries.invalidateQueries({ predicate: ({ queryKey, state }) => LIVE.includes(String(queryKey[0])) && (queryKey[1] !== 'one' || waits(state.data)) }),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
  }, [api, queries, signedIn]);
  return live;
}
