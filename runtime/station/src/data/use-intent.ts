import { useCallback, useRef, useState } from 'react';
import { ApiProblem, repeatUntilAnswered } from '@liandong/client';
import type { Json } from '@liandong/core/run';
import { type Intents, intentsIn } from './intents';

let shared: Intents | undefined;
/** One for the tab; reading `sessionStorage` may itself throw where storage is forbidden. */
function intents(): Intents {
  shared ??= intentsIn({
    getItem: (name) => sessionStorage.getItem(name),
    setItem: (name, value) => sessionStorage.setItem(name, value),
    removeItem: (name) => sessionStorage.removeItem(name),
  });
  return shared;
}

/** A moment that grows with the attempts; cut short when the browser says that the network is back. */
const untilNetwork = (attempt: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(done, Math.min(15_000, 1000 * 2 ** attempt));
    const stop = (): void => { clear(); reject(new Stopped()); };
    function clear(): void {
      clearTimeout(timer);
      removeEventListener('online', done);
      stopped.removeEventListener('abort', stop);
    }
    function done(): void { clear(); resolve(); }
    addEventListener('online', done);
    stopped.addEventListener('abort', stop);
  });

class Stopped extends Error {}

export interface Intent {
  /** `confirming`: the connection broke and it is being asked whether the first attempt arrived */
  readonly state: 'idle' | 'sending' | 'confirming';
  readonly problem: ApiProblem | undefined;
  /** Does it once, however often it is tapped. Undefined: refused (see `problem`), stopped, or already on its way. */
  readonly run: <T>(name: string, body: Json, send: (key: string) => Promise<T>) => Promise<T | undefined>;
  /** Stop asking for the answer; doing the same again later goes on with the same key. */
  readonly stop: () => void;
  readonly clear: () => void;
}

/** One thing that somebody wants done: sent under one key until the server has answered, so that it is applied once. */
export function useIntent(): Intent {
  const [state, setState] = useState<Intent['state']>('idle');
  const [problem, setProblem] = useState<ApiProblem>();
  const busy = useRef<AbortController | undefined>(undefined);
  const run: Intent['run'] = useCallback(async (name, body, send) => {
    if (busy.current) return undefined;
    const control = new AbortController();
    busy.current = control;
    setState('sending');
    setProblem(undefined);
    try {
      const key = intents().keyFor(name, body);
      const answer = await repeatUntilAnswered(() => send(key), { wait: (attempt) => untilNetwork(attempt, control.signal), onWaiting: () => setState('confirming') });
      intents().answered(name);
      return answer;
    } catch (cause) {
      if (cause instanceof Stopped) return undefined;
      if (!(cause instanceof ApiProblem)) throw cause;
      // Not signed in, or the server itself failed: it may be the same intent that is sent again.
      if (cause.status !== 401 && cause.status < 500) intents().answered(name);
      setProblem(cause);
      return undefined;
    } finally {
      busy.current = undefined;
      setState('idle');
    }
  }, []);
  const stop = useCallback(() => busy.current?.abort(), []);
  const clear = useCallback(() => setProblem(undefined), []);
  return { state, problem, run, stop, clear };
}
