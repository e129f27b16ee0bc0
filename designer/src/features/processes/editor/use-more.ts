import { useSyncExternalStore } from 'react';
import type { Diagram } from '../diagram/diagram';

/** Are all elements offered, or the basic ones? One answer for palette and menus. */
export function useMore(diagram: Diagram): readonly [isOpen: boolean, open: (isOpen: boolean) => void] {
  const offered = diagram.get('offered');
  return [useSyncExternalStore(offered.subscribe, offered.now), (isOpen) => offered.open(isOpen)];
}
