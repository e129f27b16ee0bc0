import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiOffline, ApiProblem, createApi } from './index';

interface Seen { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }
let server: Server;
let seen: Seen[];
let answer: (req: IncomingMessage, res: ServerResponse) => void;
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => (_: IncomingMessage, res: ServerResponse) => {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
};
const api = (patience = 2000) => createApi({ base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`, patience });

beforeEach(async () => {
  seen = [];
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      seen.push({ method: req.method ?? '', url: req.url ?? '', headers: req.headers, body: Buffer.concat(chunks).toString() });
      answer(req, res);
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

describe('createApi', () => {
  it('fills path and query from the options and gives the body', async () => {
    answer = json(200, { items: [], next: 'n2' });
    expect(await api().call('GET /tasks', { query: { box: 'todo', limit: 20 } })).toEqual({ items: [], next: 'n2' });
    await api().call('GET /tasks/{taskId}', { params: { taskId: 'a/b' } });
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /api/v1/tasks?box=todo&limit=20', 'GET /api/v1/tasks/a%2Fb']);
    expect(seen[0]?.headers['x-liandong']).toBeUndefined();
    expect(seen[0]?.headers['idempotency-key']).toBeUndefined();
  });

  it('asks for what is newer than it knows, and says when nothing is', async () => {
    answer = (req, res) => (req.headers['if-none-match'] === '"7"' ? res.writeHead(304, { ETag: '"7"' }).end() : json(200, { n: 1 }, { ETag: '"7"' })(req, res));
    const asked = { params: { packId: 'p', dashboardId: 'd' }, query: {} };
    const first = await api().newer('GET /dashboards/{packId}/{dashboardId}', asked);
    expect(first).toEqual({ body: { n: 1 }, etag: '7' });
    expect(await api().newer('GET /dashboards/{packId}/{dashboardId}', { ...asked, unless: first.etag })).toEqual({ body: undefined, etag: '7' });
  });

  it('marks every write and keeps the key that the caller gives', async () => {
    answer = json(201, {});
    const body = { packId: 'p', serviceId: 's', orgId: 'o', data: { a: 1 } };
    await api().call('POST /works', { body, key: 'intent-1' });
    await api().call('POST /works', { body });
    expect(seen[0]?.headers).toMatchObject({ 'x-liandong': '1', 'idempotency-key': 'intent-1', 'content-type': 'application/json' });
    expect(seen[1]?.headers['idempotency-key']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual(body);
  });

  it('reads an ETag without its quotes and sends it back as If-Match', async () => {
    answer = json(200, { rev: 7 }, { ETag: 'W/"7"' });
    const { etag } = await api().tagged('GET /packs/{packId}/draft', { params: { packId: 'p' } });
    await api().call('PATCH /packs/{packId}/draft', { params: { packId: 'p' }, body: { files: {} }, ifMatch: etag ?? '' });
    expect(etag).toBe('7');
    expect(seen[1]?.headers['if-match']).toBe('"7"');
  });

  it('throws a refusal with the sentence of the server', async () => {
    answer = json(409, { type: 't', title: 'T', status: 409, detail: 'D', code: 'task.gone', problems: [] });
    const refused = await api().call('GET /session').catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(refused).toMatchObject({ status: 409, code: 'task.gone', message: 'D' });
  });

  it('tells that nobody is signed in, but not for a wrong password', async () => {
    let told = 0;
    const client = api();
    const stop = client.onSignedOut(() => { told += 1; });
    answer = json(401, { type: 't', title: 'T', status: 401, detail: 'D', code: 'session.none', problems: [] });
    await expect(client.call('POST /session', { body: { username: 'u', password: 'p' } })).rejects.toBeInstanceOf(ApiProblem);
    expect(told).toBe(0);
    await expect(client.call('GET /services')).rejects.toBeInstanceOf(ApiProblem);
    expect(told).toBe(1);
    stop();
    await expect(client.call('GET /services')).rejects.toBeInstanceOf(ApiProblem);
    expect(told).toBe(1);
  });

  it('says offline when the connection breaks, when no answer comes in time and when a gateway answers for the server', async () => {
    answer = (req) => req.socket.destroy();
    await expect(api().call('GET /session')).rejects.toBeInstanceOf(ApiOffline);
    answer = () => undefined;
    await expect(api(30).call('GET /session')).rejects.toBeInstanceOf(ApiOffline);
    answer = (_, res) => { res.writeHead(502, { 'content-type': 'text/html' }); res.end('<h1>Bad gateway</h1>'); };
    await expect(api().call('GET /session')).rejects.toBeInstanceOf(ApiOffline);
    answer = (_, res) => { res.writeHead(200, { 'content-type': 'application/json', 'content-length': '50' }); res.write('{"a":'); res.socket?.destroy(); };
    await expect(api().call('GET /session')).rejects.toBeInstanceOf(ApiOffline);
  });

  it('gives undefined for an answer without a body', async () => {
    answer = (_, res) => { res.writeHead(204); res.end(); };
    expect(await api().call('DELETE /session')).toBeUndefined();
  });

  it('uploads a file as the multipart field "file"', async () => {
    answer = json(201, { fileId: 'f1', name: 'a.png', type: 'image/png', size: 3 });
    expect(await api().upload(new Blob(['abc'], { type: 'image/png' }), 'a.png', 'k1')).toMatchObject({ fileId: 'f1' });
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen[0]?.headers['idempotency-key']).toBe('k1');
    expect(seen[0]?.body).toContain('name="file"; filename="a.png"');
  });
});
