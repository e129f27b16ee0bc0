import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../testing/a-client';
import { aServer, PASSWORD, type TestServer } from '../../testing/a-server';
import { importUsers } from './index';

let server: TestServer;
let admin: Client;
beforeAll(async () => {
  server = await aServer();
  await server.seedCounty({ users: { admin: ['ADMIN@c1'], boss: ['POLICY@c1'], eva: ['WORKER@east'] } });
  await server.seedCounty({ countyId: 'c2', units: [{ id: 'north', tier: 'station' }], users: { admin2: ['ADMIN@c2'], ned: ['WORKER@north'] } });
  admin = await server.signIn('admin');
});
afterAll(() => server.stop());

const idOf = async (client: Client, username: string): Promise<string> => (await client.call('GET /users')).body.items.find((user: { username: string }) => user.username === username).id;
const account = (username: string, grants: object[] = []) => ({ username, name: 'new', password: 'Some-password-9', grants });

describe('the list of accounts', () => {
  it('shows the own county only, without anything of passwords', async () => {
    const { body, text } = await admin.call('GET /users');
    expect(body.items.map((user: { username: string }) => user.username)).toEqual(['admin', 'boss', 'eva']);
    expect(text).not.toMatch(/argon|hash/i);
  });

  it('comes in pages', async () => {
    const first = await admin.call('GET /users', { query: { limit: 2 } });
    const second = await admin.call('GET /users', { query: { limit: 2, cursor: first.body.next } });
    expect([first.body.items.length, second.body.items.map((user: { username: string }) => user.username), second.body.next]).toEqual([2, ['eva'], undefined]);
  });

  it('says who is locked', async () => {
    for (let n = 0; n < 5; n += 1) await server.guest.call('POST /session', { body: { username: 'eva', password: 'wrong-password' } });
    const { body } = await admin.call('GET /users');
    const eva = body.items.find((user: { username: string }) => user.username === 'eva');
    expect(eva.lockedUntil).toBe('2026-11-24T01:15:00.000Z');
    await admin.call(`PATCH /users/${eva.id}`, { body: { disabled: false } });
    expect(await server.signIn('eva')).toBeDefined();
  });
});

describe('making an account', () => {
  it('twice with one key makes one', async () => {
    const body = account('anna', [{ role: 'WORKER', orgId: 'east' }]);
    const [one, two] = [await admin.call('POST /users', { body, key: 'key-anna-1' }), await admin.call('POST /users', { body, key: 'key-anna-1' })];
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
  });

  it('at the same moment with one name makes one', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => admin.call('POST /users', { body: account('twin') })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
  });

  it.each([
    ['with a name that is taken', account('EVA'), 'users.name.taken', 409],
    ['with a name that another county took', account('ned'), 'users.name.taken', 409],
    ['at a unit that is not there', account('x1', [{ role: 'WORKER', orgId: 'nowhere' }]), 'users.org-missing', 422],
    ['at a unit of another county', account('x2', [{ role: 'WORKER', orgId: 'north' }]), 'users.org-missing', 422],
    ['with a role that is not there', account('x3', [{ role: 'KING', orgId: 'east' }]), 'users.role-missing', 422],
    ['with a role of another tier', account('x4', [{ role: 'ADMIN', orgId: 'east' }]), 'users.role-tier', 422],
    ['with a weak password', { ...account('x5'), password: 'aaaaaaaaaa' }, 'session.password-weak', 422],
    ['with a password like the name', { ...account('robert'), password: 'robert-2026' }, 'session.password-weak', 422],
    ['with a name of strange signs', account('a b'), 'request.pattern', 400],
  ])('%s is refused', async (_name, body, code, status) => {
    const answer = await admin.call('POST /users', { body });
    expect([answer.body.code, answer.status]).toEqual([code, status]);
  });

  it('needs the right to it', async () => {
    expect((await (await server.signIn('boss')).call('POST /users', { body: account('x6') })).status).toBe(403);
  });
});

describe('changing an account', () => {
  it('ends the sessions of that person and counts at once on every server', async () => {
    const other = await server.another();
    const eva = await server.signIn('eva');
    await admin.call(`PATCH /users/${await idOf(admin, 'eva')}`, { body: { grants: [{ role: 'HEAD', orgId: 'west' }] } });
    expect((await eva.call('GET /session')).status).toBe(401);
    expect((await (await other.signIn('eva')).call('GET /session')).body.grants.map((grant: { role: string }) => grant.role)).toEqual(['HEAD']);
  });

  it('disabled, nobody can sign in with it', async () => {
    const id = await idOf(admin, 'anna');
    await admin.call(`PATCH /users/${id}`, { body: { disabled: true } });
    expect((await server.guest.call('POST /session', { body: { username: 'anna', password: 'Some-password-9' } })).body.code).toBe('session.wrong');
    await admin.call(`PATCH /users/${id}`, { body: { disabled: false } });
    expect((await server.guest.call('POST /session', { body: { username: 'anna', password: 'Some-password-9' } })).status).toBe(201);
  });

  it('of another county is not there', async () => {
    const ned = await idOf(await server.signIn('admin2'), 'ned');
    expect((await admin.call(`PATCH /users/${ned}`, { body: { disabled: true } })).status).toBe(404);
    expect(await server.signIn('ned')).toBeDefined();
  });

  it('that is one’s own is refused', async () => {
    expect((await admin.call(`PATCH /users/${await idOf(admin, 'admin')}`, { body: { disabled: true } })).body.code).toBe('users.oneself');
  });
});

describe('separation of duties', () => {
  it('lets the one who manages accounts into nothing else', async () => {
    const answers = await Promise.all(['GET /packs', 'GET /org-units/holders?role=WORKER&tier=station'].map((route) => admin.call(route)));
    expect(answers.map((answer) => answer.status)).toEqual([403, 403]);
  });
});

describe('importing accounts', () => {
  const file = (text: string) => ({ name: 'users.csv', content: Buffer.from(text), passwordFor: () => 'Given-password-3' });
  const run = (text: string) => importUsers(server.deps, 'c1', file(text), server.deps.clock.now());

  it('takes several roles a person, in columns and in rows, and is repeatable', async () => {
    const text = '用户名,姓名,角色,机构,角色2,机构2\nzoe,佐伊,WORKER,east,HEAD,west\nzoe,,AIDE,east1,,\n';
    expect(await run(text)).toMatchObject({ added: [{ username: 'zoe', password: 'Given-password-3' }], changed: 0, same: 0 });
    expect(await run(text)).toEqual({ added: [], changed: 0, same: 1 });
    expect(await run(text.replace('佐伊', '佐伊二'))).toMatchObject({ added: [], changed: 1 });
    const { body } = await admin.call('GET /users', { query: { limit: 100 } });
    expect(body.items.find((user: { username: string }) => user.username === 'zoe')).toMatchObject({ name: '佐伊二', grants: [{ role: 'WORKER', orgId: 'east' }, { role: 'HEAD', orgId: 'west' }, { role: 'AIDE', orgId: 'east1' }] });
  });

  it('names every bad row and takes none', async () => {
    const bad = run('username,name,role,org\ngood,Good,WORKER,east\nb a d,Bad,WORKER,east\nbad2,,WORKER,east\nbad3,Bad,WORKER,\nbad4,Bad,KING,east\n');
    await expect(bad).rejects.toMatchObject({
      problems: [['import.username-shape', 3], ['import.name-missing', 4], ['import.grant-half', 5], ['users.role-missing', 6]].map(([code, line]) => ({ code, params: { line } })),
    });
    expect((await server.guest.call('POST /session', { body: { username: 'good', password: PASSWORD } })).status).toBe(401);
  });
});
