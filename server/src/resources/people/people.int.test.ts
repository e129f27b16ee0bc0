import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { aServer, type Client, type TestServer } from '../../testing/a-server';

let server: TestServer;
let aide: Client;
beforeAll(async () => {
  server = await aServer();
  const names = { li: '李明', lin: '王李', east: '张三', gone: '李走', far: '李远' };
  await server.seedCounty({ users: { aide: ['AIDE@east1'], li: ['WORKER@east'], lin: [], east: ['HEAD@west'], gone: ['WORKER@east'] }, names, units: [{ id: 'east', tier: 'station', name: '二里镇' }, { id: 'west', tier: 'station', name: '李家镇' }, { id: 'east1', tier: 'room', parent: 'east' }] });
  await server.seedCounty({ countyId: 'c2', units: [{ id: 'c2', tier: 'county' }], users: { far: [] }, names });
  await server.deps.db.collection('users').updateOne({ username: 'gone' }, { $set: { disabled: true } });
  await server.deps.db.collection('counties').updateOne({ countyId: 'c1' }, { $inc: { orgRev: 1 } });
  aide = await server.signIn('aide');
});
afterAll(() => server.stop());

const found = async (q: string, more: object = {}) => (await aide.call('GET /people', { query: { q, ...more } })).body;

it('finds active people of the county by name, then by unit, with nothing but both', async () => {
  const { items } = await found('李');
  expect(items).toEqual([{ userId: expect.any(String), name: '李明', orgName: '二里镇' }, { userId: expect.any(String), name: '王李', orgName: '' }, { userId: expect.any(String), name: '张三', orgName: '李家镇' }]);
  expect((await found('李', { limit: 1 })).items).toHaveLength(1);
});

const names = async (query: object): Promise<string[]> => (await aide.call('GET /people', { query: query as never })).body.items.map((one: { name: string }) => one.name);
it('finds holders of a role only, and the caller where he may name himself', async () => {
  expect(await names({ q: '李', role: 'HEAD' })).toEqual(['张三']);
  expect(await names({ q: 'aide' })).toEqual([]);
  expect(await names({ q: 'aide', me: true })).toHaveLength(1);
});

it('begins with the people of one’s own units', async () => {
  expect(await names({})).toEqual([]);
  expect(await names({ me: true })).toHaveLength(1);
});

it('names who was once named, also after he left, but nobody of another county', async () => {
  const { _id: gone } = (await server.deps.db.collection<{ _id: string }>('users').findOne({ username: 'gone' }))!;
  const { _id: far } = (await server.deps.db.collection<{ _id: string }>('users').findOne({ username: 'far' }))!;
  expect(await names({ ids: `${gone},${far},nobody` })).toEqual(['李走']);
});

it('does not find the caller, and nobody for a blank', async () => {
  expect([(await found('AIDE')).items, (await found(' ')).items]).toEqual([[], []]);
});

it.each([{ q: '' }, { q: 'x', limit: 21 }, { q: 'x'.repeat(61) }])('refuses %j', async (query) => {
  expect((await aide.call('GET /people', { query })).status).toBe(400);
});
