import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listenForChanges, useApi } from '@liandong/client';

const LIVE = ['tasks', 'works', 'records', 'inbox', 'services'];

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
      onChanged: () => void queries.invalidateQueries({ predicate: ({ queryKey }) => LIVE.includes(String(queryKey[0])) && queryKey[1] !== 'one' }),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
  }, [api, queries, signedIn]);
  return live;
}
