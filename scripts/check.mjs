// `npm run check`: the quick check before a commit (types, lint, layers, unused files and packages, unit).
import { install } from './install.mjs';
import { jest, totals } from './jest.mjs';
import { npmRun, step } from './steps.mjs';

export async function quickSteps() {
  await step('install', install);
  await step('types', () => npmRun('types'));
  await step('lint', () => npmRun('lint'));
  await step('layers', () => npmRun('layers'));
  await step('nothing unused', () => npmRun('unused'));
  await step('unit tests', () => jest('unit'));
}

if (process.argv[1]?.endsWith('check.mjs')) {
  await quickSteps();
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
}
