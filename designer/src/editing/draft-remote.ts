import { ApiOffline, ApiProblem, type Api } from '@liandong/client';
import type { DraftRemote } from './autosave';
import type { ServerDraft } from './store';

/** The server's side of one draft. */
export function draftRemote(api: Api, packId: string): DraftRemote & { load(): Promise<ServerDraft | undefined> } {
  return {
    save: async (changes, rev) => {
      try {
        return await api.call('PATCH /packs/{packId}/draft', { params: { packId }, body: { files: { ...changes } }, ifMatch: String(rev) });
      } catch (error) {
        if (error instanceof ApiOffline) return { kind: 'offline' };
        if (!(error instanceof ApiProblem)) throw error;
        if (error.status === 412 || error.status === 409) return { kind: 'conflict' };
        return error.status >= 500 ? { kind: 'offline' } : { kind: 'refused', reason: error.body.detail };
      }
    },
    load: () => api.call('GET /packs/{packId}/draft', { params: { packId } }).catch(() => undefined),
  };
}
