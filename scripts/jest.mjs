// Run one tier of the tests and add up what it executed; no test at all is a failure.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execute } from './steps.mjs';

export const totals = { passed: 0, failed: 0 };

export async function jest(tier, extra = [], env = {}) {
  const file = join(mkdtempSync(join(tmpdir(), 'liandong-jest-')), 'result.json');
  const args = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', tier, '--json', `--outputFile=${file}`, ...extra];
  const { code } = await execute('node', args, { env });
  const result = JSON.parse(readFileSync(file, 'utf8'));
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  return { code: code || (result.numPassedTests === 0 ? 1 : 0) };
}
