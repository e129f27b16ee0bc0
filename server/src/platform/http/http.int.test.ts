import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aClient } from '../../testing/a-client';
import { aServer, PASSWORD, type TestServer } from '../../testing/a-server';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.seedCounty({ users: { eva: ['WORKER@east'], admin: ['ADMIN@c1'] } });
});
afterAll(() => server.stop());

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const login = { username: 'eva', password: PASSWORD };

describe('a hostile body', () => {
  const cases: readonly (readonly [string, string | Uint8Array, string, number, string])[] = [
    ['that is no JSON', '{"username":', 'application/json', 400, 'http.body-invalid'],
    ['that is empty', '', 'application/json', 400, 'http.body-invalid'],
    ['of another type', 'username=eva', 'application/x-www-form-urlencoded', 415, 'http.body-type'],
    ['of more than 1 MB', JSON.stringify({ username: 'x'.repeat(1_100_000) }), 'application/json', 413, 'http.body-too-large'],
    ['nested 100 000 deep', deep(100_000), 'application/json', 400, 'http.body-too-deep'],
    ['nested just too deep', deep(41), 'application/json', 400, 'http.body-too-deep'],
    ['that is no UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 'application/json', 400, 'http.body-invalid'],
    ['with __proto__', '{"username":"eva","password":"x","__proto__":{"isAdmin":true}}', 'application/json', 400, 'http.body-key'],
    ['with a MongoDB operator', '{"username":{"$gt":""},"password":"x"}', 'application/json', 400, 'http.body-key'],
    ['with a field nobody asked for', JSON.stringify({ ...login, role: 'ADMIN' }), 'application/json', 400, 'request.unexpected'],
    ['with a number for a text', '{"username":1,"password":"x"}', 'application/json', 400, 'request.type'],
    ['without a field', '{"username":"eva"}', 'application/json', 400, 'request.required'],
    ['that is a list', '[]', 'application/json', 400, 'request.type'],
    ['that is null', 'null', 'application/json', 400, 'request.type'],
  ];
  it.each(cases)('%s is refused with a problem', async (_name, text, type, status, code) => {
    const answer = await server.guest.call('POST /session', { raw: { type, text } });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(/[\u4e00-\u9fff].*。$/);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('compressed is not inflated', async () => {
    const answer = await server.guest.call('POST /session', { body: login, headers: { 'Content-Encoding': 'gzip' } });
    expect([answer.status, answer.body.code]).toEqual([415, 'http.body-type']);
  });
});

describe('a query', () => {
  it.each([
    ['limit=abc', 'request.type'], ['limit=0', 'request.range'], ['limit=1&limit=2', 'request.type'], ['filter[$gt]=1', 'request.unexpected'], ['__proto__=1', 'request.unexpected'],
  ])('%s is refused', async (query, code) => {
    const admin = await server.signIn('admin');
    const answer = await admin.call(`GET /users?${query}`);
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});

describe('a write', () => {
  const write = (headers: Record<string, string | null>) => aClient(server.url).call('POST /session', { body: login, headers });
  it.each([
    ['without X-Liandong', { 'X-Liandong': null }, 'http.header-missing'],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }, 'http.foreign-origin'],
    ['from another host of the site', { 'Sec-Fetch-Site': 'same-site' }, 'http.foreign-origin'],
    ['with a foreign Origin', { Origin: 'https://evil.example' }, 'http.foreign-origin'],
    ['with Origin null', { Origin: 'null' }, 'http.foreign-origin'],
  ])('%s is refused', async (_name, headers, code) => {
    const answer = await write(headers);
    expect([answer.status, answer.body.code]).toEqual([403, code]);
  });

  it('from our own page is taken', async () => {
    expect((await write({ 'Sec-Fetch-Site': 'same-origin', Origin: server.url })).status).toBe(201);
  });

  it.each([[null, 'http.key-missing'], ['short', 'http.key-invalid'], ['with spaces in it', 'http.key-invalid']])('that must apply once needs a key: %s', async (key, code) => {
    const admin = await server.signIn('admin');
    const answer = await admin.call('POST /users', { body: {}, headers: { 'Idempotency-Key': key } });
    expect([answer.status, answer.body.code]).toEqual([400, code]);
  });
});

describe('a route', () => {
  it('that is not there is a problem', async () => {
    const answer = await server.guest.call('GET /nothing');
    expect([answer.status, answer.body.code, answer.body.status]).toEqual([404, 'http.no-route', 404]);
  });

  it('with another method says which it has', async () => {
    const answer = await server.guest.call('PATCH /session', { body: {} });
    expect([answer.status, answer.body.code, answer.headers.get('allow')]).toEqual([405, 'http.method', 'POST, GET, DELETE']);
  });

  it('with a broken escape in its path is not there', async () => {
    const answer = await server.guest.call('GET /packs/%E0%A4%A/draft');
    expect([answer.status, answer.body.code]).toEqual([404, 'http.no-route']);
  });

  it('needs a session before anything about it is said', async () => {
    const answer = await server.guest.call('POST /users', { raw: { type: 'text/plain', text: '' } });
    expect([answer.status, answer.body.code]).toEqual([401, 'session.required']);
  });

  it('needs its right', async () => {
    const eva = await server.signIn('eva');
    const answer = await eva.call('GET /users');
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([403, 'access.right-missing', '您没有“管账号”的权限。']);
  });

  it('answers with what keeps browsers from harm', async () => {
    const { headers } = await server.guest.call('GET /session');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

it('tells health without a session', async () => {
  expect((await server.guest.call('GET //health/live')).status).toBe(200);
  expect((await server.guest.call('GET //health/ready')).body).toEqual({ status: 'ready' });
});

it('logs requests without what was typed', async () => {
  const lines: string[] = [];
  const logged = await aServer({ log: { write: (line) => void lines.push(line) } });
  await logged.guest.call('POST /session', { body: { username: 'secret-name', password: 'secret-word' }, query: { q: 'secret-query' } });
  await logged.guest.call('POST /session', { body: { username: 'secret-name', password: 'secret-word' } });
  await logged.stop();
  expect(lines.join('')).not.toContain('secret');
  const entries = lines.map((line) => JSON.parse(line)).filter((entry) => entry.msg === 'request');
  expect(entries.map(({ method, path, status }) => [method, path, status])).toEqual([['POST', '/api/v1/session', 400], ['POST', '/api/v1/session', 401]]);
  expect(Object.keys(entries[0]).sort()).toEqual(['id', 'level', 'method', 'ms', 'msg', 'path', 'status', 'time']);
});

it('logs an error nobody expected without the value it quotes, and answers without it', async () => {
  const lines: string[] = [];
  const logged = await aServer({ log: { write: (line) => void lines.push(line) } });
  const broken = Object.assign(new Error('dup key: { name: "secret" }'), { name: 'MongoServerError', code: 1 });
  const database = logged.deps.db.db!;
  const { command } = database;
  database.command = () => Promise.reject(broken);
  const answer = await logged.guest.call('GET /session', { headers: { Cookie: `liandong=${'a'.repeat(43)}` } });
  database.command = command;
  await logged.stop();
  expect([answer.status, answer.body.code]).toEqual([500, 'http.internal']);
  expect(lines.join('')).toContain('MongoServerError');
  expect(lines.join('') + answer.text).not.toContain('secret');
});
