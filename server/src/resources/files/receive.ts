import { basename, extname } from 'node:path';
import busboy from 'busboy';
import type { Request } from 'express';
import { fileTypeFromBuffer } from 'file-type';
import { problem } from '@liandong/core/run';
import { Refusal, refuse } from '../../platform/http/refusal';

const FILE_LIMIT = 10 * 1024 * 1024;
const TYPES: ReadonlyMap<string, string> = new Map([['image/png', '.png'], ['image/jpeg', '.jpg'], ['image/webp', '.webp'], ['application/pdf', '.pdf']]);

export interface Received { readonly name: string; readonly type: string; readonly bytes: Buffer }

const tooLarge = (): Refusal => new Refusal([problem('upload.too-large', '', { limit: FILE_LIMIT / 1024 / 1024 })]);

function parserOf(req: Request): busboy.Busboy {
  try {
    return busboy({ headers: req.headers, defParamCharset: 'utf8', limits: { files: 2, fileSize: FILE_LIMIT, fields: 10, fieldSize: 1024, parts: 12 } });
  } catch {
    return refuse('upload.form');
  }
}

interface Part { readonly name: string; readonly chunks: Buffer[] }
/** The one file of a multipart body. What comes after a refusal is left to the platform, which answers and drops it. */
function readPart(req: Request): Promise<Part> {
  const parser = parserOf(req);
  return new Promise((resolve, reject) => {
    const parts: Part[] = [];
    const fail = (refusal: Refusal): void => {
      req.unpipe(parser);
      reject(refusal);
    };
    parser.on('file', (field, stream, info) => {
      const part: Part = { name: info.filename ?? '', chunks: [] };
      if (field === 'file') parts.push(part);
      stream.on('data', (chunk: Buffer) => part.chunks.push(chunk));
      stream.once('limit', () => fail(tooLarge()));
    });
    parser.once('error', () => fail(new Refusal([problem('upload.form')])));
    parser.once('close', () => {
      const [first, second] = parts;
      if (first && !second) resolve(first);
      else reject(new Refusal([problem(second ? 'upload.several' : 'upload.none')]));
    });
    req.once('close', () => (req.complete ? undefined : fail(new Refusal([problem('http.aborted')]))));
    req.pipe(parser);
  });
}

/** A name that means nothing to a file system, a header or a reader's eye (control and direction marks), with the ending of what it is. */
export function cleanName(name: string, ending: string): string {
  const last = basename(name.normalize('NFC').replaceAll('\\', '/'));
  const plain = last.slice(0, last.length - extname(last).length).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>:"/\\|?*;]/gu, '').replace(/^[.\s]+|[.\s]+$/g, '');
  return `${[...plain].slice(0, 80).join('') || 'file'}${ending}`;
}

/** One upload, checked: its type is what its bytes say, not what its name or header says. */
export async function receive(req: Request): Promise<Received> {
  // told before it is read: a body that cannot fit is not even taken in
  if (Number(req.headers['content-length'] ?? 0) > FILE_LIMIT + 16 * 1024) throw tooLarge();
  const part = await readPart(req);
  const bytes = Buffer.concat(part.chunks);
  if (bytes.length === 0) refuse('upload.empty');
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  const ending = TYPES.get(type) ?? refuse('upload.type');
  return { name: cleanName(part.name, ending), type, bytes };
}
