import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobs } from '../../jobs';
import type { Client } from '../../testing/a-client';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';

let server: TestServer;
const people = {} as Record<'clerk' | 'next' | 'head' | 'office' | 'west', Client>;
const ids = {} as Record<keyof typeof people, string>;
/** A clerk who sees what is confidential, but lets nobody in. */
const pack = readingPack((path, file) => (path !== 'pack.json' ? file : {
  ...file, roles: (file as { roles: { id: string }[] }).roles.map((role) => (role.id === 'clerk' ? { ...role, maxLevel: 'L4' } : role.id === 'library' ? { ...role, rights: ['accounts', 'operate'] } : role)),
}));

beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ packs: [pack], users: { clerk: ['clerk@east'], next: ['clerk@east'], head: ['head@east'], office: ['library@c1'], west: ['clerk@west'] } });
  for (const name of ['clerk', 'next', 'head', 'office', 'west'] as const) {
    people[name] = await server.signIn(name);
    ids[name] = (await people[name].call('GET /session')).body.userId;
  }
}, 120_000);
afterAll(() => server.stop());

const reader = async (who: Client, name: string, orgId = 'east'): Promise<string> =>
  (await who.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId, data: { name, birthDate: '1980-01-01', grade: 'M', talk: '只说给你听' } } })).body.record.id;
const shown = async (who: Client, id: string) => (await who.call(`GET /records/${id}`)).body;
const runJobs = async (): Promise<void> => { for (const job of jobs) await job.runOnce(server.deps); };

describe('who leaves', () => {
  it('has the records that are his to look after handed over; what is confidential in them is closed to the next one until he is let in, for a time, with a reason', async () => {
    const [mine, left, hers] = [await reader(people.clerk, '张一'), await reader(people.clerk, '张二'), await reader(people.head, '张三')];
    expect((await people.head.call(`POST /records/${left}/commands`, { body: { type: 'ActOnRecord', action: 'leave', data: { leftFor: '外县' }, base: 1 } })).status).toBe(200);
    const handOver = { body: { to: ids.next, comment: '调走了' }, key: 'he-has-left' };
    expect((await people.head.call(`POST /users/${ids.clerk}/hand-over`, handOver)).status).toBe(403);
    const { status, body: batch } = await people.office.call(`POST /users/${ids.clerk}/hand-over`, handOver);
    expect([status, batch.total]).toEqual([201, 1]);
    await runJobs();
    expect((await people.office.call(`GET /batches/${batch.id}`)).body).toMatchObject({ done: 1, failed: 0 });
    expect((await people.office.call(`GET /batches/${batch.id}/items`)).body.items).toMatchObject([{ recordId: mine, serviceTitle: '读者', state: 'done' }]);
    expect([(await shown(people.head, mine)).owner.id, (await shown(people.head, left)).owner.id, (await shown(people.head, hers)).owner.id]).toEqual([ids.next, ids.clerk, ids.head]);
    const { items } = (await people.next.call('GET /inbox')).body;
    expect(items).toMatchObject([{ kind: 'record-given', recordId: mine }]);

    expect((await shown(people.next, mine)).record.data).toMatchObject({ name: '张一' });
    expect((await shown(people.next, mine)).record.data.talk).toBeUndefined();
    expect((await shown(people.clerk, mine)).record.data.talk).toBe('只说给你听');
    const grant = (reason: string) => people.head.call(`POST /records/${mine}/grants`, { body: { userId: ids.next, hours: 2, reason } });
    expect((await grant(' ')).body.code).toBe('record.reason-required');
    expect((await grant('接手个案')).status).toBe(200);
    expect((await shown(people.next, mine)).record.data.talk).toBe('只说给你听');
    server.clock.advance(2 * 3_600_000 + 1000);
    expect((await shown(people.next, mine)).record.data.talk).toBeUndefined();
  });

  it('leaves behind persons under two records: who was let in to one of them is let in to the person, until they are taken apart', async () => {
    const [one, two] = [await reader(people.head, '王一'), await reader(people.head, '王二')];
    const join = (what: 'merge' | 'unmerge', base: number) => people.head.call(`POST /persons/${one}/${what}`, { body: { other: two, reason: 'one', base, otherBase: base, ...(what === 'merge' ? { take: [] } : {}) } });
    expect((await people.head.call(`POST /records/${two}/grants`, { body: { userId: ids.next, hours: 2, reason: '会诊' } })).status).toBe(200);
    const talk = async (): Promise<unknown> => (await shown(people.next, one)).record.data.talk;
    const grants = async (id: string): Promise<number> => (await people.head.call(`GET /records/${id}/grants`)).body.items.length;
    expect([await talk(), await grants(one)]).toEqual([undefined, 0]);
    expect((await join('merge', 1)).status).toBe(200);
    expect([await talk(), await grants(one)]).toEqual(['只说给你听', 1]);
    expect((await join('unmerge', (await shown(people.head, one)).record.version)).status).toBe(200);
    expect([await talk(), await grants(one), await grants(two)]).toEqual([undefined, 0, 1]);
  });

  it('has nothing handed over twice, and nothing that somebody else has by then', async () => {
    const [one, two] = [await reader(people.clerk, '李一'), await reader(people.clerk, '李二')];
    const { body: batch } = await people.office.call(`POST /users/${ids.clerk}/hand-over`, { body: { to: ids.next, comment: 'x' } });
    expect((await people.head.call(`POST /records/${two}/commands`, { body: { type: 'TransferRecord', owner: ids.head, reason: 'mine', base: 1 } })).status).toBe(200);
    await runJobs();
    await runJobs();
    expect((await people.office.call(`GET /batches/${batch.id}`)).body).toMatchObject({ total: 2, done: 2, failed: 0 });
    expect([await shown(people.head, one), await shown(people.head, two)].map(({ owner, record }) => [owner.id, record.version])).toEqual([[ids.next, 3], [ids.head, 3]]);
  });
});
