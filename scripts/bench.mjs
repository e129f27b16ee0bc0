// `npm run bench [-- engine] [--full] [--quick]`: how fast this is, beside a floor and beside peers, in one run on one machine. Writes docs/performance.json.
// BENCH_HOME names the folder where peers are installed, BENCH_SRC the one with their drivers; without them the peers' recorded figures are shown.
import { build } from 'esbuild';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { benchMongod } from './bench-mongod.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { execute, root } from './steps.mjs';

const at = (path) => join(root, path);
const dist = at('server/dist');
mkdirSync(dist, { recursive: true });
const bundle = async (entry, name, alias = {}) => {
  const outfile = join(dist, `bench-${name}-${process.pid}.mjs`);
  await build({ ...nodeBundle, entryPoints: [at(entry)], outfile, alias: { ...nodeBundle.alias, ...alias } });
  return outfile;
};
const server = { durable: 'durable/index.ts', testing: 'testing/a-server.ts', jobs: 'jobs.ts', seeding: 'durable/testing/many-rows.ts' };
const alias = Object.fromEntries(Object.entries(server).map(([name, file]) => [`@liandong/server/${name}`, at(`server/src/${file}`)]));

const files = [await bundle('tests/src/bench/main.ts', 'main', alias), await bundle('server/src/testing/process.ts', 'server')];
const mongod = await benchMongod();
try {
  const env = { LIANDONG_TEST_MONGODB: mongod.uri, LIANDONG_BENCH_SERVER: files[1], LIANDONG_BENCH_MONGOD_PID: String(mongod.pid), LIANDONG_BENCH_REPORT: at('docs/performance.json'), NODE_ENV: 'production' };
  process.exitCode = (await execute('node', ['--enable-source-maps', files[0], ...process.argv.slice(2)], { env })).code;
} finally {
  await mongod.stop();
  for (const file of files) rmSync(file, { force: true });
}
