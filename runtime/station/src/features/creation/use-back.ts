import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { newKey } from '@liandong/client';

const overIn = (state: unknown): unknown => (typeof state === 'object' && state !== null && 'over' in state ? state.over : undefined);

/**
 * What lies over a page is left by the browser's way back, too: while it is there it is a step of its own in the history.
 * `onBack` says whether it closes; if not, the step is taken again. The returned function takes the step back when it is closed otherwise.
 */
export function useBack(onBack: () => boolean): () => void {
  const navigate = useNavigate();
  const { pathname, search, state } = useLocation();
  const [key] = useState(newKey);
  const entered = useRef(false);
  const enter = useEffectEvent(() => void navigate({ pathname, search }, { state: { over: key } }));
  const left = useEffectEvent(() => {
    entered.current = false;
    if (!onBack()) enter();
  });
  useEffect(() => enter(), []);
  useEffect(() => {
    if (overIn(state) === key) entered.current = true;
    else if (entered.current) left();
  }, [state, key]);
  return () => {
    if (!entered.current) return;
    entered.current = false;
    void navigate(-1);
  };
}
