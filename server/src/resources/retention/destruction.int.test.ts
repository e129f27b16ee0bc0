import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { JsonObject, PackFiles } from '@liandong/core/run';
import { destroyedModel, recordModel, verifyCounty } from '../../durable/index';
import { registerFiles } from '../../durable/testing/a-register';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { definitionsJob, figureNow, figuresJob, talliesJob } from '../figures/index';
import { uploadModel } from '../files/index';
import { plansJob } from '../plans/index';
import { destructionJob, itemModel } from './index';

jest.setTimeout(120_000);
const USERS = { clerk: ['CLERK@east'], head: ['HEAD@east'], westhead: ['HEAD@west'], office: ['OFFICE@c1'], office2: ['OFFICE@c1'] };
const NAME = 'Canary Of Erli';
const ID_NO = '610722194501012383';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
let server: TestServer;
const people: Record<string, Client> = {};

/** Residents are kept ten years after they left; a head proposes, the office agrees. */
function files(): PackFiles {
  const all = { ...registerFiles() } as Record<string, string>;
  const change = (name: string, more: (was: JsonObject) => JsonObject): void => { all[name] = JSON.stringify(more(JSON.parse(all[name] ?? '{}') as JsonObject)); };
  const destroy = { roles: ['HEAD'], confirm: ['OFFICE', 'HEAD'] };
  change('records/resident.json', (was) => ({ ...was, retention: { title: 'resident files', years: 10, from: 'closed', roles: ['HEAD', 'OFFICE'], destroy }, search: ['name'] }));
  change('records/card.json', (was) => ({ ...was, retention: { title: 'cards', years: 5, from: 'created', destroy: { roles: ['HEAD'] } } }));
  change('forms/resident.json', (was) => {
    const schema = was.schema as JsonObject;
    const more = { phone: { type: 'string', title: 'phone', 'x-privacy': 'L3', 'x-format': 'cn-phone' }, photo: { type: 'object', title: 'photo', 'x-privacy': 'L1' } };
    return { ...was, schema: { ...schema, properties: { ...(schema.properties as JsonObject), ...more } }, uiSchema: { photo: { 'ui:widget': 'photo' } } };
  });
  all['indicators/left.json'] = JSON.stringify({ id: 'left', title: 'left', unit: 'item', version: 1, record: 'resident', aggregate: 'count', time: 'createdAt' });
  return all;
}

beforeAll(async () => {
  server = await aServer({ now: '2010-03-01T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [files()] });
}, 120_000);
afterAll(() => server.stop());

async function at(now: string): Promise<void> {
  server.clock.set(now);
  for (const name of Object.keys(USERS)) people[name] = await server.signIn(name);
}
const call = (who: string, route: string, sent: object = {}): Promise<Got> => people[who]!.call(route as never, sent as never);
async function did(got: Promise<Got>): Promise<Got['body']> {
  const { status, body, text } = await got;
  if (status >= 300) throw new Error(text);
  return body;
}
const make = async (recordType: string, data: object, who = 'clerk', orgId = 'east'): Promise<string> => (await did(call(who, 'POST /records', { body: { packId: 'register', recordType, orgId, data } }))).record.id;
const leave = async (id: string, who = 'head'): Promise<void> => {
  const { version } = (await did(call(who, `GET /records/${id}`))).record;
  await did(call(who, `POST /records/${id}/commands`, { body: { type: 'ActOnRecord', action: 'leave', data: { leftFor: 'town' }, base: version } }));
};
async function photo(): Promise<object> {
  const text = Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="x.png"\r\nContent-Type: image/png\r\n\r\n'), PNG, Buffer.from('\r\n--b--\r\n')]);
  return did(call('clerk', 'POST /files', { raw: { type: 'multipart/form-data; boundary=b', text } }));
}
const propose = (who: string, recordIds: string[] | undefined, type = 'resident', key?: string) =>
  call(who, 'POST /destruction-lists', { body: { packId: 'register', type, reason: `over, see ${NAME}`, ...(recordIds ? { recordIds } : {}) }, ...(key ? { key } : {}) });
const command = (who: string, listId: string, type: string) => call(who, `POST /destruction-lists/${listId}/commands`, { body: { type } });
const counted = async (): Promise<void> => {
  await definitionsJob.runOnce(server.deps);
  while ((await figuresJob.runOnce(server.deps)) + (await talliesJob.runOnce(server.deps)) + (await plansJob.runOnce(server.deps)) > 0);
};
const carriedOut = async (deps = server.deps): Promise<void> => { while ((await destructionJob.runOnce(deps)) > 0); };
const items = async (who: string, listId: string) => (await did(call(who, `GET /destruction-lists/${listId}/items`))).items as { state: string; why?: string; no?: string; record?: object }[];
const figure = () => figureNow(server.deps, { countyId: 'c1', packId: 'register', indicatorId: 'left', orgIds: ['east'], period: '2010' });
const wholeDump = async (): Promise<string> => {
  const names = (await server.deps.db.listCollections()).map(({ name }) => name);
  return JSON.stringify(await Promise.all(names.map((name) => server.deps.db.collection(name).find().toArray())));
};
const verified = async () => (await verifyCounty(server.deps, 'c1')).problems;

describe('destroying what need not be kept any more', () => {
  const ids: Record<string, string> = {};
  let listId = '';
  it('is proposed by whom the pack names, within his reach, for what is due and not held', async () => {
    await at('2010-03-01T01:00:00.000Z');
    ids.old = await make('resident', { name: NAME, idNo: ID_NO, phone: '13912345670', story: 'in confidence', photo: await photo() });
    ids.other = await make('resident', { name: 'Other' });
    ids.held = await make('resident', { name: 'Held' });
    ids.open = await make('resident', { name: 'Open' });
    ids.ward = await make('resident', { name: 'Ward', guardian: ids.other });
    ids.west = await make('resident', { name: 'West' }, 'westhead', 'west');
    for (const id of [ids.old, ids.other, ids.held]) await leave(id!);
    await leave(ids.west, 'westhead');
    await counted();
    expect(await figure()).toBe(5);

    await at('2021-03-01T01:00:00.000Z');
    expect((await did(call('head', 'GET /retention'))).types).toMatchObject([{ type: 'resident', mayDestroy: true, needsSecond: true }, { type: 'card', mayDestroy: true, needsSecond: false }].sort((a, b) => (a.type < b.type ? -1 : 1)));
    expect((await did(call('office', 'GET /retention'))).types).toMatchObject([{ type: 'resident', mayDestroy: false }]);
    await did(call('head', 'POST /retention/holds', { body: { recordId: ids.held, reason: `a complaint of ${NAME}` } }));
    expect(await call('head', 'POST /retention/holds', { body: { recordId: ids.held, reason: 'again' } })).toMatchObject({ status: 409, body: { code: 'retention.held-already' } });
    expect((await call('westhead', 'POST /retention/holds', { body: { recordId: ids.held, reason: 'not mine' } })).status).toBe(404);
    expect((await did(call('head', 'GET /retention/records?packId=register&type=resident'))).items.find(({ record }: { record: { id: string } }) => record.id === ids.held).held).toMatchObject({ reason: `a complaint of ${NAME}`, byName: expect.any(String) });

    for (const who of ['clerk', 'office']) expect((await propose(who, [ids.old!])).status).toBe(403);
    const { body } = await propose('head', [ids.old!, ids.held!, ids.open!, ids.west!]);
    expect(body.problems.map(({ code, path }: { code: string; path: string }) => `${code} ${path}`)).toEqual(['destruction.held /body/recordIds/1', 'destruction.not-due /body/recordIds/2', 'record.not-found /body/recordIds/3']);
  });

  it('stands on a list once, can be taken back, and waits for somebody else', async () => {
    const all = await did(propose('head', undefined));
    expect(all).toMatchObject({ state: 'proposed', total: 2, orgNames: ['unit east'], mayConfirm: false, mayWithdraw: true, needsAnother: true, reason: `over, see ${NAME}` });
    expect(await propose('head', [ids.old!])).toMatchObject({ status: 409, body: { code: 'destruction-list.listed' } });
    expect((await propose('head', undefined)).body.code).toBe('destruction-list.nothing');
    for (const [who, type, status] of [['westhead', 'Confirm', 404], ['clerk', 'Confirm', 404], ['head', 'Confirm', 403]] as const) expect([who, (await command(who, all.id, type)).status]).toEqual([who, status]);
    expect((await did(command('head', all.id, 'Withdraw'))).state).toBe('withdrawn');
    expect(await command('office', all.id, 'Confirm')).toMatchObject({ status: 409, body: { code: 'destruction-list.decided' } });
    await carriedOut();
    expect(await recordModel(server.deps.db).countDocuments({ countyId: 'c1' })).toBe(6);

    server.clock.advance(1000);
    const key = 'propose-0001';
    const list = await did(propose('head', [ids.old!, ids.other!], 'resident', key));
    expect((await did(propose('head', [ids.old!, ids.other!], 'resident', key))).id).toBe(list.id);
    listId = list.id;
    expect((await did(call('office', 'GET /destruction-lists'))).items.map(({ id, state, mayConfirm }: { id: string; state: string; mayConfirm: boolean }) => [id, state, mayConfirm])).toEqual([[listId, 'proposed', true], [all.id, 'withdrawn', false]]);
    expect((await did(call('westhead', 'GET /destruction-lists'))).items).toEqual([]);
  });

  it('is done when it was agreed to: gone everywhere, proved, numbers and figures as they were; who stands in the way is kept with why', async () => {
    await did(command('office', listId, 'Confirm'));
    expect((await did(command('office', listId, 'Confirm'))).state).toBe('confirmed');
    expect((await command('office2', listId, 'Confirm')).body.code).toBe('destruction-list.decided');
    await carriedOut();
    expect(await did(call('head', `GET /destruction-lists/${listId}`))).toMatchObject({ state: 'done', total: 2, destroyed: 1, kept: 1, mayConfirm: false });
    expect(await items('head', listId)).toMatchObject([{ state: 'destroyed', no: 'east-resident-2010-0001' }, { state: 'kept', why: expect.stringMatching(/1 .*“record resident”/), record: { title: 'Other' } }]);
    expect(await verified()).toEqual([]);
    await counted();
    expect(await figure()).toBe(5);

    expect(await call('head', `GET /records/${ids.old}`)).toMatchObject({ status: 410, body: { code: 'record.destroyed', detail: expect.stringContaining('east-resident-2010-0001') } });
    expect((await call('clerk', `GET /records/${ids.old}/changes`)).status).toBe(410);
    expect((await call('head', `GET /records/nothing`)).status).toBe(404);
    expect((await did(call('head', 'POST /registers/query', { body: { packId: 'register', type: 'resident' } }))).items.map(({ title }: { title: string }) => title)).not.toContain(NAME);
    expect((await did(call('head', 'GET /retention/records?packId=register&type=resident'))).items.map(({ record }: { record: { title: string } }) => record.title).sort()).toEqual(['Held', 'Other']);
    expect([await uploadModel(server.deps.db).countDocuments(), await server.deps.db.collection('blobs.chunks').countDocuments()]).toEqual([0, 0]);
  });

  it('leaves nothing to be found of whom it was about', async () => {
    server.clock.advance(120_000);
    await carriedOut();
    const dump = await wholeDump();
    const marks = [NAME, ID_NO, '13912345670', 'in confidence', '5670'].flatMap((one) => [one, Buffer.from(one).toString('base64').replace(/=+$/, '')]);
    expect(marks.filter((mark) => dump.includes(mark))).toEqual([]);
    expect(dump).toContain('Ward');
  });

  it('is done once by two servers, and files that a killed one left are found again', async () => {
    await at('2022-01-01T01:00:00.000Z');
    for (let n = 0; n < 12; n += 1) await make('card', { name: `card ${n}`, resident: await make('resident', { name: `Holder ${n}` }) });
    await counted();
    await at('2027-02-01T01:00:00.000Z');
    const list = await did(propose('head', undefined, 'card'));
    expect(list).toMatchObject({ total: 12, mayConfirm: true, needsAnother: false });
    await did(command('head', list.id, 'Confirm'));
    const second = await server.another();
    await Promise.all([carriedOut(), carriedOut(second.deps)]);
    await second.stop();
    expect(await did(call('head', `GET /destruction-lists/${list.id}`))).toMatchObject({ state: 'done', destroyed: 12, kept: 0 });
    const { fileId } = await photo() as { fileId: string };
    await destroyedModel(server.deps.db).updateOne({ listId: list.id }, { $set: { files: [fileId] } });
    await carriedOut();
    expect([await uploadModel(server.deps.db).countDocuments(), await destroyedModel(server.deps.db).countDocuments({ files: { $exists: true } })]).toEqual([0, 0]);
    expect(await verified()).toEqual([]);
  });
});

describe('a link to what was destroyed', () => {
  it('says so', async () => {
    await at('2030-01-01T01:00:00.000Z');
    const [one, other] = [await make('resident', { name: 'Gone' }), await make('resident', { name: 'Stays' })];
    const visit = await make('visit', { name: 'v', resident: one });
    await leave(one);
    await counted();
    await at('2041-01-01T01:00:00.000Z');
    const list = await did(propose('head', [one]));
    await did(command('office', list.id, 'Confirm'));
    await carriedOut();
    expect(other).not.toBe('');
    expect((await did(call('head', `GET /records/${visit}`))).record.names).toEqual({ [one]: '已销毁' });
    expect(await verified()).toEqual([]);
    expect(await itemModel(server.deps.db).countDocuments({ state: 'open' })).toBe(0);
  });
});
