import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, it } from '@jest/globals';
import { connect, disconnect } from '../db/index';
import type { Changes, Deps, OrgSnapshot, OrgSource } from '../deps';
import { changesOf } from './changes';

let db: Deps['db'];
beforeAll(async () => {
  db = await connect(process.env.LIANDONG_TEST_MONGODB ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0', `changes_${randomBytes(6).toString('hex')}`);
});
afterAll(async () => {
  await db.dropDatabase();
  await disconnect(db);
});

/** People whose units are known only when the test says so. */
function slowly(): { readonly org: OrgSource; readonly answer: () => void } {
  const waiting: ((snapshot: OrgSnapshot) => void)[] = [];
  const nobody = { person: () => undefined } as unknown as OrgSnapshot;
  return { org: { snapshot: () => new Promise((resolve) => waiting.push(resolve)), countyIds: async () => ['c'] }, answer: () => { for (const resolve of waiting.splice(0)) resolve(nobody); } };
}
const told = (changes: Changes, userId: string): { readonly next: () => Promise<void>; readonly stop: () => void } => {
  let [times, read, heard] = [0, 0, (): void => undefined];
  const stop = changes.subscribe({ countyId: 'c', userId, sessionId: userId, lists: () => { times += 1; heard(); } });
  const next = async (): Promise<void> => {
    read += 1;
    while (times < read) await new Promise<void>((resolve) => { heard = resolve; });
  };
  return { next, stop };
};

it('tells who comes after one who left before his units were known', async () => {
  const { org, answer } = slowly();
  const changes = changesOf(db, org);
  told(changes, 'gone').stop();
  answer();
  // time for what the one who left may have begun
  for (let round = 0; round < 50; round += 1) await db.db?.command({ ping: 1 });
  const second = told(changes, 'second');
  answer();
  await second.next();
  await db.collection('told').insertOne({ countyId: 'c', keys: ['user:second'] });
  await second.next();
  second.stop();
  await changes.close();
});

it('goes on trying after everybody had left while it waited to', async () => {
  const nobody = { person: () => undefined } as unknown as OrgSnapshot;
  let isBroken = true;
  const org: OrgSource = { snapshot: async () => { if (isBroken) throw new Error('not now'); return nobody; }, countyIds: async () => ['c'] };
  const changes = changesOf(db, org);
  const first = told(changes, 'first');
  await db.db?.command({ ping: 1 });
  first.stop();
  const second = told(changes, 'second');
  await second.next();
  isBroken = false;
  await second.next();
  await db.collection('told').insertOne({ countyId: 'c', keys: ['user:second'] });
  await second.next();
  second.stop();
  await changes.close();
});
