/** Rows of an import as pages: a cursor is the batch and the row where the next one begins. */
import type { Deps } from '../../platform/deps';
import { cursorOf, limitOf, readCursor } from '../../platform/page/index';
import { noteOf } from '../record-sheets/index';
import type { SheetRowView } from '../record-sheets/contract';
import { openRows, type BatchRow } from './box';
import type { WrittenRow } from './contract';
import type { ImportBatchDoc, ImportDoc } from './model';
import { listBatches } from './store';

interface Query { readonly cursor?: string | undefined; readonly limit?: number | undefined }
interface Page<T> { items: T[]; next?: string }

/** Batches are read one after the other until there are enough rows. */
async function page<T extends { readonly row: number }>(deps: Deps, doc: ImportDoc, query: Query, having: object, rowsOf: (batch: ImportBatchDoc) => readonly T[]): Promise<Page<T>> {
  const limit = limitOf(query);
  const [fromBatch = '0', fromRow = '0'] = readCursor(query.cursor, 2) ?? [];
  const items: (T & { readonly n: number })[] = [];
  for (let n = Number(fromBatch); items.length <= limit;) {
    const [batch] = await listBatches(deps.db, doc, n, 1, having);
    if (!batch) break;
    items.push(...rowsOf(batch).filter(({ row }) => row >= Number(fromRow)).map((row) => ({ ...row, n: batch.n })));
    n = batch.n + 1;
  }
  const next = items[limit];
  return { items: items.slice(0, limit).map(({ n: _n, ...item }) => item as unknown as T), ...(next ? { next: cursorOf(String(next.n), String(next.row)) } : {}) };
}

const viewOf = ({ row, label = '', problems = [], changes = [] }: BatchRow): SheetRowView => ({ row, kind: problems.length > 0 ? 'wrong' : 'changed', label, problems: problems.map(noteOf), changes: changes.map(({ sheet, cell, title, from, to }) => ({ sheet, cell, title, from, to })) });

export const pageOfProblems = (deps: Deps, doc: ImportDoc, query: Query): Promise<Page<SheetRowView>> =>
  page(deps, doc, query, { $or: [{ faults: { $gt: 0 } }, { corrections: { $gt: 0 } }] }, (batch) => openRows(deps, batch).filter(({ data, correction }) => data === undefined || correction !== undefined).map(viewOf));
export const pageOfWritten = (deps: Deps, doc: ImportDoc, query: Query): Promise<Page<WrittenRow>> => page(deps, doc, query, { 'written.0': { $exists: true } }, ({ written }) => written);
