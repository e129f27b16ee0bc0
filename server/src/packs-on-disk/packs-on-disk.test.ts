import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { packFiles } from '../durable/testing/a-pack';
import { Refusal } from '../platform/http/refusal';
import { checkPackFolder, testPackFolder } from './commands';
import { readPack } from './read-pack';

let dir = '';
beforeEach(async () => { dir = await mkdtemp(join(tmpdir(), 'pack-')); });
afterEach(() => rm(dir, { recursive: true }));

const write = async (files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
};
const codes = () => readPack(dir).then(() => [], (error: unknown) => (error instanceof Refusal ? error.problems.map((found) => `${found.code} ${found.item ?? ''}`) : Promise.reject(error)));
async function run(command: (dir: string, print: (line: string) => void) => Promise<number>): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  return { code: await command(dir, (line) => lines.push(line)), lines };
}
const scenario = (expected: string): string => JSON.stringify({
  id: 'one', title: 'one', at: '2026-11-24T01:00:00.000Z',
  org: [{ id: 'c', parentId: null, tier: 'county', name: 'c' }, { id: 's', parentId: 'c', tier: 'station', name: 's' }, { id: 'r', parentId: 's', tier: 'room', name: 'r' }],
  people: [{ id: 'aide', name: 'Aide', grants: [{ role: 'AIDE', orgId: 'r' }] }, { id: 'head', name: 'Head', grants: [{ role: 'HEAD', orgId: 's' }] }],
  steps: [{ by: 'aide', as: 'w1', start: { service: 'help', orgId: 'r', data: { alias: 'A', name: 'Chen' } }, expect: { open: [expected] } }],
});

describe('a pack in a folder', () => {
  it('is read as it is, without dot files', async () => {
    await write({ ...packFiles(), '.git/config': 'x', 'forms/.swp': 'x' });
    expect(await readPack(dir)).toEqual(packFiles());
  });

  it('may hold no links, not even to a file of its own', async () => {
    await write(packFiles());
    await symlink('/etc/passwd', join(dir, 'forms/leak.json'));
    await symlink('/etc', join(dir, 'codes'));
    await symlink(join(dir, 'README.md'), join(dir, 'notices'));
    expect(await codes()).toEqual(['pack.not-a-file codes', 'pack.not-a-file forms/leak.json', 'pack.not-a-file notices']);
  });

  it('may hold nothing that no pack has, no huge file, no bytes that are no text', async () => {
    await write({ ...packFiles(), 'run.sh': 'x', 'forms/a/b.json': '{}', 'forms/__proto__.json': '{}', 'codes/big.json': 'x'.repeat(1_300_000), 'codes/raw.json': new Uint8Array([0xff, 0xfe, 0x00]) });
    expect(await codes()).toEqual(['pack.file-too-large codes/big.json', 'pack.not-text codes/raw.json', 'pack.file-unknown forms/__proto__.json', 'pack.not-a-file forms/a', 'pack.file-unknown run.sh']);
  });

  it('may hold so many files and no more', async () => {
    await write(Object.fromEntries(Array.from({ length: 305 }, (_, index) => [`codes/c${index}.json`, '{}'])));
    expect((await codes()).at(-1)).toBe('pack.too-many-files ');
  });

  it('must be there', async () => {
    await rm(dir, { recursive: true });
    expect(await codes()).toEqual([`pack.no-folder ${dir}`]);
    await mkdir(dir);
  });
});

describe('pack check', () => {
  it('prints each finding with file, place and a sentence, errors first, and fails', async () => {
    await write({ ...packFiles(), 'forms/apply.json': '{ broken' });
    const { code, lines } = await run(checkPackFolder);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^必须改　forms\/apply\.json(:\S+)?　[一-鿿]/);
    expect(lines.at(-1)).toMatch(/^\d+ 处必须改/);
  });

  it('passes a pack without errors', async () => {
    await write(packFiles());
    expect((await run(checkPackFolder)).code).toBe(0);
  });

  it('prints what has no place in a pack instead of reading on', async () => {
    await write({ ...packFiles(), 'run.sh': 'x' });
    const { code, lines } = await run(checkPackFolder);
    expect([code, lines.length, lines[0]]).toEqual([1, 1, expect.stringContaining('run.sh')]);
  });
});

describe('pack test', () => {
  it('plays the scenarios and says which passed', async () => {
    await write({ ...packFiles(), 'scenarios/one.json': scenario('check') });
    const { code, lines } = await run((folder, print) => testPackFolder(folder, print));
    expect([lines, code]).toEqual([['通过　one one', '1 个场景通过，0 个没过（内存里）。'], 0]);
  });

  it('says where one failed and what was there instead', async () => {
    await write({ ...packFiles(), 'scenarios/one.json': scenario('bring') });
    const { code, lines } = await run((folder, print) => testPackFolder(folder, print));
    expect(code).toBe(1);
    expect(lines.slice(0, 2)).toEqual(['没过　one one', '　　第 1 步 open：应为 ["bring"]，实际 ["check"]']);
  });
});
