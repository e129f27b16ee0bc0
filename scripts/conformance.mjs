// Conformance cases of others, read from where they lie: `npm run conformance -- --dmn DIR | --dir DIR [--host memory|server] [--json FILE]`.
// One line a failing case, then the sum; exit 1 when a case fails.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importSource } from './bundle.mjs';

const { values } = parseArgs({ options: { dmn: { type: 'string' }, dir: { type: 'string' }, host: { type: 'string', default: 'memory' }, json: { type: 'string' } } });
const { hosts, reportLines, runDmn, runFolder } = await importSource('tests/src/conformance/index.ts');

const host = hosts[values.host];
if ((values.dmn === undefined) === (values.dir === undefined) || host === undefined) {
  console.error('npm run conformance -- --dmn DIR | --dir DIR [--host memory|server] [--json FILE]');
  process.exit(2);
}
const results = values.dmn === undefined ? await runFolder(values.dir, host) : runDmn(values.dmn);
for (const line of reportLines(results)) console.log(line);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = results.every((result) => result.ok || result.disputed) ? 0 : 1;
