import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const USERS = { aide: ['AIDE@east1'], head: ['HEAD@east'], head2: ['HEAD@east'], westhead: ['HEAD@west'], helper: ['VOLUNTEER@east'], helper2: ['VOLUNTEER@east'] };
type Name = keyof typeof USERS;

let server: TestServer;
const people = {} as Record<Name, Client>;
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [packFiles()] });
  for (const name of Object.keys(USERS) as Name[]) people[name] = await server.signIn(name);
});
afterAll(async () => { await server.stop(); });

const data = { alias: 'a small wish', name: 'Li Ming', idNo: '610722194501012383', story: 'in confidence' };
const start = async () => (await people.aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data } })).body;
const handTo = async (name: Name, taskId: string) => (await people[name].call(`GET /tasks/${taskId}`)).body.handTo;

describe('handing a step on', () => {
  it('is offered to the others who could take it, and then it is theirs alone', async () => {
    const work = await start();
    const taskId = work.tasks[0].id;
    const [other] = await handTo('head', taskId);
    expect(other).toMatchObject({ name: 'name of head2' });
    const { status } = await people.head.call(`POST /works/${work.id}/commands`, { body: { type: 'TransferTask', taskId, userId: other.userId, comment: 'on leave' } });
    expect(status).toBe(200);
    const mine = async (name: Name) => (await people[name].call('GET /tasks', { query: { box: 'todo' } })).body.items.filter((row: { workId: string }) => row.workId === work.id).length;
    expect([await mine('head'), await mine('head2')]).toEqual([0, 1]);
    expect((await handTo('head2', taskId)).map(({ name }: { name: string }) => name)).toEqual(['name of head']);
  });

  it('is not offered for what nobody has yet', async () => {
    const work = await start();
    await people.head.call(`POST /works/${work.id}/commands`, { body: { type: 'CompleteTask', taskId: work.tasks[0].id, outcome: 'pass', data: { opinion: 'fine' } } });
    const { body } = await people.helper.call('GET /tasks', { query: { box: 'offers' } });
    const offer = body.items.find((row: { workId: string }) => row.workId === work.id);
    expect(await handTo('helper', offer.id)).toBeUndefined();
  });
});
