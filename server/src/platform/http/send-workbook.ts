import { writeWorkbook, type WrittenSheet } from '@liandong/sheets';
import type { Response } from 'express';
import { SENT } from './handler';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An .xlsx file as something to save, never as a page of ours. */
export async function sendWorkbook(res: Response, name: string, sheets: readonly WrittenSheet[]): Promise<typeof SENT> {
  const bytes = await writeWorkbook(sheets);
  const file = encodeURIComponent(`${name}.xlsx`).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  res.status(200).set({
    'Content-Type': XLSX, 'Content-Length': String(bytes.length), 'Content-Disposition': `attachment; filename*=UTF-8''${file}`,
    'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'private, no-store',
  });
  res.end(Buffer.from(bytes));
  return SENT;
}
