import { beforeAll, describe, expect, it } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { memoryHost, playScenario, type Program, type ScenarioDef } from '@liandong/core/run';
import { packFiles } from '../support/packs';

const files = packFiles('together', 'tests/packs');
const scenarios = Object.entries(files).filter(([path]) => path.startsWith('scenarios/')).map(([, text]) => JSON.parse(text) as ScenarioDef);

let program: Program;
beforeAll(async () => {
  const compiled = await compileProgram(files);
  if (!compiled.program) throw new Error(JSON.stringify(compiled.findings.filter((found) => found.severity === 'error'), null, 1));
  ({ program } = compiled);
}, 30_000);

describe('instances that work together, in memory', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    expect((await playScenario(scenario, memoryHost(program, scenario))).failures).toEqual([]);
  });
});
