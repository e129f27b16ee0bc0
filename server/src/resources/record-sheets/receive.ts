import { findingText, readWorkbook } from '@liandong/sheets/records';
import express, { type Request, type Response } from 'express';
import { refuse } from '../../platform/http/refusal';

const MOST_MB = 10;
const readRaw = express.raw({ type: () => true, limit: MOST_MB * 1_000_000, inflate: false });
const tooLarge = (): never => refuse('sheet.too-large', '', { limit: MOST_MB });

const bytesOf = (req: Request, res: Response): Promise<Uint8Array> => new Promise((resolve, reject) => {
  readRaw(req, res, (error?: unknown) => {
    if (error) return reject(error as Error);
    return resolve(Buffer.isBuffer(req.body) ? new Uint8Array(req.body) : new Uint8Array());
  });
});
const isTooLarge = (error: unknown): boolean => typeof error === 'object' && error !== null && 'type' in error && error.type === 'entity.too.large';

type Workbook = Extract<Awaited<ReturnType<typeof readWorkbook>>, { readonly sheets: unknown }>;
/** The workbook that is the request's body. Formulas and links are refused: what they say can change, or be somebody else's. */
export async function receiveWorkbook(req: Request, res: Response): Promise<Workbook> {
  const bytes = await bytesOf(req, res).catch((error: unknown) => (isTooLarge(error) ? tooLarge() : Promise.reject(error as Error)));
  if (bytes.length === 0) refuse('sheet.empty');
  const read = await readWorkbook(bytes);
  if ('code' in read) return refuse('sheet.unreadable', '', { reason: findingText(read) });
  const [finding] = read.findings;
  if (!finding) return read;
  return finding.code === 'file.formulas' ? refuse('sheet.formulas', '', { cells: String(finding.params.cells ?? ''), sheet: finding.sheet ?? '' }) : refuse('sheet.links');
}
