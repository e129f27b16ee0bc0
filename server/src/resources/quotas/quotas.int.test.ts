import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { settlePlans } from '../plans/index';
import { plansPack } from '../../testing/a-visits-pack';
import { aStation, type Station } from '../../testing/a-visits-station';

jest.setTimeout(60_000);

let server: TestServer;
let station: Station;
let visits: string[] = [];
beforeAll(async () => {
  server = await aServer({ now: '2026-11-02T01:00:00.000Z' });
  const users = { worker: ['worker@east'], head: ['head@east'], westhead: ['head@west'], office: ['office@c1'] };
  await server.seedCounty({ countyId: 'c1', users, packs: [plansPack()] });
  station = await aStation(server, 'c1');
  const [here, there] = [await station.create('elder', 'east', { name: 'Chen', grade: 'H' }), await station.create('elder', 'west', { name: 'Lin', grade: 'H' })];
  for (const date of ['2026-11-10', '2026-11-12', '2026-12-01']) {
    server.clock.set(`${date}T01:00:00.000Z`);
    visits.push(await station.create('visit', 'east', { elder: here, visitedOn: date }));
  }
  for (const id of visits) await station.act(id, 'finish');
  visits.push(await station.create('visit', 'west', { elder: there, visitedOn: '2026-12-01' }));
  const wrong = await station.create('visit', 'west', { elder: there, visitedOn: '2026-12-01' });
  await station.voided(wrong);
  visits = [...visits, wrong];
  server.clock.set('2026-12-15T01:00:00.000Z');
  await settlePlans(server.deps);
});
afterAll(() => server.stop());

const ask = async (who: string, query: Record<string, string> = {}, route = 'GET /quotas') => {
  const client: Client = await server.signIn(who);
  return client.call(route, { query });
};

describe('quotas', () => {
  it('stand beside what is done, begun and due by today, of each unit; void ones do not count', async () => {
    const { body } = await ask('office', { by: 'station' });
    expect(body.period).toBe('2026-12');
    expect(body.services).toEqual([{ packId: 'care', serviceId: 'visit', title: 'service visit', unit: 'times', quota: 4, period: '2026-12' }]);
    expect(body.rows.map((row: { orgId: string; cells: object[] }) => [row.orgId, row.cells[0]])).toEqual([
      ['east', { planned: 4, done: 1, open: 0, dueByNow: 1, behind: 0 }], ['west', { planned: 4, done: 0, open: 1, dueByNow: 1, behind: 1 }],
    ]);
  });

  it('are as many times as much in a longer period, and of a whole county', async () => {
    expect((await ask('office', { period: '2026', orgId: 'c1' })).body.rows).toEqual([{ orgId: 'c1', orgName: 'unit c1', cells: [{ planned: 96, done: 3, open: 1, dueByNow: 91, behind: 88 }] }]);
    expect((await ask('office', { period: '2026-11', by: 'station' })).body.rows[0].cells[0]).toMatchObject({ planned: 4, done: 2, dueByNow: 4, behind: 2 });
  });

  it('are told of the units that one works at or reaches, and of no other', async () => {
    expect((await ask('worker')).body.rows.map((row: { orgId: string }) => row.orgId)).toEqual(['east']);
    expect((await ask('worker', { orgId: 'west' })).status).toBe(403);
    expect((await ask('head', { by: 'station' })).body.rows.map((row: { orgId: string }) => row.orgId)).toEqual(['east']);
    expect((await ask('office', { orgId: 'nowhere' })).status).toBe(403);
  });

  it('are made of records that can be seen', async () => {
    const query = { packId: 'care', serviceId: 'visit', orgId: 'c1', period: '2026-12' };
    const first = (await ask('office', { ...query, limit: '1' }, 'GET /quotas/records')).body;
    const second = (await ask('office', { ...query, cursor: first.next }, 'GET /quotas/records')).body;
    expect([...first.items, ...second.items].map((row: { id: string }) => row.id).sort()).toEqual([visits[2], visits[3]].sort());
    expect((await ask('worker', query, 'GET /quotas/records')).status).toBe(403);
    expect((await ask('worker', { ...query, orgId: 'east', period: '2026-11' }, 'GET /quotas/records')).body.items).toHaveLength(2);
  });
});
