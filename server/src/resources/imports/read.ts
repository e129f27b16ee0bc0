/** The first half of an import: the file is read and looked at part by part, and every part kept sealed. Taken up again from its beginning. */
import { createHash } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import type { CellProblem, ReadRecord } from '@liandong/sheets/records';
import { readManyRecords } from '@liandong/sheets/records';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal } from '../../platform/http/refusal';
import { judgeRows, nothingSeen, openWorkbook, targetFor, type Judged, type Seen, type Target } from '../record-sheets/index';
import { openFile, sealRows, sealTold, type BatchRow, type RawCells } from './box';
import type { Hold } from './hold';
import type { ImportBatchDoc, ImportDoc } from './model';
import { changeImport, dropBatches, keepBatch, readFile, removeFile } from './store';

/** Rows of one transaction. Measured: smaller ones pay more for their journal, larger ones keep others waiting longer. */
const ROWS_A_BATCH = 250;

const rawCells = (cells: ReadRecord['cells']): RawCells => [...cells].flatMap(([key, { text }]) => (text === '' ? [] : [[key, text] as const]));
function batchRow({ read, kind, data, problems, changes, correction, orgId }: Judged, { type, kind: what }: Target): BatchRow {
  const tables = Object.fromEntries(Object.entries(read.tables).map(([id, lines]) => [id, lines.map((line) => rawCells(line.cells))]));
  const cells = { row: read.row, cells: rawCells(read.cells), ...(Object.values(tables).some((lines) => lines.length > 0) ? { tables } : {}) };
  if (kind === 'new') return { ...cells, data, ...(orgId === undefined ? {} : { orgId }) };
  const put = kind === 'changed' && what === 'record' && type.correct && correction ? { data, correction } : {};
  return { ...cells, ...put, label: read.fixed.no ?? read.cells.get(`#${type.titleField}`)?.text ?? '', problems, changes };
}

interface Reading { readonly deps: Deps; readonly doc: ImportDoc; readonly caller: Caller; readonly target: Target; readonly seen: Seen; readonly content: ReturnType<typeof createHash> }

async function readPart({ deps, doc, caller, target, seen, content }: Reading, n: number, part: readonly ReadRecord[]): Promise<boolean> {
  const judged = await judgeRows(deps, caller, target, part, seen);
  const count = (kind: Judged['kind']): number => judged.filter((row) => row.kind === kind).length;
  const kept = judged.filter(({ kind }) => kind !== 'unchanged').map((row) => batchRow(row, target));
  for (const { data, orgId = '' } of kept) if (data) content.update(`${orgId}${JSON.stringify(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)))}\n`);
  const where = { _id: `${doc._id}.${n}`, countyId: doc.countyId };
  const batch: ImportBatchDoc = { ...where, importId: doc._id, n, state: 'open', fresh: count('new'), corrections: kept.filter((row) => row.correction !== undefined).length, faults: kept.filter((row) => row.data === undefined).length, sealed: sealRows(deps, where, kept), written: [] };
  return keepBatch(deps.db, doc, batch, { read: part.length, fresh: count('new'), wrong: count('wrong'), unchanged: count('unchanged'), changed: count('changed') });
}

const fileProblem = (error: Refusal): CellProblem[] => error.problems.map((problem) => ({ sheet: typeof problem.params.sheet === 'string' ? problem.params.sheet : '', cell: '', title: '', problem }));

/** It goes no further: the file is gone, what is wrong stays. What was being written can be gone on with when the cause is mended. */
export async function failImport(deps: Deps, doc: ImportDoc, problems: readonly CellProblem[]): Promise<void> {
  const told = { told: sealTold(deps, doc, problems), ended: deps.clock.now() };
  if (await changeImport(deps.db, doc, { state: ['importing'] }, { set: { ...told, state: 'stopped' } })) return;
  await changeImport(deps.db, doc, { state: ['reading'] }, { set: { ...told, state: 'failed' }, unset: ['blob'] });
  await removeFile(deps.db, doc);
}

async function readAll(reading: Reading, records: readonly ReadRecord[], hold: Hold): Promise<boolean> {
  for (let at = 0, n = 0; at < records.length; at += ROWS_A_BATCH, n += 1) {
    await breath();
    if (!(await hold.keep()) || !(await readPart(reading, n, records.slice(at, at + ROWS_A_BATCH)))) return false;
  }
  return true;
}

/** Resolves when it is ready, has failed, or belongs to somebody else by now. */
export async function readImport(deps: Deps, given: ImportDoc, caller: Caller, hold: Hold): Promise<void> {
  const { packId, orgId, kind, target: id } = given;
  try {
    const target = await targetFor(deps, caller, { packId, orgId, kind, id }, deps.clock.now());
    const book = await openWorkbook(new Uint8Array(openFile(deps, given, await readFile(deps.db, given))), breath);
    const { records, problems } = await readManyRecords(book, target.plan, breath);
    await dropBatches(deps.db, given);
    const doc = await changeImport(deps.db, given, { state: ['reading'], fence: hold.fence }, { set: { rows: records.length, read: 0, fresh: 0, wrong: 0, unchanged: 0, changed: 0, batches: 0, release: target.program.pack.sha, ...(problems.length > 0 ? { told: sealTold(deps, given, problems.slice(0, 200)) } : {}) } });
    if (!doc) return;
    const content = createHash('sha256').update([packId, kind, id, orgId].join('\n'));
    if (!(await readAll({ deps, doc, caller, target, seen: nothingSeen(), content }, records, hold))) return;
    await changeImport(deps.db, doc, { state: ['reading'], fence: hold.fence }, { set: { state: 'ready', content: deps.keys.blindIndex(doc.countyId, 'import', content.digest('hex')) }, unset: ['blob'] });
    await removeFile(deps.db, doc);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await failImport(deps, given, fileProblem(error));
  }
}
