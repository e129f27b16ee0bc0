// Conformance cases of others, read from where they lie: `npm run conformance -- --dmn DIR | --dir DIR [--host memory|server] [--json FILE]`.
// One line a failing case, then the sum; exit 1 when a case fails.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importSource } from './bundle.mjs';
import { root } from './steps.mjs';

const { values } = parseArgs({ options: { dmn: { type: 'string' }, dir: { type: 'string' }, host: { type: 'string', default: 'memory' }, json: { type: 'string' } } });
const { hosts, reportLines, runDmn, runFolder } = await importSource('tests/src/conformance/index.ts');

if ((values.dmn === undefined) === (values.dir === undefined) || !Object.hasOwn(hosts, values.host)) {
  console.error('npm run conformance -- --dmn DIR | --dir DIR [--host memory|server] [--json FILE]');
  process.exit(2);
}

/** A mongod for as long as this takes; LIANDONG_TEST_MONGODB names one that runs already. */
async function withMongod(act) {
  const { LIANDONG_TEST_MONGODB: running } = process.env;
  if (running !== undefined || values.host === 'memory') return act(running ?? '');
  const { mongodForTests } = await importSource('server/src/testing/mongod-for-tests.ts');
  const mongod = await mongodForTests(process.env, root);
  try {
    return await act(mongod.uri);
  } finally {
    await mongod.stop();
  }
}

async function runProcesses(uri) {
  const host = await hosts[values.host](uri);
  try {
    return await runFolder(values.dir, host);
  } finally {
    await host.end();
  }
}

const results = values.dmn === undefined ? await withMongod(runProcesses) : runDmn(values.dmn);
for (const line of reportLines(results)) console.log(line);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = results.every((result) => result.ok || result.disputed) ? 0 : 1;
