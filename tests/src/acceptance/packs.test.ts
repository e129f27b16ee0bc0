import { describe, expect, it } from '@jest/globals';
import { checkPack, compileProgram } from '@liandong/core/compile';
import { memoryHost, playScenario, problemText, type PackFiles, type ScenarioDef } from '@liandong/core/run';
import { packFiles, packIds } from '../support/packs';
import { renameIds } from './rename-ids';

const scenariosOf = (files: PackFiles): ScenarioDef[] =>
  Object.entries(files).filter(([path]) => path.startsWith('scenarios/')).map(([, source]) => JSON.parse(source) as ScenarioDef);

async function failures(files: PackFiles): Promise<unknown[]> {
  const { program, findings } = await compileProgram(files);
  if (!program) return findings.filter((found) => found.severity === 'error').map((found) => `${found.item} ${found.path} ${found.code} ${problemText(found)}`);
  const results = [];
  for (const scenario of scenariosOf(files)) results.push(await playScenario(scenario, memoryHost(program, scenario)));
  return results.flatMap((result) => result.failures);
}

/** Ours, and one with child tables that only tests have. */
const PACKS: readonly (readonly [string, string])[] = [...packIds().map((id) => [id, 'templates'] as const), ['intake', 'tests/packs']];
/** Has books besides; its fields are called as members of pack files are, so that no other names can be given to them. */
const WITH_BOOKS = ['reading', 'tests/packs'] as const;

describe.each(PACKS)('the pack %s', (id, folder) => {
  it('has no finding, not even a warning', async () => {
    const { findings } = await checkPack(packFiles(id, folder));
    expect(findings.map((found) => `${found.item} ${found.path} ${found.code} ${problemText(found)}`)).toEqual([]);
  });

  it('plays all its scenarios as it says', async () => {
    expect(scenariosOf(packFiles(id, folder)).length).toBeGreaterThan(0);
    expect(await failures(packFiles(id, folder))).toEqual([]);
  });

  it.each([1, 2, 3])('means the same when every id and title in it is another one (seed %i)', async (seed) => {
    const { files, to } = renameIds(packFiles(id, folder), seed);
    expect(Object.keys(files)).not.toContain(Object.keys(packFiles(id, folder)).find((path) => path.startsWith('forms/')));
    expect(to(id)).not.toBe(id);
    expect(await failures(files)).toEqual([]);
  });
});

describe('the pack with books', () => {
  it('plays all its scenarios as it says', async () => {
    expect(scenariosOf(packFiles(...WITH_BOOKS)).length).toBeGreaterThan(0);
    expect(await failures(packFiles(...WITH_BOOKS))).toEqual([]);
  });

  it('fails where something else is on the books than a scenario says', async () => {
    const files = packFiles(...WITH_BOOKS);
    const path = 'scenarios/books-counted.json';
    expect(await failures({ ...files, [path]: (files[path] ?? '').replace('"amount": 6', '"amount": 7') })).toMatchObject([{ what: 'balances', expected: { amount: 7 }, got: { amount: 6 } }]);
  });
});
