import { useLayoutEffect, useState, type RefObject } from 'react';

const PHONE = '(max-width: 600px)';
const NARROW = 600;

/** Whether the element has no more room than a phone: also a narrow pane on a desk. */
export function useNarrow(element: RefObject<HTMLElement | null>): boolean {
  const [isNarrow, setNarrow] = useState(() => typeof matchMedia === 'function' && matchMedia(PHONE).matches);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const measure = (): void => {
      // a step or tab that is not shown has no width
      if (box.clientWidth > 0) setNarrow(box.clientWidth < NARROW && !matchMedia('print').matches);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, [element]);
  return isNarrow;
}
