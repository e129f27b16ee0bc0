import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { JsonObject, Program } from '@liandong/core/run';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import { applyRecords, applyStarts } from '../index';

let server: TestServer;
let program: Program;
const actor = { userId: '', name: 'clerk', grants: [{ role: 'clerk', orgId: 'east' }] };
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ packs: [readingPack()], users: { clerk: ['clerk@east'] } });
  actor.userId = String((await (await server.signIn('clerk')).call('GET /session')).body.userId);
  const sha = (await server.deps.packs.inUseAt('c1', 'reading', 'east', server.clock.now())) ?? '';
  program = (await server.deps.packs.program('c1', sha)) as Program;
}, 120_000);
afterAll(() => server.stop());

const once = { done: async () => undefined, also: async () => undefined };
async function made(recordType: string, rows: readonly JsonObject[], id: string): Promise<string[]> {
  const items = rows.map((data) => ({ program, command: { type: 'CreateRecord', recordType, orgId: 'east', data } as never }));
  const applied = await applyRecords(server.deps, { countyId: 'c1', actor, items, id }, once);
  expect(applied).toMatchObject({ ok: true });
  return applied && 'made' in applied ? applied.made.map(({ recordId }) => recordId) : [];
}
const readersOf = (count: number, id: string): Promise<string[]> => made('reader', Array.from({ length: count }, (_, index) => ({ name: '陈小草', birthDate: `19${String(10 + (index % 80))}-01-01`, grade: 'M' })), id);

/** What the database was asked in the records of the county, and what it was told to touch: writes of the rows themselves are one trip. */
async function asked(act: () => Promise<unknown>): Promise<number> {
  const { db } = server.deps.db;
  // room for all that is done meanwhile
  await db?.createCollection('system.profile', { capped: true, size: 64 * 1024 * 1024 });
  await db?.command({ profile: 2 });
  await act();
  await db?.command({ profile: 0 });
  const found = await db?.collection('system.profile').countDocuments({ ns: /\.(records|consent_marks|instances)$/, $or: [{ op: { $in: ['query', 'insert'] } }, { op: 'update', 'command.multi': true }, { 'command.aggregate': { $exists: true } }] });
  await db?.collection('system.profile').drop();
  return found ?? 0;
}

/** Consents of so many persons, and what is begun about each of them. */
async function counts(rows: number): Promise<{ consents: number; loans: number }> {
  const persons = await readersOf(rows, `readers-${rows}`);
  const consents = await asked(() => made('agreement', persons.map((person) => ({ person, scopes: ['register'], signer: 'self', signedAt: '2026-01-01' })), `consents-${rows}`));
  const loans = await asked(async () => {
    const lent = persons.map((reader) => ({ reader, book: '草房子', kind: 'lit', borrowedOn: '2026-11-24' }));
    expect(await applyStarts(server.deps, { countyId: 'c1', actor, program, serviceId: 'lend', orgId: 'east', rows: lent, id: `loans-${rows}` }, once)).toMatchObject({ ok: true });
  });
  return { consents, loans };
}

it('asks of links and consents once for all rows that are written together', async () => {
  const [few, many] = [await counts(10), await counts(60)];
  // what is picked in them is looked up by the turn of rows: one more, and not fifty
  expect([many.consents - few.consents, many.loans - few.loans].map((more) => more <= 2)).toEqual([true, true]);
}, 120_000);

it('says of which row it may not be', async () => {
  const [agreed = '', other = ''] = await readersOf(2, 'two');
  await made('agreement', [{ person: agreed, scopes: ['register'], signer: 'self', signedAt: '2026-01-01' }], 'one');
  const rows = [agreed, other].map((reader) => ({ reader, book: '草房子', kind: 'lit', borrowedOn: '2026-11-24' }));
  expect(await applyStarts(server.deps, { countyId: 'c1', actor, program, serviceId: 'lend', orgId: 'east', rows, id: 'which' }, once)).toMatchObject({ ok: false, problems: [[], [{ code: 'consent.missing' }]] });
});
