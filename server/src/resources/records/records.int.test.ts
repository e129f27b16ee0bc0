import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const USERS = { aide: ['AIDE@east1'], worker: ['WORKER@east'], westworker: ['WORKER@west'], office: ['OFFICE@c1'], helper: ['VOLUNTEER@east'] };
let server: TestServer;
const people: Record<string, Client> = {};
const ids: Record<string, string> = {};
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [packFiles()] });
  for (const name of Object.keys(USERS)) people[name] = await server.signIn(name);
  for (const [by, orgId, alias, name] of [['aide', 'east1', 'a chair', 'Li Ming'], ['aide', 'east1', 'a (lamp', 'Wang Lin'], ['westworker', 'west', 'a bed', 'Li Ming']] as const) {
    const { body } = await people[by]!.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId, data: { alias, name, idNo: '610722194501012383', story: 'in confidence' } } });
    ids[alias] = body.record.id;
  }
});
afterAll(() => server.stop());

const found = async (who: string, query: object): Promise<{ no: string; title: string; id: string }[]> => (await people[who]!.call('GET /records', { query: query as never })).body.items;
const idsFor = async (who: string, query: object): Promise<string[]> => (await found(who, query)).map((row) => row.id);

describe('records by a few words', () => {
  it('are those of one’s reach whose shown name or number holds them', async () => {
    expect(await idsFor('aide', { type: 'case', q: 'ming' })).toEqual([ids['a chair']]);
    expect(await idsFor('worker', { packId: 'sample', type: 'case', q: ' Li M ' })).toEqual([ids['a chair']]);
    expect(await idsFor('westworker', { q: 'Li' })).toEqual([ids['a bed']]);
    const [row] = await found('worker', { q: 'ming' });
    expect(row?.no).toMatch(/C-2026/);
    expect(await idsFor('worker', { q: row?.no })).toEqual([ids['a chair']]);
  });

  it('are not found by what stands in other fields, by what is masked for the reader, or in another type', async () => {
    expect(await found('worker', { q: 'chair' })).toEqual([]);
    expect(await found('worker', { q: '6107221945' })).toEqual([]);
    expect(await found('office', { q: 'Ming' })).toEqual([]);
    expect(await found('helper', { q: 'Li' })).toEqual([]);
    expect(await found('worker', { type: 'other', q: 'Li' })).toEqual([]);
  });

  it('take what looks like a pattern for the letters it is', async () => {
    expect(await idsFor('aide', { q: 'g L' })).toEqual([ids['a (lamp']]);
    expect(await found('aide', { q: 'g.L' })).toEqual([]);
    expect(await found('aide', { q: 'L.*g' })).toEqual([]);
    expect(await found('aide', { q: '(' })).toEqual([]);
    expect(await found('aide', { q: '  ' })).toEqual([]);
  });
});

it('named by their ids are those of one’s reach, as one may see them', async () => {
  const all = Object.values(ids).join(',');
  expect((await idsFor('worker', { ids: all })).sort()).toEqual([ids['a chair'], ids['a (lamp']].sort());
  expect((await found('office', { ids: ids['a chair'] }))[0]?.title).not.toContain('Ming');
  expect(await found('helper', { ids: all })).toEqual([]);
});

it.each([{ q: '' }, { q: 'x'.repeat(61) }, { ids: '' }, { ids: 'a,,b' }, { ids: Array.from({ length: 51 }, (_unused, n) => `r${n}`).join(',') }, { ids: '$ne' }])('refuses %j', async (query) => {
  expect((await people.aide!.call('GET /records', { query: query as never })).status).toBe(400);
});
