import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packFiles } from '../../durable/testing/a-pack';
import { installPackFolder } from '../../packs-on-disk/index';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { installPack } from './install';

type Files = Record<string, string>;
interface Found { code: string; path: string; item: string; detail: string; params: { key: string; records: number | null; drafts: number } }
type Property = Record<string, unknown>;
let server: TestServer;
let policy: Client;

/** The form with the name of at most so many characters, in a pack of this version. */
function limited(maxLength: number, version: string): Files {
  const files = packFiles(version) as Files;
  const manifest = JSON.parse(files['pack.json'] ?? '') as { roles: object[] };
  manifest.roles.push({ id: 'POLICY', title: 'policy', tier: 'county', reach: 'own', maxLevel: 'L0', rights: ['design', 'publish'] });
  const form = JSON.parse(files['forms/apply.json'] ?? '') as { schema: { properties: Record<string, Property> } };
  form.schema.properties.alias = { ...form.schema.properties.alias, maxLength };
  return { ...files, 'pack.json': JSON.stringify(manifest), 'forms/apply.json': JSON.stringify(form) };
}
const draftOf = async (): Promise<{ rev: number; files: Files }> => (await policy.call('GET /packs/sample/draft')).body;
async function limit(maxLength: number): Promise<void> {
  const saved = await policy.call('PATCH /packs/sample/draft', { body: { files: { 'forms/apply.json': limited(maxLength, '1.0.0')['forms/apply.json'] } }, ifMatch: (await draftOf()).rev });
  expect(saved.status).toBe(200);
}
const publish = async (version: string, confirmed?: string[], key?: string) =>
  policy.call('POST /packs/sample/releases', { body: { version, note: 'n', ...(confirmed ? { confirmed } : {}) }, ifMatch: (await draftOf()).rev, ...(key === undefined ? {} : { key }) });
const keyIn = (got: { body: { problems: Found[] } }): string => got.body.problems[0]?.params.key ?? '';

beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ countyId: 'c1', users: { aide: ['AIDE@east1'], policy: ['POLICY@c1'] }, packs: [limited(200, '1.0.0')] });
  policy = await server.signIn('policy');
  const started = await (await server.signIn('aide')).call('POST /works', {
    body: { packId: 'sample', serviceId: 'help', orgId: 'east1', release: await server.deps.packs.inUseAt('c1', 'sample', 'east1', server.clock.now()), data: { name: 'Li Ming', alias: 'a rather long one' } },
  });
  expect(started.status).toBe(201);
});
afterAll(() => server.stop());

describe('publishing what leaves stored answers without a place', () => {
  it('is refused by name, place and count while nobody has confirmed exactly this change; nothing is written', async () => {
    await limit(10);
    const refused = await publish('1.1.0');
    expect(refused.status).toBe(409);
    expect(refused.body.problems).toMatchObject([{
      code: 'publish.unconfirmed', item: 'forms/apply.json', path: '/schema/properties/alias', params: { records: 1, drafts: 0, key: expect.stringMatching(/^case:alias:limits:longer:[0-9a-f]{12}$/) },
    }]);
    expect(refused.body.detail).toContain('1 份记录、0 份没填完的表');
    expect(await publish('1.1.0', ['case:alias:limits:longer'])).toMatchObject({ status: 409 });
    expect((await policy.call('GET /packs')).body.packs[0].releases).toHaveLength(1);
    const { breaking } = (await policy.call('GET /packs/sample/draft/impact')).body;
    expect(breaking[0].key).toBe(keyIn(refused));
  });

  it('takes a confirmation of an earlier state for none', async () => {
    const before = keyIn(await publish('1.1.0'));
    await limit(9);
    const refused = await publish('1.1.0', [before]);
    expect([refused.status, keyIn(refused) === before]).toEqual([409, false]);
  });

  it('is done once it is confirmed, and once however often it is sent', async () => {
    const confirmed = [keyIn(await publish('1.1.0'))];
    const rev = (await draftOf()).rev;
    const sent = { body: { version: '1.1.0', note: 'n', confirmed }, ifMatch: rev, key: 'publish-once-1' };
    const [first, again] = [await policy.call('POST /packs/sample/releases', sent), await policy.call('POST /packs/sample/releases', sent)];
    expect([first.status, again.status, again.body.sha]).toEqual([201, 201, first.body.sha]);
    // against the release that has the limit nothing is tightened any more, and the old confirmation names nothing
    expect(await publish('1.2.0', confirmed)).toMatchObject({ status: 201 });
  });

  it('needs the same on the command line, which lists what is open and leaves the draft as it was', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'pack-'));
    try {
      const files = limited(5, '1.3.0');
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(dir, path)), { recursive: true });
        await writeFile(join(dir, path), text);
      }
      const before = await draftOf();
      const lines: string[] = [];
      const run = (confirmed: string[]) => installPackFolder(server.deps, 'c1', dir, { publish: true, confirmed }, (line) => lines.push(line));
      expect(await run([])).toBe(1);
      const key = /case:alias:limits:longer:[0-9a-f]{12}/.exec(lines.join('\n'))?.[0] ?? '';
      expect(key).not.toBe('');
      expect(await draftOf()).toEqual(before);
      expect([await run([key]), await run([])]).toEqual([0, 0]);
      // an earlier release is known already: nothing is published
      expect((await installPack(server.deps, 'c1', files, { publish: true })).release?.version).toBe('1.3.0');
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });
});
