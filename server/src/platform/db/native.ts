import type { ClientSession, Connection, Model, mongo } from 'mongoose';

const known = new WeakMap<object, mongo.Collection>();

/**
 * A model's collection as the driver has it: without mongoose's documents, casts and checks, for what is read with every command.
 */
export function native<T extends object>(model: Model<T>): mongo.Collection<T & mongo.Document> {
  const collection = known.get(model) ?? (model.db as Connection & { readonly db: mongo.Db }).db.collection(model.collection.collectionName);
  known.set(model, collection);
  return collection as unknown as mongo.Collection<T & mongo.Document>;
}

interface Found { readonly cursor: { readonly firstBatch: readonly unknown[]; readonly id: unknown } }
interface FindMore { readonly projection?: object; readonly hint?: object | string; readonly sort?: object; readonly skip?: number; readonly limit?: number }

/** At most `most` documents in one trip and without a cursor's machinery; only what does not fit in one answer is fetched the long way. */
export async function findNow<T extends object>(model: Model<T>, filter: object, most: number, more: FindMore = {}): Promise<T[]> {
  const { db } = model.db;
  if (!db) throw new Error('not connected');
  const command = { find: model.collection.collectionName, filter, ...more, batchSize: most + 1, readConcern: { level: 'majority' } };
  const { cursor } = (await db.command(command)) as unknown as Found;
  if (Number(cursor.id) === 0) return [...cursor.firstBatch] as T[];
  return (await native(model).find(filter as never, more as never).toArray()) as unknown as T[];
}

/** What a pipeline makes, at most `most` documents, likewise. */
export async function aggregateNow<T extends object>({ db }: Connection, collection: string, pipeline: readonly object[], most: number, more: Pick<FindMore, 'hint'> = {}): Promise<T[]> {
  if (!db) throw new Error('not connected');
  const command = { aggregate: collection, pipeline, ...more, cursor: { batchSize: most + 1 }, readConcern: { level: 'majority' } };
  const { cursor } = (await db.command(command)) as unknown as Found;
  if (Number(cursor.id) === 0) return [...cursor.firstBatch] as T[];
  return db.collection(collection).aggregate<T>([...pipeline], more as mongo.AggregateOptions).toArray();
}

/** Found by its id: the planner need not weigh the other indexes. */
export const BY_ID = { hint: { _id: 1 } };

export interface Written { readonly n: number; /** documents that an `update` made */ readonly upserted?: readonly object[] }

/**
 * One `insert`, `update` or `delete` command of a transaction, any number of documents in one trip. Whoever writes here gives documents of
 * the model's type and nothing else. A statement that is refused throws with the server's code, as a single write does.
 */
export async function writeCommand(db: Connection, command: object, session: ClientSession): Promise<Written> {
  if (!db.db) throw new Error('not connected');
  const reply = (await db.db.command({ ...command, ordered: true }, { session, ignoreUndefined: true })) as Written & { writeErrors?: readonly { code: number; errmsg: string; keyPattern?: object }[] };
  const [refused] = reply.writeErrors ?? [];
  if (refused) throw Object.assign(new Error(refused.errmsg), { code: refused.code, keyPattern: refused.keyPattern });
  return reply;
}
