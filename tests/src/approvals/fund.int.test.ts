/** The same scenarios on the real database: comments sealed, history chained, state proven by it. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { playScenario, type Program, type ScenarioDef } from '@liandong/core/run';
import { serverHost } from '@liandong/server/scenario-host';
import { aServer, type TestServer } from '@liandong/server/testing';
import { packFiles } from '../support/packs';

jest.setTimeout(120_000);
const files = packFiles('fund', 'tests/packs');
const scenarios = Object.entries(files).filter(([name]) => name.startsWith('scenarios/')).map(([, source]) => JSON.parse(source) as ScenarioDef);

describe('a fund that is voted on and countersigned, on the real database', () => {
  let [server, program]: [TestServer?, Program?] = [];
  beforeAll(async () => {
    server = await aServer();
    program = (await compileProgram(files)).program;
  });
  afterAll(() => server?.stop());

  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    if (!server || !program) throw new Error('no server');
    const { host, end } = await serverHost(server.deps.db, server.deps.log, program, scenario);
    expect((await playScenario(scenario, host)).failures).toEqual([]);
    await end();
  });
});
