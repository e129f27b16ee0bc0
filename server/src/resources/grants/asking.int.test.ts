import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { viewModel, verifyCounty } from '../../durable/index';
import type { Client } from '../../testing/a-client';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import type { Grants } from './contract';
import { requestModel, unansweredJob } from './index';

const [SECRET, WHY] = ['只说给你听', '下周要替班去家访'];
/** Clerks may see what is confidential once they are let in; nobody who has not answered in 6 hours will. */
const pack = readingPack((path, file) => {
  if (path === 'records/reader.json') return { ...file, grant: { roles: ['head'], hours: 72, answerHours: 6 } };
  const { roles } = file as { roles?: { id: string }[] };
  return path === 'pack.json' ? { ...file, roles: roles?.map((role) => (role.id === 'clerk' ? { ...role, maxLevel: 'L4' } : role)) } : file;
});
type Name = 'clerk' | 'second' | 'head' | 'deputy' | 'west' | 'library';
let server: TestServer;
const people = {} as Record<Name, Client>;
let reader = '';
const signAllIn = async (): Promise<void> => { for (const name of ['clerk', 'second', 'head', 'deputy', 'west', 'library'] as const) people[name] = await server.signIn(name); };
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ packs: [pack], users: { clerk: ['clerk@east'], second: ['clerk@east'], head: ['head@east'], deputy: ['head@east'], west: ['head@west'], library: ['library@c1'] } });
  await signAllIn();
}, 120_000);
afterAll(() => server.stop());
beforeEach(async () => {
  const { body } = await people.head.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId: 'east', data: { name: '陈小草', birthDate: '2014-01-01', grade: 'M', talk: SECRET } } });
  reader = body.record.id;
});

const grantsOf = async (who: Client): Promise<Grants> => (await who.call(`GET /records/${reader}/grants`)).body;
const ask = (who: Client = people.clerk, more: object = {}) => who.call(`POST /records/${reader}/grant-requests`, { body: { hours: 24, reason: WHY, ...more } });
const waiting = async (): Promise<string> => (await grantsOf(people.head)).requests.find(({ state }) => state === 'waits')?.id ?? '';
const answer = async (who: Client, how: 'give' | 'decline' | 'withdraw', body: object | undefined, id?: string) => who.call(`POST /records/${reader}/grant-requests/${id ?? await waiting()}/${how}`, { body });
const sees = async (who: Client): Promise<boolean> => (await who.call(`GET /records/${reader}`)).text.includes(SECRET);
const told = async (who: Client): Promise<string[]> => (await who.call('GET /inbox')).body.items.filter(({ recordId }: { recordId?: string }) => recordId === reader).map(({ kind }: { kind: string }) => kind);
const noted = (where: string): Promise<number> => viewModel(server.deps.db).countDocuments({ recordId: reader, where });
const codeOf = async (called: Promise<{ status: number; body: { code: string } }>) => { const { status, body } = await called; return [status, body.code]; };

describe('asking to be let in', () => {
  it('tells who may, is given for shorter than was asked, is told, noted, and ends by itself', async () => {
    expect([await sees(people.clerk), (await grantsOf(people.clerk)).mayAsk]).toEqual([false, true]);
    const asked = await ask();
    expect(asked.body).toMatchObject({ mayAsk: false, requests: [{ state: 'waits', hours: 24, reason: WHY, isMine: true, mayAnswer: false, until: '2026-11-24T07:00:00.000Z' }] });
    expect([await told(people.head), await told(people.deputy), await told(people.west), await told(people.second)]).toEqual([['grant-asked'], ['grant-asked'], [], []]);
    expect((await requestModel(server.deps.db).findOne({ recordId: reader }).lean())?.reason).not.toContain(WHY);
    const list = await people.head.call('GET /grant-requests');
    expect(list.body).toMatchObject({ toAnswer: [{ request: { reason: WHY, mayAnswer: true }, record: { id: reader } }], mine: [] });
    expect((await people.library.call('GET /grant-requests')).body.toAnswer).toEqual([]);
    expect(await sees(people.clerk)).toBe(false);
    expect(await codeOf(answer(people.head, 'give', { hours: 25 }))).toEqual([422, 'grant.longer-than-asked']);
    const id = await waiting();
    expect((await answer(people.head, 'give', { hours: 2 }, id)).body.requests).toMatchObject([{ state: 'given', answer: { hours: 2 } }]);
    // said again by him it is the same, by somebody else it is too late
    expect([(await answer(people.head, 'give', { hours: 2 }, id)).status, await codeOf(answer(people.deputy, 'decline', { reason: 'no' }, id))]).toEqual([200, [409, 'grant.request.over']]);
    expect([await sees(people.clerk), await sees(people.second), await told(people.clerk)]).toEqual([true, false, ['grant-given']]);
    expect(await codeOf(ask())).toEqual([409, 'grant.open-already']);
    expect([await noted('grant-ask'), await noted('grant'), await viewModel(server.deps.db).countDocuments({ recordId: reader, where: 'record', by: { $ne: '' }, levels: 'L4' }) > 0]).toEqual([1, 1, true]);
    server.clock.advance(2 * 3_600_000);
    expect([await sees(people.clerk), (await grantsOf(people.clerk)).mayAsk]).toEqual([false, true]);
    expect(await verifyCounty(server.deps, 'c1')).toMatchObject({ problems: [] });
  });

  it('is declined with a reason, and asked again', async () => {
    await ask();
    expect(await codeOf(answer(people.head, 'decline', { reason: ' ' }))).toEqual([422, 'record.reason-required']);
    await answer(people.head, 'decline', { reason: '先和我谈谈' });
    expect(await told(people.clerk)).toEqual(['grant-declined']);
    expect(await grantsOf(people.clerk)).toMatchObject({ mayAsk: true, items: [], requests: [{ state: 'declined', answer: { reason: '先和我谈谈' } }] });
    expect([await sees(people.clerk), (await ask()).status]).toEqual([false, 200]);
  });

  it('is one at a time of each person, also at one moment and for the same command', async () => {
    const both = await Promise.all([ask(), ask(people.clerk, { hours: 3 })]);
    expect(both.map(({ status, body }) => [status, body.code]).sort()).toEqual([[200, undefined], [409, 'grant.request.waits']]);
    expect(await codeOf(ask())).toEqual([409, 'grant.request.waits']);
    expect((await ask(people.second)).status).toBe(200);
    expect(await requestModel(server.deps.db).countDocuments({ recordId: reader })).toBe(2);
  });

  it('is taken back by who asked, and by nobody else; then nobody can give it', async () => {
    await ask();
    const id = await waiting();
    expect(await codeOf(answer(people.second, 'withdraw', undefined, id))).toEqual([404, 'grant.request.not-found']);
    expect((await answer(people.clerk, 'withdraw', undefined, id)).body).toMatchObject({ mayAsk: true, requests: [{ state: 'withdrawn' }] });
    expect([await codeOf(answer(people.head, 'give', { hours: 1 }, id)), await sees(people.clerk)]).toEqual([[409, 'grant.request.over'], false]);
  });

  it('is over when nobody answers in the time of the pack; who asked is told once', async () => {
    await ask();
    const id = await waiting();
    server.clock.advance(6 * 3_600_000);
    expect((await people.head.call('GET /grant-requests')).body.toAnswer.filter(({ record }: { record: { id: string } }) => record.id === reader)).toEqual([]);
    expect(await codeOf(answer(people.head, 'give', { hours: 1 }, id))).toEqual([409, 'grant.request.over']);
    await Promise.all([unansweredJob.runOnce(server.deps), unansweredJob.runOnce(server.deps)]);
    expect([await told(people.clerk), (await grantsOf(people.clerk)).requests]).toMatchObject([['grant-unanswered'], [{ state: 'expired' }]]);
    expect((await ask()).status).toBe(200);
  });

  it('opens every record of a person who was entered twice', async () => {
    const [mine, first] = [{ name: '陈小草', birthDate: '2014-01-01', grade: 'M', talk: SECRET }, reader];
    const firstSeenBy = async (who: Client): Promise<boolean> => (await who.call(`GET /records/${first}`)).text.includes(SECRET);
    const other = String((await people.head.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId: 'east', data: mine } })).body.record.id);
    const versionOf = async (id: string): Promise<number> => (await people.head.call(`GET /records/${id}`)).body.record.version;
    expect((await people.head.call(`POST /persons/${first}/merge`, { body: { other, reason: 'entered twice', base: await versionOf(first), otherBase: await versionOf(other), take: [] } })).status).toBe(200);
    expect((await people.head.call(`POST /records/${other}/grants`, { body: { userId: (await people.clerk.call('GET /session')).body.userId, hours: 2, reason: WHY } })).status).toBe(200);
    expect([await firstSeenBy(people.clerk), await firstSeenBy(people.second)]).toEqual([true, false]);
  });

  it('is for whom it is closed to, with a reason and within the limits', async () => {
    expect(await codeOf(ask(people.clerk, { hours: 73 }))).toEqual([422, 'grant.too-long']);
    expect(await codeOf(ask(people.clerk, { reason: '' }))).toEqual([422, 'record.reason-required']);
    expect([await codeOf(ask(people.head)), await codeOf(ask(people.library)), await codeOf(ask(people.west))]).toEqual([[403, 'access.denied'], [403, 'access.denied'], [404, 'record.not-found']]);
    await ask();
    const id = await waiting();
    expect([await codeOf(answer(people.clerk, 'give', { hours: 1 }, id)), await codeOf(answer(people.second, 'decline', { reason: 'no' }, id)), await codeOf(answer(people.west, 'give', { hours: 1 }, id))]).toEqual([[403, 'access.denied'], [403, 'access.denied'], [404, 'record.not-found']]);
  });
});
