/** The floor of bulk: the same documents put in once more, as many a transaction, under the same indexes, and no engine at all. */
import type { DataCounty } from '../data/county';
import { AT_ONCE, spent, type Spent } from './spent';

const COLLECTIONS = ['records', 'history', 'subjects'] as const;
const DURABLE = { readConcern: { level: 'snapshot' }, writeConcern: { w: 'majority', j: true } } as const;
type Doc = Readonly<Record<string, unknown>> & { readonly _id: string };

export async function bulkFloor(county: DataCounty, rows: number): Promise<Spent> {
  const { db } = county.server.deps;
  const native = db.getClient().db(db.name);
  const to = (name: string) => native.collection<Doc>(`floor_${name}`);
  for (const name of COLLECTIONS) {
    const indexes = await native.collection(name).indexes();
    await native.createCollection(`floor_${name}`);
    for (const { key, unique, partialFilterExpression, name: id = '' } of indexes.filter((one) => one.name !== '_id_'))
      await to(name).createIndex(key as never, { name: id, ...(unique ? { unique } : {}), ...(partialFilterExpression ? { partialFilterExpression } : {}) });
  }
  const cursors = COLLECTIONS.map((name) => native.collection<Doc>(name).find({}).batchSize(AT_ONCE));
  return spent(county, rows, async () => {
    for (let from = 0; from < rows; from += AT_ONCE) {
      const docs = await Promise.all(cursors.map(async (cursor) => {
        const some: Doc[] = [];
        while (some.length < AT_ONCE && (await cursor.hasNext())) some.push((await cursor.next()) as Doc);
        return some;
      }));
      await db.getClient().withSession((session) => session.withTransaction(async () => {
        for (const [index, name] of COLLECTIONS.entries()) if ((docs[index] ?? []).length > 0) await to(name).insertMany(docs[index] as never, { session });
      }, DURABLE));
    }
  });
}
