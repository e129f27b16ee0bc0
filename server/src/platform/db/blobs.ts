import mongoose, { type Connection, type Types } from 'mongoose';

const bucket = (db: Connection): mongoose.mongo.GridFSBucket => {
  if (!db.db) throw new Error('not connected');
  return new mongoose.mongo.GridFSBucket(db.db, { bucketName: 'blobs' });
};

/** Bytes too many for a document. Sealed by whoever keeps them; nothing here knows what they are. */
export function writeBlob(db: Connection, countyId: string, bytes: Buffer): Promise<Types.ObjectId> {
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
/** Harmless when it is done again, also where it broke off: bytes first. */
export async function removeBlob(db: Connection, blob: Types.ObjectId): Promise<void> {
  await db.collection('blobs.chunks').deleteMany({ files_id: blob });
  await db.collection('blobs.files').deleteOne({ _id: blob });
}
