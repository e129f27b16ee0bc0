// Run one tier of the tests and add up what it executed; no test at all is a failure.
// --forceExit: a helper process that a browser leaves behind can hold a pipe of ours open for ever; once the results are written and the
// tear-down is done there is nothing left to wait for. A tier that never comes to its results is ended, and has failed.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from './steps.mjs';

const MOST_MS = 40 * 60_000;
export const totals = { passed: 0, failed: 0 };

export async function jest(tier, extra = [], env = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'liandong-jest-')), 'result.json');
  const args = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', tier, '--forceExit', '--json', `--outputFile=${file}`, ...extra];
  const { code } = await execute('node', args, { env, timeout: MOST_MS });
  if (!existsSync(file)) return { code: code || 1 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { code: code || (result.numPassedTests === 0 ? 1 : 0) };
}
