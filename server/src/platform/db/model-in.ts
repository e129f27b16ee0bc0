import type { Connection, Model, Schema } from 'mongoose';

/** The model of a schema on a connection: made once, whoever asks first. */
export const modelIn = <T>(db: Connection, name: string, schema: Schema<T>): Model<T> => (db.models[name] as Model<T> | undefined) ?? db.model<T>(name, schema);
