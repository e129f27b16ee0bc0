import { createHash } from 'node:crypto';
import { commandIds } from '@liandong/core/run';
import type { Response } from 'express';
import { readBlob } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { type Caller, type Handlers, SENT } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { FileRef, FilesApi } from './contract';
import type { UploadDoc } from './model';
import { mayRead } from './policy';
import { receive, type Received } from './receive';
import { findUpload, keepUpload } from './store';

const bytesAt = (fileId: string): string => `files/${fileId}/bytes`;
const nameAt = (fileId: string): string => `files/${fileId}/name`;
const nameOf = ({ keys }: Deps, upload: UploadDoc): string => keys.open(upload.countyId, nameAt(upload.fileId), upload.sealedName).toString('utf8');
const refOf = (deps: Deps, upload: UploadDoc): FileRef => ({ fileId: upload.fileId, name: nameOf(deps, upload), type: upload.type, size: upload.size });

/** The id follows from the command and its sender: the same upload sent again is the same file. */
async function keep(deps: Deps, { countyId, userId }: Caller, commandId: string, file: Received, now: string): Promise<FileRef> {
  const fileId = commandIds(commandId)(`file:${countyId}:${userId}`);
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const upload = { countyId, fileId, sealedName: deps.keys.seal(countyId, nameAt(fileId), Buffer.from(file.name, 'utf8')), type: file.type, size: file.bytes.length, sha256, uploadedBy: userId, uploadedAt: now };
  const known = await findUpload(deps.db, countyId, fileId);
  if (!known) await keepUpload(deps.db, upload, deps.keys.seal(countyId, bytesAt(fileId), file.bytes));
  const kept = known ?? (await findUpload(deps.db, countyId, fileId)) ?? refuse('http.internal');
  return kept.sha256 === sha256 ? refOf(deps, kept) : refuse('upload.key-used');
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

export const filesHandlers = (deps: Deps): Handlers<FilesApi> => ({
  'POST /files': async ({ caller, commandId, now, req }) => keep(deps, caller, commandId, await receive(req), now),
  'GET /files/{fileId}': async ({ caller, params, res }) => {
    const upload = await findUpload(deps.db, caller.countyId, params.fileId);
    // whether it exists at all is nobody's business who may not read it
    if (!upload || !(await mayRead(deps, caller, upload))) return refuse('upload.not-found');
    const bytes = deps.keys.open(upload.countyId, bytesAt(upload.fileId), await readBlob(deps.db, upload.blob));
    return sendFile(res, upload, nameOf(deps, upload), bytes);
  },
});
