import type { Entry, PaletteState } from '@liandong/palette';
import { createContext, useContext, useEffect } from 'react';

/** What a page has to be found, asked for when the palette is opened. */
export type Source = () => readonly Entry[];

interface Find { readonly palette: PaletteState; /** the returned function takes it away */ readonly add: (source: Source) => () => void }
export const FindContext = createContext<Find | undefined>(undefined);

export function useFind(): Find {
  const find = useContext(FindContext);
  if (!find) throw new Error('useFind needs a FindProvider');
  return find;
}

/** As long as the page is there, what it has is found first. */
export function useFindable(source: Source): void {
  const { add } = useFind();
  useEffect(() => add(source), [add, source]);
}
