import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CellProblem } from '@liandong/sheets/records';
import type { Response } from 'express';
import type { Deps } from '../../platform/deps';
import { type Handlers, SENT } from '../../platform/http/handler';
import { sentence } from '../../text/index';
import type { CellNote, RecordSheetsApi } from './contract';
import { download, downloadRegister, template, type SheetFile, type SheetStream } from './download';
import { targetFor, whereOf } from './target';

const headersOf = (title: string, day: string): Record<string, string> => ({
  'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title} ${day}.xlsx`).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
  'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'private, no-store',
});

export function sendSheet(res: Response, { title, bytes }: SheetFile, day: string): typeof SENT {
  res.status(200).set({ ...headersOf(title, day), 'Content-Length': String(bytes.length) }).end(bytes);
  return SENT;
}

/** Sent as it is made, no faster than it is taken. What breaks on the way breaks the connection: half a file must not look like a whole one. */
async function streamSheet(deps: Deps, res: Response, { title, parts }: SheetStream, day: string): Promise<typeof SENT> {
  res.status(200).set(headersOf(title, day));
  try {
    await pipeline(Readable.from(parts, { objectMode: false }), res);
  } catch (error) {
    deps.log.warn({ err: error }, 'a download broke off');
    res.destroy();
  }
  return SENT;
}

/** A problem of a sheet in words, at its place. */
export const noteOf = ({ sheet, cell, title, problem }: CellProblem): CellNote => ({ sheet, cell, title, detail: sentence(problem) });

export const recordSheetsHandlers = (deps: Deps): Handlers<RecordSheetsApi> => {
  const today = async (countyId: string, now: string): Promise<string> => (await deps.org.snapshot(countyId)).calendar.dateOf(now);
  return {
    'GET /record-sheets/records': async (call) => streamSheet(deps, call.res, await download(deps, call), await today(call.caller.countyId, call.now)),
    'POST /record-sheets/registers': async (call) => streamSheet(deps, call.res, await downloadRegister(deps, call), await today(call.caller.countyId, call.now)),
    'GET /record-sheets/template': async ({ caller, query, res, now }) => sendSheet(res, await template(caller, await targetFor(deps, caller, whereOf(query), now)), await today(caller.countyId, now)),
  };
};
