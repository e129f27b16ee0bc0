// Records histories and a filled database of the state format that the engine writes now, once a format: see tests/histories/README.md.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import setUp from './jest-mongod.mjs';
import tearDown from './jest-mongod-end.mjs';
import { nodeBundle } from './node-bundle.mjs';
import { root } from './steps.mjs';

const server = (file) => join(root, 'server/src', file);
// beside the server's own node_modules, and as deep in the repository as the sources, which find its files from where they are
const outfile = join(root, 'server/dist/record', `record-${process.pid}.mjs`);
const alias = { ...nodeBundle.alias, '@liandong/server/testing': server('testing/a-server.ts'), '@liandong/server/jobs': server('jobs.ts'), '@liandong/server/durable': server('durable/index.ts') };
await build({ ...nodeBundle, alias, entryPoints: [join(root, 'tests/src/histories/record.ts')], outfile });
try {
  await setUp();
  const { record } = await import(pathToFileURL(outfile).href);
  console.log(await record());
} finally {
  await tearDown();
  rmSync(outfile, { force: true });
}
process.exit(0);
