import { useSyncExternalStore } from 'react';

const query = '(prefers-color-scheme: dark)';
const subscribe = (changed: () => void): (() => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
};

export const useIsDark = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
