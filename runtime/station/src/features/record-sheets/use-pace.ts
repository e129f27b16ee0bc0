import { useEffect, useRef, useState } from 'react';

/** How fast something goes on, from what was seen while one looked: rows in a second, and seconds that are left. */
export function usePace(done: number, of: number): { readonly perSecond: number; readonly left: number | undefined } {
  const since = useRef<{ readonly at: number; readonly done: number } | undefined>(undefined);
  const [perSecond, setPerSecond] = useState(0);
  useEffect(() => {
    const now = performance.now();
    if (!since.current || done < since.current.done) since.current = { at: now, done };
    const seconds = (now - since.current.at) / 1000;
    if (seconds > 1.5) setPerSecond(Math.round((done - since.current.done) / seconds));
  }, [done]);
  return { perSecond, left: perSecond > 0 && of > done ? Math.ceil((of - done) / perSecond) : undefined };
}
