import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { playScenario, type PackFiles, type ScenarioDef } from '@liandong/core/run';
import { serverHost } from '@liandong/server/scenario-host';
import { aServer, type TestServer } from '@liandong/server/testing';
import { packFiles, packIds } from '../support/packs';
import { renameIds } from './rename-ids';

jest.setTimeout(180_000);
let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.stop());

async function playAll(files: PackFiles): Promise<unknown[]> {
  const { program } = await compileProgram(files);
  if (!program) throw new Error('the pack has errors');
  const failures: unknown[] = [];
  for (const [path, source] of Object.entries(files).filter(([name]) => name.startsWith('scenarios/'))) {
    const scenario = JSON.parse(source) as ScenarioDef;
    const { host, end } = await serverHost(server.deps.db, server.deps.log, program, scenario);
    const result = await playScenario(scenario, host);
    failures.push(...result.failures.map((failure) => ({ path, ...failure })));
    await end();
  }
  return failures;
}

/** Ours, and one with child tables that only tests have. */
const PACKS: readonly (readonly [string, string])[] = [...packIds().map((id) => [id, 'templates'] as const), ['intake', 'tests/packs']];
/** Has books besides; its fields are called as members of pack files are, so that no other names can be given to them. */
const WITH_BOOKS = ['reading', 'tests/packs'] as const;

describe.each(PACKS)('the pack %s on the real database', (id, folder) => {
  it('plays all its scenarios as it says', async () => {
    expect(await playAll(packFiles(id, folder))).toEqual([]);
  });

  it('is installed in an empty county and means the same under other ids and titles', async () => {
    const { files, to } = renameIds(packFiles(id, folder), 4);
    await server.seedCounty({ countyId: `empty-${id}`, units: [{ id: `empty-${id}`, tier: 'county' }], packs: [files] });
    await expect(server.deps.packs.inUse(`empty-${id}`, server.clock.now())).resolves.toMatchObject([{ packId: to(id) }]);
    expect(await playAll(files)).toEqual([]);
  });
});

describe('the pack with books on the real database', () => {
  it('plays all its scenarios as it says', async () => {
    expect(await playAll(packFiles(...WITH_BOOKS))).toEqual([]);
  });
});
