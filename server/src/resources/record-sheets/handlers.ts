import type { CellProblem } from '@liandong/sheets/records';
import type { Response } from 'express';
import type { Deps } from '../../platform/deps';
import { type Call, type Handlers, SENT } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { sentence } from '../../text/index';
import type { CellNote, RecordSheetsApi, SheetPreview, SheetRowView } from './contract';
import { download, template, type SheetFile } from './download';
import { judgeFile, type Judged, type JudgedFile } from './judge';
import { receiveWorkbook } from './receive';
import { targetFor, type Target } from './target';
import { startRows } from './upload';

/** More at once is uploaded as another file: so many are still one transaction of a few seconds. */
const MOST_ROWS = 500;
const MOST_SHOWN = 200;

function sendSheet(res: Response, { title, bytes }: SheetFile, day: string): typeof SENT {
  const name = encodeURIComponent(`${title} ${day}.xlsx`).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  res.status(200).set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Content-Length': String(bytes.length), 'Content-Disposition': `attachment; filename*=UTF-8''${name}`,
    'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'private, no-store',
  });
  res.end(bytes);
  return SENT;
}

const noteOf = ({ sheet, cell, title, problem }: CellProblem): CellNote => ({ sheet, cell, title, detail: sentence(problem) });
/** What the row is called in the preview: what was typed, so nobody learns anything. */
const labelOf = ({ read }: Judged, { type }: Target): string => read.fixed.no ?? read.cells.get(`#${type.titleField}`)?.text ?? [...read.cells.values()].find(({ text }) => text !== '')?.text ?? '';

function presentFile({ rows, problems }: JudgedFile, target: Target): SheetPreview {
  const count = (kind: Judged['kind']): number => rows.filter((row) => row.kind === kind).length;
  const order = (kind: string): number => ['wrong', 'changed', 'new'].indexOf(kind);
  const listed = rows.flatMap((row): SheetRowView[] => (row.kind === 'unchanged' ? [] : [{ row: row.read.row, kind: row.kind, label: labelOf(row, target), problems: row.problems.map(noteOf), changes: [...row.changes] }]))
    .sort((a, b) => order(a.kind) - order(b.kind) || a.row - b.row);
  const [fresh, changed, wrong] = [count('new'), count('changed'), count('wrong')];
  return {
    fresh, unchanged: count('unchanged'), changed, wrong, problems: problems.map(noteOf), rows: listed.slice(0, MOST_SHOWN), left: Math.max(0, listed.length - MOST_SHOWN),
    ready: fresh > 0 && changed + wrong + problems.length === 0,
  };
}

type Posting = Call<RecordSheetsApi['POST /record-sheets/preview']> | Call<RecordSheetsApi['POST /record-sheets/uploads']>;
async function judged(deps: Deps, { caller, query, req, res, now }: Posting): Promise<{ readonly target: Target; readonly file: JudgedFile }> {
  const target = await targetFor(deps, caller, query, now);
  const file = await judgeFile(deps, caller, target, await receiveWorkbook(req, res));
  const fresh = file.rows.filter(({ read }) => !read.fixed.no).length;
  if (fresh > MOST_ROWS) refuse('sheet.too-many-rows', '', { limit: MOST_ROWS, rows: fresh });
  return { target, file };
}

export const recordSheetsHandlers = (deps: Deps): Handlers<RecordSheetsApi> => {
  const today = async (countyId: string, now: string): Promise<string> => (await deps.org.snapshot(countyId)).calendar.dateOf(now);
  return {
    'GET /record-sheets/records': async (call) => sendSheet(call.res, await download(deps, call), await today(call.caller.countyId, call.now)),
    'GET /record-sheets/template': async ({ caller, query, res, now }) => sendSheet(res, await template(await targetFor(deps, caller, query, now)), await today(caller.countyId, now)),
    'POST /record-sheets/preview': async (call) => {
      const { target, file } = await judged(deps, call);
      return presentFile(file, target);
    },
    'POST /record-sheets/uploads': async (call) => {
      const { target, file } = await judged(deps, call);
      return startRows(deps, call, target, file);
    },
  };
};
