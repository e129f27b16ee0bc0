import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import { Refusal } from '../../platform/http/refusal';
import { aServer, type TestServer } from '../../testing/a-server';
import { applied, draftChecker, saveDraft } from './draft';
import { installPack } from './install';
import { releaseModel } from './model';
import { packSource } from './pack-source';
import { activate, publish } from './publish';
import { catalogSeq, findPack, loadCatalog } from './store';

jest.setTimeout(60_000);

const T0 = '2026-11-24T01:00:00.000Z';
const days = (count: number): string => new Date(Date.parse(T0) + count * 86_400_000).toISOString();
const by = { id: 'u1', name: 'Policy' };
const check = draftChecker();

let world: TestServer;
let county = '';
let counter = 0;
beforeAll(async () => { world = await aServer({ now: T0 }); });
afterAll(() => world.stop());
beforeEach(async () => {
  counter += 1;
  county = `c${counter}`;
  world.clock.set(T0);
  const units = [{ id: 'east', tier: 'station' }, { id: 'west', tier: 'station' }, { id: 'east1', tier: 'room', parent: 'east' }, { id: 'west1', tier: 'room', parent: 'west' }] as const;
  await world.seedCounty({ countyId: county, units, packs: [] });
});

const codes = (failed: Promise<unknown>): Promise<string[]> => failed.then(() => [], (error: unknown) => (error instanceof Refusal ? error.problems.map((one) => one.code) : Promise.reject(error)));
const install = (version = '1.0.0', options = {}) => installPack(world.deps, county, packFiles(version), { publish: true, ...options });
const publishAs = async (version: string, commandId: string, rev?: string) =>
  publish(world.deps, { countyId: county, packId: 'sample', version, note: '', rev: rev ?? String((await findPack(world.deps.db, county, 'sample'))?.rev), by, now: world.clock.now(), commandId }, check);
const use = (sha: string, orgIds: 'all' | string[], from?: string, commandId = `use-${Math.trunc(performance.now() * 1000)}`) =>
  activate(world.deps, { countyId: county, packId: 'sample', sha, orgIds, from, by, now: world.clock.now(), commandId });
const at = (orgId: string) => world.deps.packs.inUseAt(county, 'sample', orgId, world.clock.now());
const save = (changes: Record<string, string | null>, rev: string) => saveDraft(world.deps.db, { countyId: county, packId: 'sample', rev, changes, by, now: T0 });

describe('releases', () => {
  it('keeps the source of a release under its hash, whatever happens to the draft', async () => {
    const { release } = await install();
    await save({ 'README.md': 'changed later' }, '1');
    const program = await world.deps.packs.program(county, release?.sha ?? '');
    expect(program?.pack.manifest.version).toBe('1.0.0');
    expect(program?.pack.sha).toBe(release?.sha);
    const stored = await releaseModel(world.deps.db).findOne({ countyId: county }).lean();
    expect(stored?.files.some((file) => file.path === 'README.md')).toBe(false);
  });

  it('writes the version into the release and into the draft', async () => {
    await install();
    const release = await publishAs('1.4.0', 'command-1');
    expect((await world.deps.packs.pack(county, release.sha))?.manifest.version).toBe('1.4.0');
    const pack = await findPack(world.deps.db, county, 'sample');
    expect([pack?.draftVersion, pack?.draftSha, pack?.rev]).toEqual(['1.4.0', release.sha, 2]);
  });

  it('refuses a version that is not higher', async () => {
    await install('1.10.0');
    expect(await codes(publishAs('1.9.0', 'command-1'))).toEqual(['version.not-higher']);
    expect(await codes(publishAs('1.10.0', 'command-2'))).toEqual(['version.not-higher']);
  });

  it('publishes once when the same command comes twice, also at the same time', async () => {
    await install();
    const twice = await Promise.all([publishAs('1.1.0', 'command-1', '1'), publishAs('1.1.0', 'command-1', '1')]);
    const again = await publishAs('1.1.0', 'command-1', '1');
    expect(new Set([...twice, again].map((release) => release.sha)).size).toBe(1);
    expect(await codes(publishAs('1.2.0', 'command-1'))).toEqual(['http.key-used']);
    expect((await loadCatalog(world.deps.db, county, 0)).releases.map((release) => release.version)).toEqual(['1.0.0', '1.1.0']);
  });

  it('lets one of several concurrent publishers through and tells the others', async () => {
    await install();
    const results = await Promise.all(['1.1.0', '1.2.0', '1.3.0', '1.1.0', '2.0.0'].map((version, index) => codes(publishAs(version, `concurrent-${index}`, '1'))));
    expect(results.filter((found) => found.length === 0)).toHaveLength(1);
    expect(results.flat().every((code) => code === 'draft.stale' || code === 'version.not-higher')).toBe(true);
    expect((await loadCatalog(world.deps.db, county, 0)).releases).toHaveLength(2);
  });

  it('refuses a draft with errors and names them', async () => {
    await install();
    await save({ 'forms/review.json': '{}' }, '1');
    expect(await codes(publishAs('1.1.0', 'command-1'))).not.toEqual([]);
    expect((await loadCatalog(world.deps.db, county, 0)).releases).toHaveLength(1);
  });

  it('refuses a draft whose manifest names another pack', async () => {
    await install();
    await save({ 'pack.json': packFiles()['pack.json']?.replace('"sample"', '"other"') ?? '' }, '1');
    expect(await codes(publishAs('1.1.0', 'command-1'))).toEqual(['pack.id-changed']);
  });

  it('gives nothing of one county to another', async () => {
    const { release } = await install();
    expect(await world.deps.packs.program('c-other', release?.sha ?? '')).toBeUndefined();
  });
});

describe('drafts', () => {
  it('refuses to save over what somebody else saved meanwhile', async () => {
    await install();
    const results = await Promise.all([save({ 'README.md': 'a' }, '1'), save({ 'README.md': 'b' }, '1')].map(codes));
    expect(results.map((found) => found.join()).sort()).toEqual(['', 'draft.stale']);
    expect(await codes(save({ 'README.md': 'c' }, '1'))).toEqual(['draft.stale']);
  });

  it('keeps a broken draft and says what is wrong', async () => {
    await install();
    const { files, rev } = await save({ 'forms/apply.json': '{ broken' }, '1');
    expect(rev).toBe(2);
    expect((await check(files)).findings.map((found) => [found.code, found.item])).toContainEqual(['pack.json', 'forms/apply.json']);
  });

  it('refuses paths, sizes and counts that no pack has', async () => {
    await install();
    for (const path of ['../evil.json', 'forms/../../etc.json', '/etc/passwd', 'forms/a/b.json', 'forms/.json', '__proto__', 'forms/__proto__.json', 'forms/x.exe', 'forms\\x.json'])
      expect([path, await codes(save(Object.fromEntries([[path, '{}']]), '1'))]).toEqual([path, ['pack.file-unknown']]);
    expect(await codes(save({ 'forms/huge.json': 'x'.repeat(300_001) }, '1'))).toEqual(['pack.file-too-large']);
    const many = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`codes/c${index}.json`, '{}']));
    expect(await codes(save(many, '1'))).toEqual(['pack.too-many-files']);
    const heavy = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`codes/c${index}.json`, 'x'.repeat(299_000)]));
    expect(await codes(save(heavy, '1'))).toEqual(['pack.too-large']);
    expect((await findPack(world.deps.db, county, 'sample'))?.rev).toBe(1);
  });

  it('finds hostile content and publishes none of it', async () => {
    await install();
    const bpmn = packFiles()['processes/flow.bpmn'] ?? '';
    const hostile: Record<string, string>[] = [
      { 'processes/flow.bpmn': bpmn.replace('?>', '?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>') },
      { 'forms/apply.json': (packFiles()['forms/apply.json'] ?? '').replace('"alias":', '"__proto__":') },
      { 'codes/deep.json': `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
      { 'forms/apply.json': (packFiles()['forms/apply.json'] ?? '').replace('"type":"object"', '"type":"object","$ref":"https://evil.example/schema.json"') },
    ];
    let rev = 1;
    for (const changes of hostile) {
      const saved = await save(changes, String(rev));
      rev = saved.rev;
      const { pack, findings } = await check(applied(packFiles(), changes));
      expect([Object.keys(changes)[0], pack, findings.some((found) => found.severity === 'error')]).toEqual([Object.keys(changes)[0], undefined, true]);
    }
    expect(await codes(publishAs('1.1.0', 'command-1'))).not.toEqual([]);
    expect(({} as Record<string, unknown>).alias).toBeUndefined();
  });
});

describe('what is in use where', () => {
  it('is nothing until a release is put into use', async () => {
    await install();
    expect(await at('east')).toBeUndefined();
    expect(await world.deps.packs.roles(county)).toEqual([]);
  });

  it('goes from a pilot to all and back, the newest activation winning', async () => {
    const one = (await install('1.0.0', { activate: 'all' })).release?.sha ?? '';
    const two = (await publishAs('1.1.0', 'command-1')).sha;
    await use(two, ['east'], undefined, 'pilot-1');
    expect([await at('east'), await at('east1'), await at('west'), await at('west1')]).toEqual([two, two, one, one]);
    expect((await world.deps.packs.inUse(county, T0)).map((entry) => entry.sha).sort()).toEqual([one, two].sort());
    await use(two, 'all', undefined, 'all-two');
    expect([await at('east'), await at('west1')]).toEqual([two, two]);
    await use(one, 'all', undefined, 'back-to-one');
    expect([await at('east'), await at('west1')]).toEqual([one, one]);
    expect((await loadCatalog(world.deps.db, county, 0)).activations).toHaveLength(4);
  });

  it('begins at its effective date and not before', async () => {
    const one = (await install('1.0.0', { activate: 'all' })).release?.sha ?? '';
    const two = (await publishAs('1.1.0', 'command-1')).sha;
    await use(two, 'all', days(7), 'later');
    expect(await at('east')).toBe(one);
    world.clock.set(days(7));
    expect(await at('east')).toBe(two);
  });

  it('takes a date that is over for now: what was in use before stays history', async () => {
    const one = (await install('1.0.0', { activate: 'all' })).release?.sha ?? '';
    world.clock.set(days(5));
    const two = (await publishAs('1.1.0', 'command-1')).sha;
    await use(two, 'all', days(1), 'backdated');
    expect(await world.deps.packs.inUseAt(county, 'sample', 'east', days(2))).toBe(one);
    expect(await at('east')).toBe(two);
  });

  it('counts at once on another server', async () => {
    const other = packSource(world.deps);
    await install('1.0.0', { activate: ['east'] });
    expect(await other.inUseAt(county, 'sample', 'west', T0)).toBeUndefined();
    const two = (await publishAs('1.1.0', 'command-1')).sha;
    await use(two, ['west'], undefined, 'use-west');
    expect(await other.inUseAt(county, 'sample', 'west', T0)).toBe(two);
  });

  it('applies one command once and refuses unknown units and releases', async () => {
    const sha = (await install()).release?.sha ?? '';
    await Promise.all([use(sha, 'all', undefined, 'same-key'), use(sha, 'all', undefined, 'same-key')]);
    expect((await loadCatalog(world.deps.db, county, 0)).activations).toHaveLength(1);
    expect(await codes(use(sha, ['east'], undefined, 'same-key'))).toEqual(['http.key-used']);
    expect(await codes(use(sha, ['nowhere'], undefined, 'other-key'))).toEqual(['org-unit.unknown']);
    expect(await codes(use('0'.repeat(64), 'all', undefined, 'third-key'))).toEqual(['release.unknown']);
  });

  it('orders publications and activations without a gap under load', async () => {
    const sha = (await install()).release?.sha ?? '';
    await Promise.all(Array.from({ length: 8 }, (_, index) => use(sha, ['east'], undefined, `load-${index}`)));
    const { releases, activations } = await loadCatalog(world.deps.db, county, 0);
    expect([...releases, ...activations].map((entry) => entry.seq).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await catalogSeq(world.deps.db, county)).toBe(9);
  });
});

describe('installing', () => {
  it('changes nothing the second time', async () => {
    const first = await install('1.0.0', { activate: 'all' });
    const second = await install('1.0.0', { activate: 'all' });
    expect(second).toEqual(first);
    const { releases, activations } = await loadCatalog(world.deps.db, county, 0);
    expect([releases.length, activations.length]).toEqual([1, 1]);
  });

  it('does not throw away what the county has edited, unless told to', async () => {
    await install();
    await save({ 'README.md': 'our own words' }, '1');
    expect(await codes(install('1.1.0'))).toEqual(['draft.edited']);
    expect((await install('1.1.0', { overwrite: true })).release?.version).toBe('1.1.0');
  });

  it('refuses a broken pack as a whole', async () => {
    const files = { ...packFiles(), 'services.json': '{"services":[{"id":"x"}]}' };
    expect((await codes(installPack(world.deps, county, files, { publish: true }))).length).toBeGreaterThan(0);
    expect(await findPack(world.deps.db, county, 'sample')).toBeNull();
  });
});
