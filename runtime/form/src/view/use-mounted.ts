import { startTransition, useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { SectionModel } from '../model/types';

/** So many fields are there at once; a long form gets the rest when one comes near it or nothing else is to be done. */
const AT_ONCE = 30;
const NEAR = '600px 0px';
const SOON_MS = 50;

/** So many fields and cells that a key press must not cost all of them. */
const LONG = 100;

export const isLong = (sections: readonly SectionModel[]): boolean => sections.length > 1 && sections.reduce((sum, { weight }) => sum + weight, 0) > LONG;

/** The sections that begin within the first fields of the form. */
function early(sections: readonly SectionModel[]): ReadonlySet<string> {
  let before = 0;
  return new Set(sections.filter((section) => {
    const isEarly = before < AT_ONCE;
    before += section.weight;
    return isEarly;
  }).map((section) => section.id));
}

const whenIdle = (act: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'function') {
    const asked = requestIdleCallback(act);
    return () => cancelIdleCallback(asked);
  }
  const asked = setTimeout(act, SOON_MS);
  return () => clearTimeout(asked);
};

/**
 * Which sections stand on the page. All of them do soon, also for searching and reading aloud, and what was put there stays; only the first picture does not wait for it.
 * `needed`: the one that somebody is led to now.
 */
export function useMounted(root: RefObject<HTMLElement | null>, sections: readonly SectionModel[], needed: string | undefined): ReadonlySet<string> {
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set());
  const mounted = new Set([...early(sections), ...added]);
  if (needed !== undefined && !mounted.has(needed)) {
    mounted.add(needed);
    setAdded(mounted);
  }
  const awaited = sections.map(({ id }) => id).filter((id) => !mounted.has(id));
  const sign = awaited.join(' ');
  useEffect(() => {
    const ids = sign === '' ? [] : sign.split(' ');
    const [first] = ids;
    if (first === undefined) return undefined;
    const put = (more: readonly string[]): void => setAdded((before) => new Set([...before, ...more]));
    const all = (): void => flushSync(() => put(ids));
    const seen = new IntersectionObserver((entries) => put(entries.filter((entry) => entry.isIntersecting).map(({ target }) => (target as HTMLElement).dataset.awaits ?? '')), { rootMargin: NEAR });
    for (const place of root.current?.querySelectorAll('[data-awaits]') ?? []) seen.observe(place);
    const stop = whenIdle(() => startTransition(() => put([first])));
    addEventListener('beforeprint', all);
    return () => {
      stop();
      seen.disconnect();
      removeEventListener('beforeprint', all);
    };
  }, [sign, root]);
  return mounted;
}
