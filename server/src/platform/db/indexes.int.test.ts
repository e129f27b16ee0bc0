import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { retiredIndexes } from '../../durable/index';
import { models } from '../../models';
import { uriOfTests } from '../../testing/a-server';
import { buildIndexes, connect, dropIndexes, type Connection } from './index';

let db: Connection;
const namesOf = async (collection: string): Promise<string[]> => (await db.collection(collection).indexes()).map(({ name }) => name ?? '');

beforeAll(async () => {
  db = await connect(uriOfTests(), `test_${randomBytes(6).toString('hex')}`);
});
afterAll(async () => {
  await db.dropDatabase();
  await db.close();
});

it('drops an index that is retired and no other, also when two servers start at once', async () => {
  await db.collection('cups').createIndexes([{ key: { home: 1 } }, { key: { colour: 1 } }]);
  const retired = { cups: ['colour_1', 'never_there_1'] };
  await Promise.all([dropIndexes(db, retired), dropIndexes(db, retired)]);
  expect(await namesOf('cups')).toEqual(['_id_', 'home_1']);
});

it('declares none of those that are retired', async () => {
  await buildIndexes(db, models);
  for (const [collection, names] of Object.entries(retiredIndexes)) expect((await namesOf(collection)).filter((name) => names.includes(name))).toEqual([]);
});
