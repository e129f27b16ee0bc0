// `npm run check`: the quick check before a commit (types, lint, layers, unused files and packages, unit).
import { install } from './install.mjs';
import { jest, totals } from './jest.mjs';
import { npmRun, sideBySide, step } from './steps.mjs';

const quiet = (name, script) => [name, () => npmRun(script, { capture: true })];

export async function quickSteps() {
  await step('install', install);
  // two lanes of about the same length, for two cores
  await sideBySide([quiet('types', 'types')], [quiet('lint', 'lint'), quiet('layers', 'layers'), quiet('nothing unused', 'unused')]);
  await step('unit tests', () => jest('unit'));
}

if (process.argv[1]?.endsWith('check.mjs')) {
  await quickSteps();
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
}
