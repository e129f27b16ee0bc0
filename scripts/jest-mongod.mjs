// Jest's global set-up: the one mongod of all workers. LIANDONG_TEST_MONGODB names one that runs already.
import { importSource } from './bundle.mjs';
import { root } from './steps.mjs';

export default async function setUp() {
  if (process.env.LIANDONG_TEST_MONGODB) return;
  const { mongodForTests } = await importSource('server/src/testing/mongod-for-tests.ts');
  const mongod = await mongodForTests(process.env, root);
  process.env.LIANDONG_TEST_MONGODB = mongod.uri;
  globalThis.liandongMongod = mongod;
}
