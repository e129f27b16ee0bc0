import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { apartModel } from './model';
import { grantModel } from '../../closed/index';
import { recordModel, verifyCounty, viewModel } from '../../durable/index';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const ROOT = join(process.cwd(), 'tests/packs/reading');
const filesIn = (folder = ROOT): [string, string][] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? filesIn(path) : [[path.slice(ROOT.length + 1), readFileSync(path, 'utf8')] as [string, string]];
});
const [ID, OTHER_ID] = ['610722201203040020', '610722194501012383'];

let server: TestServer;
const people = {} as Record<'clerk' | 'head' | 'west' | 'westhead' | 'library', Client>;
const made = async (who: Client, recordType: string, data: object, orgId = 'east', more: object = {}) => who.call('POST /records', { body: { packId: 'reading', recordType, orgId, data }, ...more });
const reader = async (data: object, who = people.clerk, orgId = 'east'): Promise<string> => {
  const { status, body, text } = await made(who, 'reader', { grade: 'a', ...data }, orgId);
  expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  return body.record.id;
};
const similar = async (who: Client, data: object, more: object = {}) => (await who.call('POST /persons/similar', { body: { packId: 'reading', type: 'reader', data, ...more } })).body.items;
const person = async (who: Client, id: string) => (await who.call(`GET /persons/${id}`)).body;
const versionOf = async (id: string): Promise<number> => (await recordModel(server.deps.db).findOne({ _id: id }).lean())?.version ?? 0;
const join2 = async (what: 'merge' | 'unmerge', a: string, b: string, more: object = {}, who = people.head) =>
  who.call(`POST /persons/${a}/${what}`, { body: { other: b, reason: 'one and the same', base: await versionOf(a), otherBase: await versionOf(b), ...(what === 'merge' ? { take: [] } : {}), ...more } });

beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  const grade = (JSON.parse(Object.fromEntries(filesIn())['codes/grade.json'] ?? '{}') as { items: { code: string }[] }).items[0]?.code ?? '';
  await server.seedCounty({ packs: [Object.fromEntries(filesIn())], users: { clerk: ['clerk@east'], head: ['head@east'], west: ['clerk@west'], westhead: ['head@west'], library: ['library@c1'] } });
  for (const name of Object.keys({ clerk: 0, head: 0, west: 0, westhead: 0, library: 0 }) as (keyof typeof people)[]) people[name] = await server.signIn(name);
  GRADE = grade;
}, 120_000);
let GRADE = '';
afterAll(() => server.stop());
const base = (more: object) => ({ grade: GRADE, ...more });

describe('somebody who is known already', () => {
  let first = '';
  it('is found by a name that sounds the same and a birthday, with the reasons; elsewhere only where he is', async () => {
    first = await reader(base({ name: '曾小明', birthDate: '2012-03-04', phone: '13800001234', idNo: ID, address: '二里村三组' }));
    const [found] = await similar(people.clerk, { name: '增晓明', birthDate: '2012-03-04', phone: '13800001234' });
    expect(found).toMatchObject({ record: { id: first }, likelihood: 'likely' });
    expect(found.reasons.map(({ code }: { code: string }) => code)).toEqual(['name.sound', 'birth.same', 'phone.same']);
    const [far] = await similar(people.west, { name: '曾小明', birthDate: '2012-03-04', phone: '13800001234' });
    expect(far).toEqual({ likelihood: 'likely', orgName: 'unit east' });
    expect(await similar(people.west, { name: '曾小明' })).toEqual([]);
  });

  it('is not entered again under the same id number, wherever that is tried, not even at one moment', async () => {
    const again = await made(people.west, 'reader', base({ name: '王五', birthDate: '2012-03-04', idNo: ID }), 'west');
    expect([again.status, again.body.code, again.text]).toEqual([422, 'person.id-known', expect.not.stringContaining('曾小明')]);
    const both = await Promise.all(['a', 'b'].map((name) => made(people.clerk, 'reader', base({ name: `赵${name}`, birthDate: '1945-01-01', idNo: OTHER_ID }))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('lies nowhere with his id number or telephone in plain', async () => {
    const rows = JSON.stringify(await recordModel(server.deps.db).find({ type: 'reader' }).lean());
    expect(rows).not.toMatch(new RegExp(`${ID}|13800001234`));
  });
});

describe('two records of one person', () => {
  let [kept, gone, third] = ['', '', ''];
  it('are suspected, become one with all that points to either, and are two again', async () => {
    kept = await reader(base({ name: '李明', birthDate: '2000-05-06', phone: '13900000001' }));
    server.clock.advance(1000);
    gone = await reader(base({ name: '黎明', birthDate: '2000-05-06', phone: '13900000001', village: '东村' }));
    third = await reader(base({ name: '张三', birthDate: '1980-01-01' }));
    const doubles = (await people.clerk.call('GET /persons/doubles', { query: { packId: 'reading', type: 'reader' } })).body.items;
    expect(doubles).toMatchObject([{ record: { id: gone }, other: { id: kept }, likelihood: 'likely' }]);
    for (const id of [kept, gone]) expect((await made(people.clerk, 'agreement', { person: id, scopes: ['register'], signer: 'self', signedAt: '2026-01-01' })).status).toBe(201);
    expect((await made(people.clerk, 'family', { familyName: '李家', members: [{ person: gone, kin: 'head' }, { person: third, kin: 'other' }] })).status).toBe(201);
    const before = [await person(people.head, kept), await person(people.head, gone)].map(({ consents, households, record }) => [consents, households, record.data]);
    expect((await join2('merge', kept, gone, { take: ['village'] })).status).toBe(200);
    const one = await person(people.head, kept);
    expect(one).toMatchObject({ record: { data: { name: '李明', village: '东村' } }, merged: [{ id: gone }], households: [{ record: { type: 'family' } }], housemates: [{ record: { id: third } }] });
    expect(one.consents).toHaveLength(2);
    const calledAs = async (): Promise<string[]> => (await people.head.call('GET /records', { query: { packId: 'reading', type: 'agreement' } })).body.items.map(({ columns }: { columns: { field: string; value: string }[] }) => columns.find(({ field }) => field === 'person')?.value);
    expect(await calledAs()).toEqual(['李明', '李明']);
    expect((await person(people.head, gone)).record.id).toBe(kept);
    expect((await join2('unmerge', kept, gone)).status).toBe(200);
    const after = [await person(people.head, kept), await person(people.head, gone)].map(({ consents, households, record }) => [consents, households, record.data]);
    expect(after).toEqual(before);
    expect((await calledAs()).sort()).toEqual(['李明', '黎明'].sort());
  });

  it('cannot be made one twice, in a circle, with themselves, without a reason, or by who does not reach both', async () => {
    const far = await reader(base({ name: '李明', birthDate: '2000-05-06' }), people.west, 'west');
    expect((await join2('merge', kept, far)).body.code).toBe('record.not-found');
    expect((await join2('merge', kept, kept)).body.code).toBe('person.merge-self');
    expect((await join2('merge', kept, gone, { reason: ' ' })).body.code).toBe('record.reason-required');
    expect((await join2('unmerge', kept, gone)).body.code).toBe('person.not-merged');
    const tried = await Promise.all([join2('merge', kept, gone), join2('merge', gone, kept)]);
    expect(tried.map(({ status }) => status === 200).sort()).toEqual([false, true]);
    expect(['person.merged-already', 'command.busy']).toContain(tried.find(({ status }) => status !== 200)?.body.code);
    expect((await join2('merge', third, kept)).status === 200 || (await join2('merge', third, gone)).status === 200).toBe(true);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });
});

describe('two persons who only look alike', () => {
  const apart = (a: string, body: object, who = people.head, path = 'apart') => who.call(`POST /persons/${a}/${path}`, { body });
  const suspected = async (id: string) => (await people.head.call('GET /persons/doubles', { query: { packId: 'reading', type: 'reader' } })).body.items.filter(({ record, other }: { record: { id: string }; other: { id: string } }) => [record.id, other.id].includes(id));
  it('are told apart with a reason, are suspected no more, and may be suspected again', async () => {
    const one = await reader(base({ name: '张伟', birthDate: '1999-09-09', phone: '13700000007' }));
    server.clock.advance(1000);
    const two = await reader(base({ name: '章伟', birthDate: '1999-09-09', phone: '13700000007' }));
    expect(await suspected(two)).toHaveLength(1);
    expect((await apart(two, { other: one, reason: ' ' })).body.code).toBe('record.reason-required');
    expect((await apart(two, { other: two, reason: 'x' })).body.code).toBe('person.merge-self');
    expect((await apart(two, { other: one, reason: 'x' }, people.west)).body.code).toBe('record.not-found');
    expect((await apart(two, { other: one, reason: '双胞胎' })).status).toBe(200);
    expect(await suspected(two)).toEqual([]);
    expect(await similar(people.head, { name: '章伟', birthDate: '1999-09-09', phone: '13700000007' }, { recordId: two })).toEqual([]);
    expect((await person(people.head, one)).apart).toMatchObject([{ record: { id: two }, reason: '双胞胎' }]);
    expect((await apartModel(server.deps.db).findOne({ pair: two }).lean())?.reason).not.toContain('双胞胎');
    expect((await apart(one, { other: two }, people.head, 'apart/end')).status).toBe(200);
    expect([(await suspected(two)).length, (await person(people.head, one)).apart]).toEqual([1, []]);
  });
});

describe('guardian and ward', () => {
  it('are not made one: he would be his own guardian, also by way of another record of his; a person with another record under him is not voided', async () => {
    const guardian = await reader(base({ name: '孙大', birthDate: '1970-01-01' }));
    const again = await reader(base({ name: '孙达', birthDate: '1970-01-01' }));
    const ward = await reader(base({ name: '孙小', birthDate: '2012-01-01', guardian: again }));
    expect((await join2('merge', guardian, again)).status).toBe(200);
    const refused = [await join2('merge', guardian, ward), await join2('merge', ward, guardian)];
    expect(refused.map(({ status, body }) => [status, body.code, body.problems[0].path, body.problems[0].params.link])).toEqual([1, 2].map(() => [422, 'person.merge-circle', '/other', '被监护人']));
    const voided = await people.head.call(`POST /records/${guardian}/commands`, { body: { type: 'VoidRecord', reason: 'x', base: await versionOf(guardian) } });
    expect([voided.status, voided.body.code]).toEqual([422, 'person.others-merged']);
    expect((await join2('unmerge', guardian, again)).status).toBe(200);
    expect((await join2('merge', guardian, ward)).status).toBe(200);
  });
});

describe('consent', () => {
  let child = '';
  const consent = (data: object) => made(people.clerk, 'agreement', { person: child, scopes: ['register', 'club'], signedAt: '2026-01-01', ...data });
  it('of a child is its guardian’s to sign, and shows what it is for until it is taken back', async () => {
    child = await reader(base({ name: '小花', birthDate: '2013-01-10', taste: '童话' }));
    expect((await person(people.head, child)).record.data.taste).toBeUndefined();
    expect((await consent({ signer: 'self' })).body.code).toBe('consent.guardian-signs');
    const { body } = await consent({ signer: 'guardian' });
    expect(await person(people.head, child)).toMatchObject({ record: { data: { taste: '童话' } }, age: 13, closed: [], consents: [{ isInForce: true, byGuardian: true, scopes: expect.stringContaining('读书会') }] });
    const { id, version } = body.record;
    expect((await people.clerk.call(`POST /records/${id}/commands`, { body: { type: 'ActOnRecord', action: 'withdraw', reason: '不想了', base: version } })).status).toBe(200);
    expect(await person(people.head, child)).toMatchObject({ closed: ['阅读喜好'], consents: [{ isInForce: false }] });
    expect((await people.clerk.call('GET /records', { query: { ids: child } })).text).not.toContain('童话');
  });

  it('is needed before anything begins that says so; whoever holds what is open is told when it is taken back', async () => {
    const id = await reader(base({ name: '钱七', birthDate: '1980-01-01' }));
    const release = await server.deps.packs.inUseAt('c1', 'reading', 'east', server.clock.now());
    const lend = () => people.clerk.call('POST /works', { body: { packId: 'reading', serviceId: 'lend', orgId: 'east', release, data: { reader: id, book: '草房子', kind: 'lit', borrowedOn: '2026-11-24' } } });
    const refused = await lend();
    expect([refused.status, refused.body.code, refused.body.problems[0].params.scopes]).toEqual([422, 'consent.missing', '登记建档']);
    const { body } = await made(people.clerk, 'agreement', { person: id, scopes: ['register'], signer: 'self', signedAt: '2026-01-01' });
    expect((await lend()).status).toBe(201);
    const { id: consentId, version } = body.record;
    expect((await people.clerk.call(`POST /records/${consentId}/commands`, { body: { type: 'ActOnRecord', action: 'withdraw', reason: '不想了', base: version } })).status).toBe(200);
    expect((await people.head.call('GET /inbox')).body.items).toMatchObject([{ kind: 'consent-withdrawn', params: { scopes: '登记建档' } }]);
    expect((await person(people.head, id)).records).toMatchObject([{ record: { type: 'loan' }, lacksConsent: true }]);
    expect((await lend()).status).toBe(422);
  });

  it('is asked for again at 14', async () => {
    expect((await consent({ signer: 'guardian' })).status).toBe(201);
    expect((await people.clerk.call('GET /persons/due-consents')).body.items).toEqual([]);
    server.clock.set('2027-01-10T01:00:00.000Z');
    for (const name of ['clerk', 'head', 'west'] as const) people[name] = await server.signIn(name);
    expect((await people.clerk.call('GET /persons/due-consents')).body.items).toMatchObject([{ record: { id: child }, askAgain: { age: 14, since: '2027-01-10' } }]);
    expect((await people.west.call('GET /persons/due-consents')).body.items).toEqual([]);
  });
});

describe('what is confidential', () => {
  it('is open to who wrote it, and to others for as long as they are let in', async () => {
    const id = await reader(base({ name: '赵六', birthDate: '1990-01-01' }));
    expect((await people.head.call(`POST /records/${id}/commands`, { body: { type: 'CorrectRecord', patch: { talk: '只说给你听' }, reason: 'talk', base: 1 } })).status).toBe(200);
    expect((await person(people.head, id)).record.data.talk).toBe('只说给你听');
    const { countyId, ...rest } = { countyId: 'c1', userId: (await people.clerk.call('GET /session')).body.userId as string };
    const grant = (who: Client, more: object = {}) => who.call(`POST /records/${id}/grants`, { body: { ...rest, hours: 2, reason: '接手', ...more } });
    expect((await grant(people.clerk)).status).toBe(403);
    expect((await grant(people.west)).status).toBe(404);
    expect((await grant(people.head, { hours: 100 })).body.code).toBe('grant.too-long');
    const { body } = await grant(people.head);
    expect(body).toMatchObject({ mayGrant: true, hours: 72, items: [{ isOpen: true, reason: '接手' }] });
    expect((await grantModel(server.deps.db).findOne({ countyId }).lean())?.reason).not.toContain('接手');
    expect(await viewModel(server.deps.db).countDocuments({ countyId, recordId: id, where: 'grant' })).toBe(1);
    const ended = await people.head.call(`POST /records/${id}/grants/${body.items[0].id}/end`, { body: undefined });
    expect(ended.body.items).toMatchObject([{ isOpen: false }]);
  });
});
