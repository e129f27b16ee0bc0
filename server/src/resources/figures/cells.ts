/** Cells: figures as last computed, one for indicator × unit × period. */
import { type Connection, isDuplicate } from '../../platform/db/index';
import { type CellDoc, cellModel } from './model';

export type CellKey = Pick<CellDoc, 'countyId' | 'packId' | 'indicatorId' | 'orgId' | 'period'>;
const cellKey = ({ countyId, packId, indicatorId, orgId, period }: CellKey): CellKey => ({ countyId, packId, indicatorId, orgId, period });

/** A cell is known before it is first computed: a change of facts in between finds it and marks it. */
export async function openCells(db: Connection, keys: readonly CellKey[]): Promise<void> {
  const operations = keys.map((key) => ({ updateOne: { filter: cellKey(key), update: { $setOnInsert: { rev: 0, dirty: true } }, upsert: true } }));
  if (operations.length === 0) return;
  await cellModel(db).bulkWrite(operations, { ordered: false }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
  });
}
export interface CellsAsked { readonly countyId: string; readonly packId: string; readonly indicatorIds: readonly string[]; readonly orgIds: readonly string[]; readonly periods: readonly string[] }
export const readCells = (db: Connection, { countyId, packId, indicatorIds, orgIds, periods }: CellsAsked): Promise<CellDoc[]> =>
  cellModel(db).find({ countyId, packId, indicatorId: { $in: [...indicatorIds] }, orgId: { $in: [...orgIds] }, period: { $in: [...periods] } }, { _id: 0 }).lean<CellDoc[]>().exec();
export const dirtyCells = (db: Connection, limit: number): Promise<CellDoc[]> => cellModel(db).find({ dirty: true }, { _id: 0 }).limit(limit).lean<CellDoc[]>().exec();

export interface Figure { readonly value: number | null; readonly n: number; readonly asOf: string; readonly reason?: string }
/** Clean only if no fact changed since `cell` was read. */
export async function writeCell(db: Connection, cell: CellDoc, { value, n, asOf }: Figure): Promise<void> {
  await cellModel(db).updateOne({ ...cellKey(cell), rev: cell.rev }, { $set: { value, n, asOf }, $unset: { dirty: 1 } }).exec();
}
export const dropCell = async (db: Connection, cell: CellDoc): Promise<void> => { await cellModel(db).deleteOne(cellKey(cell)).exec(); };
