// Conformance cases of others, read from where they lie: `npm run conformance -- --dmn DIR [--json FILE]`.
// One line a failing case, then the sum; exit 1 when a case fails.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importSource } from './bundle.mjs';

const { values } = parseArgs({ options: { dmn: { type: 'string' }, json: { type: 'string' } } });
const { reportLines, runDmn } = await importSource('tests/src/conformance/index.ts');

if (values.dmn === undefined) {
  console.error('npm run conformance -- --dmn DIR [--json FILE]');
  process.exit(2);
}
const results = runDmn(values.dmn);
for (const line of reportLines(results)) console.log(line);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
