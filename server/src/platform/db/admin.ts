import mongoose from 'mongoose';

export type CommandResult = Readonly<Record<string, unknown>>;

/**
 * One admin command to one mongod, whatever its replica set thinks of itself. A client of its own per call: one whose first connect
 * failed stays unusable.
 */
export async function adminCommand(uri: string, command: Readonly<Record<string, unknown>>, timeoutMS = 2000): Promise<CommandResult> {
  const client = new mongoose.mongo.MongoClient(uri, { directConnection: true, serverSelectionTimeoutMS: timeoutMS, connectTimeoutMS: timeoutMS, maxPoolSize: 1 });
  try {
    await client.connect();
    return (await client.db('admin').command({ ...command })) as CommandResult;
  } finally {
    await client.close().catch(() => undefined);
  }
}

/** Name of a server error, e.g. `NotYetInitialized`. */
export const codeName = (error: unknown): string => (typeof error === 'object' && error !== null && 'codeName' in error ? String(error.codeName) : '');
