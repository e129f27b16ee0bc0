import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

const PHONE = '(max-width: 600px)';
const NARROW = 600;

/** Whether the element has no more room than a phone: also a narrow pane on a desk. Asked of the browser when it has laid the element out, never before. */
export function useNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setNarrow] = useState(() => typeof matchMedia === 'function' && matchMedia(PHONE).matches);
  useEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const measure = (): void => {
      // a step or tab that is not shown has no width
      if (box.clientWidth > 0) setNarrow(box.clientWidth < NARROW && !matchMedia('print').matches);
    };
    const watch = new ResizeObserver(() => flushSync(measure));
    watch.observe(box);
    return () => watch.disconnect();
  }, [element]);
  return isNarrow;
}
