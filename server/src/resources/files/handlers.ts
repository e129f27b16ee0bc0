import { createHash } from 'node:crypto';
import { commandIds } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { FileRef, FilesApi } from './contract';
import { bytesAt, nameAt, refOf, sendUpload } from './give';
import { mayRead } from './policy';
import { receive, type Received } from './receive';
import { findUpload, keepUpload } from './store';

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

export const filesHandlers = (deps: Deps): Handlers<FilesApi> => ({
  'POST /files': async ({ caller, commandId, now, req }) => keep(deps, caller, commandId, await receive(req), now),
  'GET /files/{fileId}': async ({ caller, params, res }) => {
    const upload = await findUpload(deps.db, caller.countyId, params.fileId);
    // whether it exists at all is nobody's business who may not read it
    if (!upload || !(await mayRead(deps, caller, upload))) return refuse('upload.not-found');
    return sendUpload(deps, res, upload);
  },
});
