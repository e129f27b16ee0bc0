import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { playScenario, type Program, type ScenarioDef } from '@liandong/core/run';
import { serverHost } from '@liandong/server/scenario-host';
import { aServer, type TestServer } from '@liandong/server/testing';
import { packFiles } from '../support/packs';

jest.setTimeout(60_000);
const files = packFiles('together', 'tests/packs');
const scenarios = Object.entries(files).filter(([path]) => path.startsWith('scenarios/')).map(([, text]) => JSON.parse(text) as ScenarioDef);

let [server, program]: [TestServer?, Program?] = [];
beforeAll(async () => {
  server = await aServer();
  ({ program } = await compileProgram(files));
});
afterAll(() => server?.stop());

describe('instances that work together, on the real database', () => {
  it.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', async (_title, scenario) => {
    if (!server || !program) throw new Error('nothing to play on');
    const { host, end } = await serverHost(server.deps.db, server.deps.log, program, scenario);
    expect((await playScenario(scenario, host)).failures).toEqual([]);
    // also proves that every state and the shared record follow from the histories
    await end();
  });
});
