import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

jest.setTimeout(60_000);

const withNotice = () => ({ ...packFiles(), 'notices/open.json': JSON.stringify({ id: 'open', title: 'open <cases>', record: 'case', where: 'state != "refused"', fields: ['alias'] }) });

let server: TestServer;
let aide: Client;
beforeAll(async () => {
  server = await aServer();
  await server.seedCounty({ countyId: 'c1', packs: [withNotice()], users: { aide: ['AIDE@east1'], head: ['HEAD@east'] } });
  aide = await server.signIn('aide');
  for (const [alias, name] of [['<b>Moon</b>', 'Zhangsan'], ['Star', 'Lisi'], ['Sun', 'Wangwu']]) {
    server.clock.advance(1000);
    await aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data: { alias, name, idNo: '11010519491231002X', story: 'a private story' } } });
  }
});
afterAll(() => server.stop());

const SECRETS = ['Zhangsan', 'Lisi', 'Wangwu', '11010519491231002X', 'private story', 'east1'];
const page = (path: string) => server.guest.call(`GET /${path.startsWith('/') ? path : `/${path}`}`);

describe('public notices', () => {
  it('show nothing above L0 and no place smaller than a station, without signing in', async () => {
    const { status, body, text } = await server.guest.call('GET /notices/sample/open');
    expect(status).toBe(200);
    expect(body.columns).toEqual([{ field: 'alias', title: 'alias' }]);
    expect(body.items.map((item: { values: object; orgName: string }) => [item.values, item.orgName])).toEqual([[{ alias: 'Sun' }, 'unit east'], [{ alias: 'Star' }, 'unit east'], [{ alias: '<b>Moon</b>' }, 'unit east']]);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  });

  it('are paged', async () => {
    const first = (await server.guest.call('GET /notices/sample/open', { query: { limit: 2 } })).body;
    const second = (await server.guest.call('GET /notices/sample/open', { query: { limit: 2, cursor: first.next } })).body;
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, undefined]);
    expect((await server.guest.call('GET /notices/sample/open', { query: { cursor: 'x' } })).status).toBe(400);
  });

  it('leave out what the condition leaves out', async () => {
    const head = await server.signIn('head');
    const { items } = (await head.call('GET /tasks', { query: { box: 'todo' } })).body;
    const task = items[0];
    await head.call(`POST /works/${task.workId}/commands`, { body: { type: 'CompleteTask', taskId: task.id, data: {}, outcome: 'reject', comment: 'no' } });
    expect((await server.guest.call('GET /notices/sample/open')).body.items).toHaveLength(2);
  });

  it('are a page of their own, with everything escaped and no script', async () => {
    const { status, text, headers } = await page('/public/notices/sample/open');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('lang="zh-CN"');
    expect(text).toContain('open &lt;cases&gt;');
    expect(text).not.toMatch(/<b>|<script|style=/);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect((await page('/public/notice.css')).status).toBe(200);
  });

  it('say so when there is no such notice', async () => {
    expect((await server.guest.call('GET /notices/sample/none')).status).toBe(404);
    const { status, headers } = await page('/public/notices/sample/%3Cscript%3E');
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
  });

  it('refuse a pack whose notice names a field above L0', async () => {
    const { installPack } = await import('../packs/index');
    const files = { ...withNotice(), 'notices/open.json': JSON.stringify({ id: 'open', title: 'open', record: 'case', where: 'true', fields: ['alias', 'name'] }) };
    await expect(installPack(server.deps, 'c1', files, { publish: true, overwrite: true })).rejects.toThrow();
  });
});
