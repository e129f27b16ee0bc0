import { useEffect, useEffectEvent, useState } from 'react';
import { listenForChanges, type Told } from '../api/index';
import { useApi } from './ApiProvider';

/** Hears what may have changed while somebody is signed in (`isOn`); false while the stream is down, when what is shown is as of its last reading. */
export function useChanges(isOn: boolean, onTold: (what: Told) => void): boolean {
  const api = useApi();
  const [isLive, setLive] = useState(true);
  const told = useEffectEvent(onTold);
  useEffect(() => {
    if (!isOn) return undefined;
    return listenForChanges({
      open: () => new EventSource(api.url('GET /events')),
      onLive: setLive,
      onTold: (what) => told(what),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
  }, [api, isOn]);
  return isLive;
}
