import { type Static, Type } from '@sinclair/typebox';
import { Id, type Routes, strict } from '../api/contract';

/** A form field of widget photo, signature or file holds `{ fileId, name, type, size }`. */
export const FileRef = Type.Object({ fileId: Id, name: Type.String(), type: Type.String(), size: Type.Integer() }, strict);
export type FileRef = Static<typeof FileRef>;
export const filesApi = {
  'POST /files': { summary: 'Upload one file (multipart field `file`, ≤ 10 MB; png, jpeg, webp, pdf); seen only by its uploader until a record refers to it', access: 'session', status: 201, idempotent: true, response: FileRef },
  'GET /files/{fileId}': { summary: 'Its bytes, as an attachment', access: 'session', params: Type.Object({ fileId: Id }), response: null, produces: 'application/octet-stream' },
} as const satisfies Routes;
export type FilesApi = typeof filesApi;
