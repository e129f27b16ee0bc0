import type { Connection } from 'mongoose';
import type { Session } from '../../durable/index';
import { type RecordUploadDoc, recordUploadModel } from './model';

export const findUploads = (db: Connection, countyId: string, { id, key }: { readonly id: string; readonly key: string }): Promise<RecordUploadDoc[]> =>
  recordUploadModel(db).find({ countyId, $or: [{ _id: id }, { key }] }).lean<RecordUploadDoc[]>().exec();

export const insertUpload = async (db: Connection, upload: RecordUploadDoc, session: Session): Promise<void> => { await recordUploadModel(db).insertMany([upload], { session }); };
