import { useSyncExternalStore } from 'react';

/** What the browser says of a media query, now and when it changes. */
const mediaHook = (query: string): (() => boolean) => {
  const subscribe = (changed: () => void): (() => void) => {
    const media = window.matchMedia(query);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  };
  return () => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
};

export const useIsDark = mediaHook('(prefers-color-scheme: dark)');
/** Somebody whom movement on the screen disturbs has said so in the system's settings. */
export const useIsCalm = mediaHook('(prefers-reduced-motion: reduce)');
