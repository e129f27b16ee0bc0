import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { installPack } from './install';

jest.setTimeout(60_000);

let server: TestServer;
let policy: Client, aide: Client, worker: Client, stranger: Client;
beforeAll(async () => {
  server = await aServer();
  const roles = packFiles()['pack.json']?.replace('["operate","figures"]', '["operate","figures","design","publish"]') ?? '';
  await server.seedCounty({ countyId: 'c1', packs: [{ ...packFiles(), 'pack.json': roles }], users: { policy: ['OFFICE@c1'], aide: ['AIDE@east1'], worker: ['WORKER@east', 'AIDE@east1'] } });
  await server.seedCounty({ countyId: 'c2', units: [{ id: 'north', tier: 'station' }], users: { stranger: ['WORKER@north'] } });
  [policy, aide, worker, stranger] = (await Promise.all(['policy', 'aide', 'worker', 'stranger'].map((name) => server.signIn(name)))) as [Client, Client, Client, Client];
});
afterAll(() => server.stop());

const draft = () => policy.call('GET /packs/sample/draft');
const patch = async (files: Record<string, string | null>, ifMatch?: string | number) => policy.call('PATCH /packs/sample/draft', { body: { files }, ...(ifMatch === undefined ? {} : { ifMatch }) });
const newest = async () => (await policy.call('GET /packs')).body.packs[0].releases[0];
const services = async (client: Client) => (await client.call('GET /services')).body.services;

describe('packs over HTTP', () => {
  it('list packs with releases, activations and running work', async () => {
    const { body } = await policy.call('GET /packs');
    expect(body.packs).toHaveLength(1);
    expect(body.packs[0]).toMatchObject({ id: 'sample', draftVersion: '1.0.0', changed: false });
    expect(body.packs[0].releases[0]).toMatchObject({ version: '1.0.0', status: 'open', running: 0, activations: [{ orgIds: 'all' }] });
  });

  it('are for those with the right to design only', async () => {
    for (const route of ['GET /packs', 'GET /packs/sample/draft', 'GET /packs/sample/draft/checks.js', 'GET /packs/sample/draft/impact']) expect([route, (await aide.call(route)).status]).toEqual([route, 403]);
    expect((await stranger.call('GET /packs/sample/draft')).status).toBe(403);
    expect((await policy.call('GET /packs/other/draft')).body.code).toBe('pack.unknown');
  });

  it('saves with the revision seen and answers 412 with who was first', async () => {
    const { headers, body } = await draft();
    expect(headers.get('etag')).toBe(`"${body.rev}"`);
    const saved = await patch({ 'README.md': 'one' }, body.rev);
    expect([saved.status, saved.body.rev, saved.headers.get('etag')]).toEqual([200, body.rev + 1, `"${body.rev + 1}"`]);
    const stale = await patch({ 'README.md': 'two' }, body.rev);
    expect([stale.status, stale.body.code, stale.body.detail]).toEqual([412, 'draft.stale', expect.stringContaining('name of policy')]);
    expect((await patch({ 'README.md': 'three' })).status).toBe(428);
  });

  it('saves a broken draft with its findings in Chinese, and still previews the forms that are whole', async () => {
    const { rev } = (await draft()).body;
    const saved = await patch({ 'forms/review.json': '{ broken' }, rev);
    expect(saved.status).toBe(200);
    expect(saved.body.findings).toContainEqual(expect.objectContaining({ code: 'pack.json', item: 'forms/review.json', detail: expect.stringMatching(/[一-鿿]/) }));
    const script = await policy.call('GET /packs/sample/draft/checks.js');
    expect([script.status, script.headers.get('content-type'), script.headers.get('cache-control')]).toEqual([200, 'text/javascript; charset=utf-8', 'no-store']);
    expect(script.text).toContain('"apply"');
    expect(script.text).not.toContain('"review"');
    const impact = (await policy.call('GET /packs/sample/draft/impact')).body;
    expect(impact.blocking.length).toBeGreaterThan(0);
    const refused = await policy.call('POST /packs/sample/releases', { body: { version: '1.1.0', note: '' }, ifMatch: saved.body.rev });
    expect([refused.status, refused.body.problems.length > 0]).toEqual([422, true]);
    await patch({ 'forms/review.json': packFiles()['forms/review.json'] ?? '' }, saved.body.rev);
  });

  it('says what publishing would change and whom it concerns, publishes, pilots, goes on to all and back', async () => {
    await aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data: { alias: 'A', name: 'Chen' } } });
    await aide.call('PUT /form-drafts/d1', { body: { packId: 'sample', release: 'x', title: 't', data: {}, savedAt: server.clock.now() } });
    const one = await newest();
    const { body } = await draft();
    const form = JSON.parse(body.files['forms/apply.json']);
    form.schema.properties.extra = { type: 'string', title: 'extra', 'x-privacy': 'L1' };
    const saved = await patch({ 'forms/apply.json': JSON.stringify(form) }, body.rev);
    const impact = (await policy.call('GET /packs/sample/draft/impact')).body;
    expect([impact.next, impact.running, impact.formDrafts, impact.blocking]).toEqual(['1.1.0', 1, 1, []]);
    expect(impact.changes.map((change: { kind: string }) => change.kind)).toContain('added');

    const published = await policy.call('POST /packs/sample/releases', { body: { version: '1.1.0', note: 'one more field' }, ifMatch: saved.body.rev });
    expect([published.status, published.body.version, published.body.activations]).toEqual([201, '1.1.0', []]);
    expect((await services(aide))[0].version).toBe('1.0.0');

    const activate = (sha: string, orgIds: string[] | 'all') => policy.call(`POST /packs/sample/releases/${sha}/activations`, { body: { orgIds } });
    expect((await activate(published.body.sha, ['east1'])).status).toBe(201);
    expect((await services(worker)).map((row: { version: string; orgs: { orgId: string }[] }) => [row.version, row.orgs.map((org) => org.orgId)])).toEqual([['1.0.0', ['east']], ['1.1.0', ['east1']]]);
    await activate(published.body.sha, 'all');
    expect((await services(worker)).map((row: { version: string; orgs: { orgId: string }[] }) => [row.version, row.orgs.map((org) => org.orgId)])).toEqual([['1.1.0', ['east', 'east1']]]);
    await activate(one.sha, 'all');
    expect((await services(aide))[0].release).toBe(one.sha);
    const rows = (await policy.call('GET /packs')).body.packs[0].releases;
    expect(rows.map((row: { version: string; status: string; running: number }) => [row.version, row.status, row.running])).toEqual([['1.1.0', 'closing', 0], ['1.0.0', 'open', 1]]);
  });

  it('refuses activations at units of nowhere, and of releases of another county', async () => {
    const { sha } = await newest();
    expect((await policy.call(`POST /packs/sample/releases/${sha}/activations`, { body: { orgIds: ['north'] } })).body.code).toBe('org-unit.unknown');
    expect((await policy.call(`POST /packs/sample/releases/${'0'.repeat(64)}/activations`, { body: { orgIds: 'all' } })).status).toBe(404);
  });
});

describe('releases over HTTP', () => {
  it('are kept for ever by the browser of their county and by nobody else', async () => {
    const { sha } = await newest();
    const got = await aide.call(`GET /releases/${sha}`);
    expect([got.status, got.body.sha, got.headers.get('cache-control'), got.headers.get('etag')]).toEqual([200, sha, 'private, max-age=31536000, immutable', `"${sha}"`]);
    expect((await aide.call(`GET /releases/${sha}`, { headers: { 'If-None-Match': `"${sha}"` } })).status).toBe(304);
    const script = await aide.call(`GET /releases/${sha}/checks.js`);
    expect([script.status, script.headers.get('content-type'), script.headers.get('x-content-type-options')]).toEqual([200, 'text/javascript; charset=utf-8', 'nosniff']);
    for (const client of [stranger, server.guest]) expect((await client.call(`GET /releases/${sha}`)).status).toBe(client === stranger ? 404 : 401);
  });

  it('carry no source', async () => {
    const { sha } = await newest();
    const { text } = await aide.call(`GET /releases/${sha}`);
    expect(text).not.toContain('<bpmn:');
    expect(text).not.toContain('"files"');
  });
});

describe('the service list', () => {
  it('offers what a role may start at its units, under the release in use there', async () => {
    const { sha } = await newest();
    await installPack(server.deps, 'c1', packFiles('3.0.0'), { overwrite: true });
    expect(await services(policy)).toEqual([]);
    expect(await services(stranger)).toEqual([]);
    const [row] = await services(aide);
    expect(row).toMatchObject({ packId: 'sample', serviceId: 'help', formId: 'apply', recordType: 'case', orgs: [{ orgId: 'east1', orgName: 'unit east1' }] });
    expect(row.release).not.toBe(sha);
  });
});

describe('roles in a draft', () => {
  const withRole = async (change: (role: { id: string; rights: string[]; maxLevel: string; reach: string }) => void) => {
    const { files, rev } = (await draft()).body;
    const manifest = JSON.parse(files['pack.json']);
    manifest.roles.forEach(change);
    const { body } = await patch({ 'pack.json': JSON.stringify(manifest), 'forms/review.json': packFiles()['forms/review.json'] ?? '' }, rev);
    const blocking = (await policy.call('GET /packs/sample/draft/impact')).body.blocking.map((found: { code: string }) => found.code);
    const { status, body: problems } = await policy.call('POST /packs/sample/releases', { body: { version: '9.0.0', note: '' }, ifMatch: body.rev });
    const back = await patch({ 'pack.json': files['pack.json'] }, body.rev);
    expect(back.status).toBe(200);
    return { status, codes: (problems.problems ?? []).map((found: { code: string }) => found.code), blocking };
  };

  it.each<[string, string, object, string]>([
    ['see more than before', 'OFFICE', { maxLevel: 'L4' }, 'publish.own-role'],
    ['have a right that its publisher has not', 'OFFICE', { rights: ['operate', 'figures', 'design', 'publish', 'audit'] }, 'publish.own-role'],
    ['manage accounts', 'WORKER', { rights: ['accounts'] }, 'publish.right'],
    ['audit', 'HEAD', { rights: ['audit'] }, 'publish.right'],
  ])('cannot let %s by one who may not give that', async (_what, id, more, code) => {
    const got = await withRole((role) => (role.id === id ? Object.assign(role, more) : role));
    expect(got).toMatchObject({ status: 403, codes: expect.arrayContaining([code]), blocking: expect.arrayContaining([code]) });
  });
});

it('answers 400 to a time that no clock can read', async () => {
  const { sha } = await newest();
  const got = await policy.call(`POST /packs/sample/releases/${sha}/activations`, { body: { orgIds: 'all', from: '2026-12-31T23:59:60Z' } });
  expect([got.status, got.body.code]).toEqual([400, 'request.pattern']);
  const saved = await worker.call('PUT /form-drafts/x', { body: { packId: 'p', release: 'r', title: 't', data: {}, savedAt: '2026-12-31T23:59:60Z' } });
  expect([saved.status, saved.body.code]).toEqual([400, 'request.pattern']);
});
