import mongoose, { type Connection } from 'mongoose';

const DURABLE = { w: 'majority', journal: true } as const;

/** A connection of our own (never mongoose's global one). `uri` may carry a database name; `dbName` wins. */
export async function connect(uri: string, dbName?: string): Promise<Connection> {
  const db = mongoose.createConnection(uri, {
    ...(dbName ? { dbName } : {}),
    writeConcern: DURABLE,
    readConcern: { level: 'majority' },
    serverSelectionTimeoutMS: 10_000,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 50,
  });
  return db.asPromise();
}

export const disconnect = (db: Connection): Promise<void> => db.close();

/** A unique index refused the write; `field`: one that has this field. */
export function isDuplicate(error: unknown, field?: string): boolean {
  const { code, keyPattern = {} } = (typeof error === 'object' && error !== null ? error : {}) as { readonly code?: unknown; readonly keyPattern?: object };
  return code === 11000 && (field === undefined || Object.hasOwn(keyPattern, field));
}

/** Run an upsert; when somebody else inserted at the same moment, once more on what is there now. */
export async function upserted<T>(upsert: () => Promise<T>): Promise<T> {
  try {
    return await upsert();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return upsert();
  }
}

/** Does the database answer, as a primary? */
export async function ready(db: Connection): Promise<boolean> {
  try {
    const hello = await db.db?.command({ hello: 1 }, { timeoutMS: 2000 });
    return hello?.isWritablePrimary === true;
  } catch {
    return false;
  }
}
