import { createContext, useContext } from 'react';
import type { DraftStore } from './store';

export interface DraftSession {
  readonly store: DraftStore;
  readonly readonly: boolean;
  saveNow(): Promise<void>;
  /** takes over what the server changed itself (publishing writes the version) */
  refresh(): Promise<void>;
}
export const DraftContext = createContext<DraftSession | undefined>(undefined);

export function useDraftSession(): DraftSession {
  const session = useContext(DraftContext);
  if (!session) throw new Error('useDraft needs a DraftProvider above it');
  return session;
}
