import type { Connection, Model } from 'mongoose';
import { codeName } from './admin';

/** What a slice adds to `models.ts`: registers its model on the connection it is given. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- documents differ; only names and indexes are used
export type ModelOf = (db: Connection) => Model<any>;

/** Histories, records and the ids in indexes are text that repeats itself: half the size on disk of what the server's defaults make. */
const ZSTD = { storageEngine: { wiredTiger: { configString: 'block_compressor=zstd' } } };
const COMPACT = { ...ZSTD, indexOptionDefaults: ZSTD };

/** Create collections and the indexes that the schemas declare. Adds, never drops: an older server may still run beside this one. */
export async function buildIndexes(db: Connection, models: readonly ModelOf[]): Promise<void> {
  const present = new Set((await db.listCollections()).map(({ name }) => name));
  const build = async (modelOf: ModelOf) => {
    const model = modelOf(db);
    if (!present.has(model.collection.name)) await model.createCollection(COMPACT);
    await model.createIndexes();
  };
  await Promise.all(models.map(build));
}

/** Drop the indexes of these names, by collection, where they still are; an older server beside this one works without them. */
export async function dropIndexes(db: Connection, retired: Readonly<Record<string, readonly string[]>>): Promise<void> {
  for (const [collection, names] of Object.entries(retired)) {
    const present = await db.collection(collection).indexes();
    const gone = names.filter((name) => present.some((index) => index.name === name));
    // another server that starts now may be first
    for (const name of gone) await db.collection(collection).dropIndex(name).catch((error: unknown) => (codeName(error) === 'IndexNotFound' ? undefined : Promise.reject(error as Error)));
  }
}
