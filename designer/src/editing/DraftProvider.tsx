import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { api } from '../app/api';
import { ErrorState, Loading } from '../ui';
import { saveOnce, startAutosave } from './autosave';
import { startChecking } from './checking';
import { DraftContext } from './draft-context';
import { draftRemote } from './draft-remote';
import { createDraftStore, type ServerDraft } from './store';

/** Loads the draft of a pack and keeps it: autosave, checking, undo. One per workspace. */
export function DraftProvider({ packId, readonly, children }: { readonly packId: string; readonly readonly: boolean; readonly children: ReactNode }) {
  const query = useQuery({
    queryKey: ['draft', packId], queryFn: () => api.call('GET /packs/{packId}/draft', { params: { packId } }),
    staleTime: 0, gcTime: 0, refetchOnMount: true, refetchOnWindowFocus: false, refetchOnReconnect: false,
  });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  return <Session key={packId} draft={query.data} readonly={readonly}>{children}</Session>;
}

function Session({ draft, readonly, children }: { readonly draft: ServerDraft; readonly readonly: boolean; readonly children: ReactNode }) {
  const [store] = useState(() => createDraftStore(draft, () => performance.now()));
  const [remote] = useState(() => draftRemote(api, draft.packId));
  useEffect(() => startChecking(store), [store]);
  useEffect(() => (readonly ? undefined : startAutosave(store, remote)), [store, remote, readonly]);
  const session = useMemo(() => ({
    store, readonly, saveNow: () => saveOnce(store, remote),
    refresh: async () => {
      const theirs = await remote.load();
      if (theirs) store.keepMine(theirs);
    },
  }), [store, remote, readonly]);
  return <DraftContext.Provider value={session}>{children}</DraftContext.Provider>;
}
