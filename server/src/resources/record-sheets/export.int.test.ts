/** Taking away what one sees is a right of its own, where the pack says so: over each record, and noted. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { PackFiles } from '@liandong/core/run';
import { readWorkbook } from '@liandong/sheets/records';
import { viewModel } from '../../durable/index';
import { registerFiles } from '../../durable/testing/a-register';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

function files(): PackFiles {
  const all = registerFiles();
  const resident = JSON.parse(String(all['records/resident.json'])) as object;
  return { ...all, 'records/resident.json': JSON.stringify({ ...resident, export: { roles: ['HEAD'] } }) };
}
const USERS = { clerk: ['CLERK@east'], head: ['HEAD@east'], both: ['HEAD@east', 'CLERK@west'], westclerk: ['CLERK@west'] };

let server: TestServer;
const people = new Map<string, Client>();
const as = (name: keyof typeof USERS): Client => people.get(name) as Client;
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [files()] });
  for (const name of Object.keys(USERS)) people.set(name, await server.signIn(name));
  for (const [name, orgId, by] of [['甲', 'east', 'clerk'], ['乙', 'west', 'westclerk']] as const)
    expect((await as(by).call('POST /records', { body: { packId: 'register', recordType: 'resident', orgId, data: { name } } })).status).toBe(201);
}, 60_000);
afterAll(() => server.stop());

const REGISTER = { packId: 'register', type: 'resident' };
async function taken(name: keyof typeof USERS): Promise<string[]> {
  const cookie = [...as(name).cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const response = await fetch(`${server.url}/api/v1/record-sheets/registers`, { method: 'POST', body: JSON.stringify(REGISTER), headers: { 'Content-Type': 'application/json', 'X-Liandong': '1', Cookie: cookie } });
  const book = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
  return 'code' in book ? [book.code] : (book.sheets[0]?.rows.slice(2) ?? []).map((row) => row.find(({ text }) => ['甲', '乙'].includes(text))?.text ?? '');
}

it('is refused to who sees the records and holds no such role, on both ways, and nothing is noted of it', async () => {
  expect((await as('clerk').call('POST /registers/query', { body: REGISTER })).body.items).toHaveLength(1);
  const refused = [await as('clerk').call('POST /record-sheets/registers', { body: REGISTER }), await as('clerk').call('GET /record-sheets/records', { query: REGISTER })];
  expect(refused.map(({ status, body }) => [status, body.code])).toEqual([[403, 'sheet.may-not-export'], [403, 'sheet.may-not-export']]);
  expect(await viewModel(server.deps.db).countDocuments({ where: 'export' })).toBe(0);
});

it('gives the records over which one holds it, not the others that one sees', async () => {
  expect((await as('both').call('POST /registers/query', { body: REGISTER })).body.items).toHaveLength(2);
  expect([await taken('head'), await taken('both')]).toEqual([['甲'], ['甲']]);
  const notes = await viewModel(server.deps.db).find({ where: 'export' }).sort({ seq: 1 }).lean();
  expect(notes.map(({ recordId, byName, seq }) => [recordId, byName, seq])).toEqual([['c1/register/resident', 'name of head', 1], ['c1/register/resident', 'name of both', 3]]);
});
