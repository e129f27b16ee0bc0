import type { Connection } from 'mongoose';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { bytesOf, isDuplicate, removeBlob, writeBlob } from '../../platform/db/index';
import { type UploadDoc, uploadModel } from './model';

export const findUpload = async (db: Connection, countyId: string, fileId: string): Promise<UploadDoc | undefined> => {
  const doc = await uploadModel(db).findOne({ countyId, fileId }, { _id: 0 }).lean<UploadDoc>().exec();
  return doc ? { ...doc, sealedName: bytesOf(doc.sealedName) } : undefined;
};

/** Which of these a person has uploaded. */
export async function uploadsOf(db: Connection, countyId: string, userId: string, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
  const docs = await uploadModel(db).find({ countyId, uploadedBy: userId, fileId: { $in: [...fileIds] } }, { _id: 0, fileId: 1 }).lean<Pick<UploadDoc, 'fileId'>[]>().exec();
  return new Set(docs.map((doc) => doc.fileId));
}

/** Bytes first, then the document that makes them known. false: the same upload was kept already, these bytes are thrown away. */
export async function keepUpload(db: Connection, upload: Omit<UploadDoc, 'blob'>, sealed: Buffer): Promise<boolean> {
  const blob = await writeBlob(db, upload.countyId, sealed);
  try {
    await uploadModel(db).create([{ ...upload, blob }]);
    return true;
  } catch (error) {
    await removeBlob(db, blob);
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

/** Uploads whose record was destroyed; one that another record refers to stays. Bytes first: what is known is found again. */
export async function removeUploads(db: Connection, countyId: string, fileIds: readonly string[]): Promise<void> {
  for (const fileId of fileIds) {
    const [upload] = (await recordsWith(db, countyId, fileId)).length > 0 ? [] : [await findUpload(db, countyId, fileId)];
    if (!upload) continue;
    await removeBlob(db, upload.blob);
    await uploadModel(db).deleteOne({ countyId, fileId });
  }
}

/** Stored records that refer to a file. */
export const recordsWith = (db: Connection, countyId: string, fileId: string): Promise<RecordRowDoc[]> =>
  recordModel(db).find({ countyId, fileIds: fileId }).limit(20).lean<RecordRowDoc[]>().exec();
