// `npm test`: everything, with all the set-up it needs. Node built-ins only.
import { quickSteps } from './check.mjs';
import { ensureChromium } from './chromium.mjs';
import { jest, totals } from './jest.mjs';
import { buildAll } from './products.mjs';
import { root, step } from './steps.mjs';

await quickSteps();
await step('chromium', ensureChromium);
await step('build', buildAll);

let mongod;
await step('mongod', async () => {
  if (process.env.LIANDONG_TEST_MONGODB) return { code: 0 };
  const { importSource } = await import('./bundle.mjs');
  const { mongodForTests } = await importSource('server/src/testing/mongod-for-tests.ts');
  mongod = await mongodForTests(process.env, root).catch((error) => console.error(error.message));
  if (!mongod) return { code: 1 };
  process.env.LIANDONG_TEST_MONGODB = mongod.uri;
  return { code: 0 };
});
// a failing step ends this process; the database must not stay
const tier = async (name, extra = []) => {
  const result = await jest(name, extra);
  if (result.code !== 0) await mongod?.stop();
  return result;
};
// three at once: who waits for a killed server's lease, or for the disk, leaves a core to the others
await step('integration tests', () => tier('integration', ['--maxWorkers=3']));
await step('browser tests', () => tier('e2e'));
await mongod?.stop();
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(0);
