import mongoose, { type Connection, type Types } from 'mongoose';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { bytesOf, isDuplicate } from '../../platform/db/index';
import { type UploadDoc, uploadModel } from './model';

const bucket = (db: Connection): mongoose.mongo.GridFSBucket => {
  if (!db.db) throw new Error('not connected');
  return new mongoose.mongo.GridFSBucket(db.db, { bucketName: 'blobs' });
};

export const findUpload = async (db: Connection, countyId: string, fileId: string): Promise<UploadDoc | undefined> => {
  const doc = await uploadModel(db).findOne({ countyId, fileId }, { _id: 0 }).lean<UploadDoc>().exec();
  return doc ? { ...doc, sealedName: bytesOf(doc.sealedName) } : undefined;
};

/** Which of these a person has uploaded. */
export async function uploadsOf(db: Connection, countyId: string, userId: string, fileIds: readonly string[]): Promise<ReadonlySet<string>> {
  const docs = await uploadModel(db).find({ countyId, uploadedBy: userId, fileId: { $in: [...fileIds] } }, { _id: 0, fileId: 1 }).lean<Pick<UploadDoc, 'fileId'>[]>().exec();
  return new Set(docs.map((doc) => doc.fileId));
}

function writeBlob(db: Connection, countyId: string, bytes: Buffer): Promise<Types.ObjectId> {
  return new Promise((resolve, reject) => {
    const stream = bucket(db).openUploadStream('sealed', { metadata: { countyId } });
    stream.once('error', reject);
    stream.end(bytes, () => resolve(stream.id));
  });
}
export async function readBlob(db: Connection, blob: Types.ObjectId): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bucket(db).openDownloadStream(blob)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Bytes first, then the document that makes them known. false: the same upload was kept already, these bytes are thrown away. */
export async function keepUpload(db: Connection, upload: Omit<UploadDoc, 'blob'>, sealed: Buffer): Promise<boolean> {
  const blob = await writeBlob(db, upload.countyId, sealed);
  try {
    await uploadModel(db).create([{ ...upload, blob }]);
    return true;
  } catch (error) {
    await bucket(db).delete(blob);
    if (!isDuplicate(error)) throw error;
    return false;
  }
}

/** Stored records that refer to a file. */
export const recordsWith = (db: Connection, countyId: string, fileId: string): Promise<RecordRowDoc[]> =>
  recordModel(db).find({ countyId, fileIds: fileId }).limit(20).lean<RecordRowDoc[]>().exec();
