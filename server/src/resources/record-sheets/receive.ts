import { findingText, LARGE, readWorkbook, type Workbook } from '@liandong/sheets/records';
import express, { type Request, type Response } from 'express';
import { refuse } from '../../platform/http/refusal';
import { readBeside } from '../../platform/sheet/index';

const MOST_MB = LARGE.file / 1_000_000;
const readRaw = express.raw({ type: () => true, limit: LARGE.file, inflate: false });
const tooLarge = (): never => refuse('sheet.too-large', '', { limit: MOST_MB });

const bytesOf = (req: Request, res: Response): Promise<Uint8Array> => new Promise((resolve, reject) => {
  readRaw(req, res, (error?: unknown) => {
    if (error) return reject(error as Error);
    return resolve(Buffer.isBuffer(req.body) ? new Uint8Array(req.body) : new Uint8Array());
  });
});
const isTooLarge = (error: unknown): boolean => typeof error === 'object' && error !== null && 'type' in error && error.type === 'entity.too.large';

/** The file that is the request's body; read later. */
export async function receiveFile(req: Request, res: Response): Promise<Uint8Array> {
  const bytes = await bytesOf(req, res).catch((error: unknown) => (isTooLarge(error) ? tooLarge() : Promise.reject(error as Error)));
  return bytes.length === 0 ? refuse('sheet.empty') : bytes;
}

/** Formulas and links are refused: what they say can change, or be somebody else's. `breath`: lets others have a turn. */
export async function openWorkbook(bytes: Uint8Array, breath: () => Promise<unknown>): Promise<Workbook> {
  const read = await readWorkbook(bytes, { limits: LARGE, breath, parse: readBeside });
  if ('code' in read) return refuse('sheet.unreadable', '', { reason: findingText(read), ...(read.sheet === undefined ? {} : { sheet: read.sheet }) });
  const [finding] = read.findings;
  if (!finding) return read;
  return finding.code === 'file.formulas' ? refuse('sheet.formulas', '', { cells: String(finding.params.cells ?? ''), sheet: finding.sheet ?? '' }) : refuse('sheet.links');
}
