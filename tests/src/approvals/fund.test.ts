import { beforeAll, describe, expect, it } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { memoryHost, playScenario, type Program, type ScenarioDef } from '@liandong/core/run';
import { packFiles } from '../support/packs';

const files = packFiles('fund', 'tests/packs');
const scenarios = Object.entries(files).filter(([name]) => name.startsWith('scenarios/')).map(([, source]) => JSON.parse(source) as ScenarioDef);

describe('a fund that is voted on and countersigned', () => {
  let program: Program;
  beforeAll(async () => {
    const compiled = await compileProgram(files);
    if (!compiled.program) throw new Error(JSON.stringify(compiled.findings));
    program = compiled.program;
  });

  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    expect((await playScenario(scenario, memoryHost(program, scenario))).failures).toEqual([]);
  });
});
