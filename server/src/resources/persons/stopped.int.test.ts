import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { instanceModel } from '../../durable/index';
import type { Client } from '../../testing/a-client';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import { consentStopsJob } from './index';

let server: TestServer;
const people = {} as Record<'clerk' | 'head' | 'office', Client>;
const signIn = async (): Promise<void> => { for (const name of ['clerk', 'head', 'office'] as const) people[name] = await server.signIn(name); };
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ packs: [readingPack()], users: { clerk: ['clerk@east'], head: ['head@east'], office: ['library@c1'] } });
  await signIn();
}, 120_000);
afterAll(() => server.stop());

interface Made { readonly id: string; readonly version: number }
const make = async (recordType: string, data: object): Promise<Made> => {
  const { status, body, text } = await people.clerk.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } });
  expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  return body.record;
};
let [reader, workId, born] = ['', '', 1970];
const aReader = async (name: string): Promise<string> => (await make('reader', { name, birthDate: `${born += 1}-01-01`, grade: 'M' })).id;
const agree = (more: object = {}) => make('agreement', { person: reader, scopes: ['register'], signer: 'self', signedAt: '2026-01-01', ...more });
const withdraw = async ({ id, version }: Made): Promise<number> => (await people.clerk.call(`POST /records/${id}/commands`, { body: { type: 'ActOnRecord', action: 'withdraw', reason: '不想了', base: version } })).status;
const lend = async (): Promise<string> => (await people.clerk.call('POST /works', { body: { packId: 'reading', serviceId: 'lend', orgId: 'east', data: { reader, book: '草房子', kind: 'lit', borrowedOn: '2026-11-24' } } })).body.id;
const step = async (): Promise<[number, string | undefined]> => {
  const { tasks } = (await people.head.call(`GET /works/${workId}`)).body as { tasks: { id: string; mine: boolean }[] };
  const { status, body } = await people.head.call(`POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: tasks.find(({ mine }) => mine)?.id, data: {}, outcome: 'yes', comment: '同意' } });
  return [status, body.code];
};
const runJobs = async (): Promise<void> => { while ((await Promise.all([consentStopsJob.runOnce(server.deps), consentStopsJob.runOnce(server.deps)])).some((done) => done > 0)); };
const told = async (kind: string): Promise<number> => (await people.head.call('GET /inbox', { query: { limit: 100 } })).body.items.filter((one: { kind: string; workId?: string }) => one.kind === kind && one.workId === workId).length;
beforeEach(async () => { reader = await aReader('陈小草'); });

describe('a step of what needs a consent that was taken back', () => {
  it('is refused from the moment of the withdrawal, before any job has looked, and done when it is given again', async () => {
    const given = await agree();
    workId = await lend();
    await runJobs();
    expect(await withdraw(given)).toBe(200);
    expect(await step()).toEqual([409, 'consent.withdrawn']);
    await runJobs();
    expect(await step()).toEqual([409, 'process.suspended']);
    await agree();
    await runJobs();
    expect(await step()).toEqual([200, undefined]);
  });

  it('is done while another consent holds, and when a new one comes before the job', async () => {
    const [one, two] = [await agree(), await agree({ signedAt: '2026-02-02' })];
    workId = await lend();
    expect([await withdraw(one), await step()]).toEqual([200, [200, undefined]]);
    workId = await lend();
    expect([await withdraw(two), await step()]).toEqual([200, [409, 'consent.withdrawn']]);
    await agree({ signedAt: '2026-03-03' });
    expect(await step()).toEqual([200, undefined]);
  });

  it('stays suspended when it was a person who suspended it, whatever becomes of the consent', async () => {
    const given = await agree();
    workId = await lend();
    await runJobs();
    expect((await people.office.call(`POST /works/${workId}/commands`, { body: { type: 'SuspendInstance', comment: '核实中' } })).status).toBe(200);
    expect(await withdraw(given)).toBe(200);
    await runJobs();
    await agree();
    await runJobs();
    expect([await step(), (await people.head.call(`GET /works/${workId}`)).body.suspended?.comment]).toEqual([[409, 'process.suspended'], '核实中']);
  });

  it('comes before the withdrawal or not at all, when both are tried at one moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      reader = await aReader('何小树');
      const given = await agree();
      workId = await lend();
      const [done, taken] = await Promise.all([step(), withdraw(given)]);
      expect([taken, [200, 409].includes(done[0])]).toEqual([200, true]);
      if (done[0] === 409) expect([await step(), done[1]]).toEqual([[409, 'consent.withdrawn'], 'consent.withdrawn']);
    }
  }, 60_000);

  it('is begun anew when it was begun before the withdrawal and is stored after it', async () => {
    const given = await agree();
    workId = await lend();
    const session = await server.deps.db.startSession();
    session.startTransaction({ readConcern: { level: 'snapshot' } });
    expect(await instanceModel(server.deps.db).findOne({ _id: workId, countyId: 'c1' }).session(session).lean()).toMatchObject({ status: 'running' });
    expect(await withdraw(given)).toBe(200);
    const late = await instanceModel(server.deps.db).updateOne({ _id: workId, countyId: 'c1' }, { $set: { anchored: true } }, { session }).catch((error: { errorLabels?: string[] }) => error);
    expect(late).toMatchObject({ codeName: 'WriteConflict' });
    await session.endSession();
  });

  it('is refused too when the consent turns out to be another person’s', async () => {
    const given = await agree();
    workId = await lend();
    await runJobs();
    const other = await aReader('王五');
    expect((await people.head.call(`POST /records/${given.id}/commands`, { body: { type: 'CorrectRecord', patch: { person: other }, reason: '登记错人', base: given.version } })).status).toBe(200);
    expect(await step()).toEqual([409, 'consent.withdrawn']);
    await runJobs();
    expect(await step()).toEqual([409, 'process.suspended']);
  });
});

describe('a consent that runs out', () => {
  it('stops what needs it at the end of its last day, tells whoever holds a step once, and lets it go on when given anew', async () => {
    // the first day on which it holds no more
    await agree({ expiresAt: '2026-11-26' });
    workId = await lend();
    server.clock.set('2026-11-25T15:59:59.000Z');
    await signIn();
    await runJobs();
    expect([(await people.head.call(`GET /works/${workId}`)).body.suspended, await told('consent-expired')]).toEqual([undefined, 0]);
    server.clock.set('2026-11-25T16:00:00.000Z');
    await runJobs();
    expect([await step(), await told('consent-expired'), await told('consent-withdrawn')]).toEqual([[409, 'process.suspended'], 1, 0]);
    await runJobs();
    await agree();
    await runJobs();
    expect([await step(), await told('consent-expired')]).toEqual([[200, undefined], 1]);
  });

  it('stops nothing when it was prolonged before', async () => {
    const { id, version } = await agree({ expiresAt: '2026-11-27' });
    workId = await lend();
    expect((await people.head.call(`POST /records/${id}/commands`, { body: { type: 'CorrectRecord', patch: { expiresAt: '2027-01-01' }, reason: '续签', base: version } })).status).toBe(200);
    server.clock.set('2026-11-26T16:00:01.000Z');
    await signIn();
    await runJobs();
    expect([await step(), await told('consent-expired')]).toEqual([[200, undefined], 0]);
  });
});
