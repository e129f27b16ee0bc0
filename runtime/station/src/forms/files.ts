import { useMemo } from 'react';
import { newKey, useApi, type Api } from '@liandong/client';
import type { FileRef, FileStore } from '@liandong/form';

/** What this tab has just uploaded is shown from memory: no way to the server and back for one's own photo. */
const uploaded = new Map<string, string>();

const fileStore = (api: Api): FileStore => ({
  async upload(blob, name): Promise<FileRef> {
    const ref = await api.upload(blob, name, newKey());
    uploaded.set(ref.fileId, URL.createObjectURL(blob));
    return ref;
  },
  url: (fileId) => uploaded.get(fileId) ?? api.url('GET /files/{fileId}', { params: { fileId } }),
});

/** Photos, signatures and papers of forms, kept on the server. */
export function useFiles(): FileStore {
  const api = useApi();
  return useMemo(() => fileStore(api), [api]);
}
