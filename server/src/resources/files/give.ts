/** Uploads on their way out: what they are called, and their bytes. Whether they may go is decided before. */
import type { Response } from 'express';
import { readBlob } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { SENT } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { FileRef } from './contract';
import type { UploadDoc } from './model';
import { findUpload } from './store';

export const bytesAt = (fileId: string): string => `files/${fileId}/bytes`;
export const nameAt = (fileId: string): string => `files/${fileId}/name`;
const nameOf = ({ keys }: Pick<Deps, 'keys'>, upload: UploadDoc): string => keys.open(upload.countyId, nameAt(upload.fileId), upload.sealedName).toString('utf8');
export const refOf = (deps: Pick<Deps, 'keys'>, upload: UploadDoc): FileRef => ({ fileId: upload.fileId, name: nameOf(deps, upload), type: upload.type, size: upload.size });

/** Names of uploads, in the order of the ids; those that are not there are left out. */
export async function fileRefs(deps: Deps, countyId: string, fileIds: readonly string[]): Promise<FileRef[]> {
  const uploads = await Promise.all([...new Set(fileIds)].map((fileId) => findUpload(deps.db, countyId, fileId)));
  return uploads.flatMap((upload) => (upload ? [refOf(deps, upload)] : []));
}

/** As something to save, never as a page of ours: no type guessing, no script, no frame, whatever the bytes are. */
function sendFile(res: Response, upload: UploadDoc, name: string, bytes: Buffer): typeof SENT {
  res.status(200).set({
    'Content-Type': upload.type, 'Content-Length': String(bytes.length), 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
    'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "sandbox; default-src 'none'", 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'private, no-store',
  });
  res.end(bytes);
  return SENT;
}

export async function sendUpload(deps: Deps, res: Response, { countyId, fileId }: Pick<UploadDoc, 'countyId' | 'fileId'>): Promise<typeof SENT> {
  const upload = (await findUpload(deps.db, countyId, fileId)) ?? refuse('upload.not-found');
  const bytes = deps.keys.open(countyId, bytesAt(fileId), await readBlob(deps.db, upload.blob));
  return sendFile(res, upload, nameOf(deps, upload), bytes);
}
