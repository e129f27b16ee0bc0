import type { Deps } from '../../platform/deps';
import { isDuplicate, readBlob, removeBlob, transaction, writeBlob, type ClientSession } from '../../platform/db/index';
import { type ImportBatchDoc, importBatchModel, type ImportDoc, importModel } from './model';

type Db = Deps['db'];
type Key = Pick<ImportDoc, '_id' | 'countyId'>;

export const findImport = (db: Db, countyId: string, id: string): Promise<ImportDoc | null> => importModel(db).findOne({ _id: id, countyId }).lean<ImportDoc>().exec();

/** The file first, then the document that makes it known; false: this was handed in already. */
export async function insertImport(db: Db, doc: Omit<ImportDoc, 'blob'>, sealed: Buffer): Promise<boolean> {
  const blob = await writeBlob(db, doc.countyId, sealed);
  try {
    await importModel(db).create([{ ...doc, blob }]);
    return true;
  } catch (error) {
    await removeBlob(db, blob);
    if (!isDuplicate(error)) throw error;
    return false;
  }
}
export const readFile = (db: Db, { blob }: ImportDoc): Promise<Buffer> => (blob ? readBlob(db, blob) : Promise.resolve(Buffer.alloc(0)));
export const removeFile = async (db: Db, { blob }: ImportDoc): Promise<void> => { if (blob) await removeBlob(db, blob).catch(() => undefined); };

export const findTaken = (db: Db, { countyId, content }: ImportDoc): Promise<ImportDoc | null> => importModel(db).findOne({ countyId, taken: content ?? '' }).lean<ImportDoc>().exec();

interface Before { readonly at: string; readonly id: string }
export const listImports = (db: Db, countyId: string, by: string, limit: number, before?: Before): Promise<ImportDoc[]> =>
  importModel(db).find({ countyId, by, ...(before ? { at: { $lte: before.at }, $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }] } : {}) }).sort({ at: -1, _id: -1 }).limit(limit).lean<ImportDoc[]>().exec();

/** A server has something to do for it. */
export const UNDER_WAY: readonly ImportDoc['state'][] = ['reading', 'importing'];
export const underWay = (db: Db, countyId: string, most: number): Promise<ImportDoc[]> => importModel(db).find({ countyId, state: { $in: [...UNDER_WAY] } }).sort({ at: 1 }).limit(most).lean<ImportDoc[]>().exec();

/** Nothing was done with them since `before`, and they were not cleared yet. */
export const longAgo = (db: Db, countyId: string, { states, before }: { readonly states: readonly ImportDoc['state'][]; readonly before: string }, most: number): Promise<ImportDoc[]> =>
  importModel(db).find({ countyId, state: { $in: [...states] }, at: { $lt: before }, cleared: { $exists: false }, $or: [{ ended: { $exists: false } }, { ended: { $lt: before } }] }).limit(most).lean<ImportDoc[]>().exec();

type Set = Partial<Omit<ImportDoc, '_id' | 'countyId' | 'blob'>>;
type Counts = Partial<Record<'read' | 'fresh' | 'wrong' | 'unchanged' | 'changed' | 'written' | 'batches' | 'done', number>>;
interface Change { readonly set?: Set; readonly inc?: Counts; readonly unset?: readonly (keyof ImportDoc)[]; readonly session?: ClientSession }

/** The import as it is now, when it was as `from` says; null: it was not. */
export async function changeImport(db: Db, { _id, countyId }: Key, from: Partial<Pick<ImportDoc, 'fence'>> & { readonly state: readonly ImportDoc['state'][] }, { set, inc, unset = [], session }: Change): Promise<ImportDoc | null> {
  const { state, ...rest } = from;
  const u = { ...(set ? { $set: set } : {}), ...(inc ? { $inc: inc } : {}), ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) } : {}) };
  return importModel(db).findOneAndUpdate({ _id, countyId, state: { $in: [...state] }, ...rest }, u, { returnDocument: 'after', ...(session ? { session } : {}) }).lean<ImportDoc>().exec();
}
/** Whoever holds the lease takes the import over from whoever held it before. */
export const fenceImport = async (db: Db, { _id, countyId }: Key, fence: number): Promise<boolean> =>
  (await importModel(db).updateOne({ _id, countyId, fence: { $lte: fence } }, { $set: { fence } })).matchedCount === 1;

/** A part that was read, and how far the import is with it; false: somebody else reads it now, or nobody wants it any more. */
export const keepBatch = (db: Db, doc: ImportDoc, batch: ImportBatchDoc, inc: Counts): Promise<boolean> => transaction(db, async (session) => {
  const { fence } = doc;
  if (!(await changeImport(db, doc, { state: ['reading'], fence }, { inc: { ...inc, batches: 1 }, session }))) return false;
  await importBatchModel(db).insertMany([batch], { session });
  return true;
});
export const dropBatches = async (db: Db, { _id, countyId }: Key): Promise<void> => { await importBatchModel(db).deleteMany({ countyId, importId: _id }); };
/** Their rows are taken out; what was written under which number stays. */
export async function clearBatches(db: Db, { _id, countyId }: Key, session: ClientSession): Promise<void> {
  await importBatchModel(db).deleteMany({ countyId, importId: _id, 'written.0': { $exists: false } }, { session });
  await importBatchModel(db).updateMany({ countyId, importId: _id }, { $set: { sealed: '', faults: 0, corrections: 0 } }, { session });
}

export const nextOpen = (db: Db, { _id, countyId }: Key, from: number): Promise<ImportBatchDoc | null> =>
  importBatchModel(db).findOne({ countyId, importId: _id, n: { $gte: from }, state: 'open' }).sort({ n: 1 }).lean<ImportBatchDoc>().exec();
export const findBatch = (db: Db, { _id, countyId }: Pick<ImportBatchDoc, '_id' | 'countyId'>): Promise<ImportBatchDoc | null> => importBatchModel(db).findOne({ _id, countyId }).lean<ImportBatchDoc>().exec();
export const closeBatch = async (db: Db, { _id, countyId }: ImportBatchDoc, set: Pick<ImportBatchDoc, 'sealed' | 'written' | 'faults'>, session: ClientSession): Promise<boolean> =>
  (await importBatchModel(db).updateOne({ _id, countyId, state: 'open' }, { $set: { ...set, state: 'done' } }, { session })).modifiedCount === 1;

export const listBatches = (db: Db, { _id, countyId }: Key, from: number, limit: number, having: object, order: 1 | -1 = 1): Promise<ImportBatchDoc[]> =>
  importBatchModel(db).find({ countyId, importId: _id, n: { $gte: from }, ...having }).sort({ n: order }).limit(limit).lean<ImportBatchDoc[]>().exec();
