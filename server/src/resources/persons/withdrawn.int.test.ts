import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../testing/a-client';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import { consentStopsJob } from './index';

const CLOSED = '童话';
let server: TestServer;
const people = {} as Record<'clerk' | 'head', Client>;
const FELLOW = { fellow: { type: 'string', title: '同借人', 'x-privacy': 'L2', 'x-ref': { kind: 'record', record: 'reader' } } };
/** Its register shows and looks in what a consent opens; a loan may be about two readers. */
const pack = readingPack((path, file) => {
  if (path === 'records/reader.json') return { ...file, columns: ['name', 'taste'], search: ['name', 'taste'] };
  const { links = [], schema } = file as { links?: object[]; schema?: { properties: object } };
  if (path === 'records/loan.json') return { ...file, subject: undefined, links: [...links, { id: 'fellow', field: 'fellow', inverse: '同借', onVoid: 'refuse' }] };
  return path === 'forms/loan.json' ? { ...file, schema: { ...schema, properties: { ...schema?.properties, ...FELLOW } } } : file;
});
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ packs: [pack], users: { clerk: ['clerk@east'], head: ['head@east'] } });
  for (const name of ['clerk', 'head'] as const) people[name] = await server.signIn(name);
}, 120_000);
afterAll(() => server.stop());

const make = async (recordType: string, data: object) => {
  const { status, body, text } = await people.clerk.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } });
  expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  return body.record as { id: string; version: number };
};
const agree = (person: string) => make('agreement', { person, scopes: ['register', 'club'], signer: 'self', signedAt: '2026-01-01' });
const withdraw = async ({ id, version }: { id: string; version: number }) => expect((await people.clerk.call(`POST /records/${id}/commands`, { body: { type: 'ActOnRecord', action: 'withdraw', reason: '不想了', base: version } })).status).toBe(200);
const runJobs = (): Promise<number> => consentStopsJob.runOnce(server.deps);
const register = (more: object) => people.head.call('POST /registers/query', { body: { packId: 'reading', type: 'reader', ...more } });
let [reader, workId] = ['', ''];
const step = async () => {
  const { tasks } = (await people.head.call(`GET /works/${workId}`)).body as { tasks: { id: string; mine: boolean }[] };
  return people.head.call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: tasks.find(({ mine }) => mine)?.id, data: {}, outcome: 'yes', comment: '同意' } });
};

describe('a consent that is taken back', () => {
  it('hides what it opened in the register, and nobody finds or filters by it, with or without', async () => {
    reader = (await make('reader', { name: '陈小草', birthDate: '1980-01-01', grade: 'M', taste: CLOSED })).id;
    const given = await agree(reader);
    expect((await register({})).text).toContain(CLOSED);
    const asked = async () => [(await register({ search: CLOSED })).body.items, (await register({ filter: { join: 'all', items: [{ field: 'taste', op: 'contains', values: [CLOSED] }] } })).status];
    expect(await asked()).toEqual([[], 422]);
    await withdraw(given);
    expect((await register({})).text).not.toContain(CLOSED);
    expect(await asked()).toEqual([[], 422]);
    expect((await people.head.call(`GET /records/${reader}`)).text).not.toContain(CLOSED);
  });

  it('stops what is open and needs it until it is given again', async () => {
    const given = await agree(reader);
    workId = (await people.clerk.call('POST /works', { body: { packId: 'reading', serviceId: 'lend', orgId: 'east', data: { reader, book: '草房子', kind: 'lit', borrowedOn: '2026-11-24' } } })).body.id;
    await runJobs();
    await withdraw(given);
    await Promise.all([runJobs(), runJobs()]);
    const stopped = await step();
    expect([stopped.status, stopped.body.code]).toEqual([409, 'process.suspended']);
    expect((await people.head.call('GET /inbox')).body.items.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['consent-withdrawn']));
    await agree(reader);
    await runJobs();
    expect((await step()).status).toBe(200);
  });

  it('goes on standing still where somebody else whom it is about agrees to something meanwhile', async () => {
    const fellow = (await make('reader', { name: '何小树', birthDate: '1981-01-01', grade: 'M' })).id;
    const own = await agree(fellow);
    workId = (await people.clerk.call('POST /works', { body: { packId: 'reading', serviceId: 'lend', orgId: 'east', data: { reader, fellow, book: '城南旧事', kind: 'lit', borrowedOn: '2026-11-24' } } })).body.id;
    await runJobs();
    await withdraw(own);
    await runJobs();
    await agree(reader);
    await runJobs();
    expect((await step()).body.code).toBe('process.suspended');
    await agree(fellow);
    await runJobs();
    expect((await step()).status).toBe(200);
  });
});
