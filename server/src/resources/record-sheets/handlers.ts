import type { CellProblem } from '@liandong/sheets/records';
import type { Response } from 'express';
import type { Deps } from '../../platform/deps';
import { type Handlers, SENT } from '../../platform/http/handler';
import { sentence } from '../../text/index';
import type { CellNote, RecordSheetsApi } from './contract';
import { download, template, type SheetFile } from './download';
import { targetFor, whereOf } from './target';

export function sendSheet(res: Response, { title, bytes }: SheetFile, day: string): typeof SENT {
  const name = encodeURIComponent(`${title} ${day}.xlsx`).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  res.status(200).set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Content-Length': String(bytes.length), 'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'private, no-store',
  });
  res.end(bytes);
  return SENT;
}

/** A problem of a sheet in words, at its place. */
export const noteOf = ({ sheet, cell, title, problem }: CellProblem): CellNote => ({ sheet, cell, title, detail: sentence(problem) });

export const recordSheetsHandlers = (deps: Deps): Handlers<RecordSheetsApi> => {
  const today = async (countyId: string, now: string): Promise<string> => (await deps.org.snapshot(countyId)).calendar.dateOf(now);
  return {
    'GET /record-sheets/records': async (call) => sendSheet(call.res, await download(deps, call), await today(call.caller.countyId, call.now)),
    'GET /record-sheets/template': async ({ caller, query, res, now }) => sendSheet(res, await template(await targetFor(deps, caller, whereOf(query), now)), await today(caller.countyId, now)),
  };
};
