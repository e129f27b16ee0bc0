// Conformance cases of others, read from where they lie: `npm run conformance -- --dmn DIR | --xlsform DIR | --dir DIR [--host memory|server] [--json FILE]`.
// One line a failing case, then the sum; exit 1 when a case fails.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importSource } from './bundle.mjs';
import { root } from './steps.mjs';

const { values } = parseArgs({ options: { dmn: { type: 'string' }, xlsform: { type: 'string' }, dir: { type: 'string' }, host: { type: 'string', default: 'memory' }, json: { type: 'string' } } });
const { memoryHost, reportLines, runDmn, runFolder, runXlsForms } = await importSource('tests/src/conformance/index.ts');

/** A mongod for as long as this takes; LIANDONG_TEST_MONGODB names one that runs already. */
async function onServer(act) {
  const { serverHost } = await importSource('tests/src/conformance/server-host.ts');
  const { mongodForTests } = await importSource('server/src/testing/mongod-for-tests.ts');
  const running = process.env.LIANDONG_TEST_MONGODB;
  const mongod = running === undefined ? await mongodForTests(process.env, root) : { uri: running, stop: async () => undefined };
  try {
    const host = await serverHost(mongod.uri);
    return await act(host).finally(() => host.end());
  } finally {
    await mongod.stop();
  }
}
const hosts = { memory: (act) => act(memoryHost), server: onServer };

/** One of the three kinds of cases. */
const runs = { dmn: async (folder) => runDmn(folder), xlsform: runXlsForms, dir: (folder) => hosts[values.host]((host) => runFolder(folder, host)) };
const [kind, ...others] = Object.keys(runs).filter((name) => values[name] !== undefined);

if (kind === undefined || others.length > 0 || !Object.hasOwn(hosts, values.host)) {
  console.error('npm run conformance -- --dmn DIR | --xlsform DIR | --dir DIR [--host memory|server] [--json FILE]');
  process.exit(2);
}
const results = await runs[kind](values[kind]);
for (const line of reportLines(results)) console.log(line);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = results.every((result) => result.ok || result.disputed) ? 0 : 1;
