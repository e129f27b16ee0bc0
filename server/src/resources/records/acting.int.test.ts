import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerFiles } from '../../durable/testing/a-register';
import { packFiles } from '../../durable/testing/a-pack';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { viewModel } from '../../durable/index';

const USERS = { clerk: ['CLERK@east'], head: ['HEAD@east'], westclerk: ['CLERK@west'], office: ['OFFICE@c1'] };
const ID_NO = '610722194501012383';
let server: TestServer;
const people: Record<string, Client> = {};
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [registerFiles()] });
  for (const name of Object.keys(USERS)) people[name] = await server.signIn(name);
}, 120_000);
afterAll(() => server.stop());

const make = async (who: string, recordType: string, data: object, orgId = 'east') => people[who]!.call('POST /records', { body: { packId: 'register', recordType, orgId, data } } as never);
const send = async (who: string, id: string, body: object) => people[who]!.call(`POST /records/${id}/commands` as never, { body } as never);
const get = async (who: string, path: string) => people[who]!.call(`GET /records/${path}` as never);

describe('a record over the API', () => {
  it('is made, read, acted on and put right by who may, and offered to nobody else', async () => {
    const made = await make('clerk', 'resident', { name: 'Li Ming', idNo: ID_NO, village: 'erli' });
    expect(made).toMatchObject({ status: 201, body: { record: { no: 'east-resident-2026-0001', state: 'active', version: 1 }, derived: [{ id: 'where', value: 'ERLI' }], owner: { id: expect.any(String) }, timeline: [] } });
    expect(made.body.may).toMatchObject({ actions: [{ id: 'pause', reason: 'required' }], void: false, transfer: false, correct: expect.arrayContaining(['name', 'idNo', 'village', 'guardian', 'leftFor']) });
    const { id } = made.body.record;
    expect((await get('westclerk', id)).status).toBe(404);
    expect((await get('office', id)).body).toMatchObject({ record: { data: { idNo: expect.not.stringContaining('19450101') }, masked: ['idNo'] }, may: { actions: [], correct: [], void: false } });
    expect((await send('westclerk', id, { type: 'VoidRecord', reason: 'r', base: 1 })).status).toBe(404);
    expect(await send('office', id, { type: 'VoidRecord', reason: 'r', base: 1 })).toMatchObject({ status: 403, body: { code: 'record.may-not' } });
    expect(await send('clerk', id, { type: 'ActOnRecord', action: 'pause', reason: 'ill', base: 1 })).toMatchObject({ status: 200, body: { record: { state: 'paused' }, may: { actions: [] } } });
    expect((await get('head', id)).body.may).toMatchObject({ actions: [{ id: 'leave', form: 'leave', toTitle: 'state left' }], void: true, transfer: true });
    expect(await send('clerk', id, { type: 'CorrectRecord', patch: { village: 'sanli' }, reason: 'misheard', base: 3 })).toMatchObject({ status: 200, body: { record: { data: { village: 'sanli' } }, derived: [{ value: 'SANLI' }] } });
  });

  it('tells who changed what from what and why, masked by the reader, and notes what was shown in full', async () => {
    const { body } = await make('head', 'resident', { name: 'Wang', idNo: ID_NO, village: 'a', story: 'in confidence' });
    const { id } = body.record;
    await send('head', id, { type: 'CorrectRecord', patch: { village: 'b', story: 'otherwise' }, reason: 'a slip', base: 1 });
    await send('head', id, { type: 'ActOnRecord', action: 'leave', data: { leftFor: 'town' }, occurredAt: '2026-11-01T00:00:00.000Z', base: 3 });
    const all = (await get('head', `${id}/changes`)).body.items;
    expect(all.map(({ why }: { why: string }) => why)).toEqual(['act', 'correct', 'create']);
    expect(all[0]).toMatchObject({ what: 'leave', state: 'state left', occurredAt: '2026-11-01T00:00:00.000Z', fields: [{ field: 'leftFor', from: '', to: 'town' }] });
    expect(all[1]).toMatchObject({ by: 'name of head', reason: 'a slip', fields: expect.arrayContaining([{ field: 'village', title: 'village', from: 'a', to: 'b', masked: false, version: 2 }, expect.objectContaining({ field: 'story', from: 'in confidence', to: 'otherwise' })]) });
    expect(await viewModel(server.deps.db).findOne({ countyId: 'c1', recordId: id, where: 'changes' }).lean()).toMatchObject({ levels: ['L3', 'L4'] });
    const masked = JSON.stringify((await get('office', `${id}/changes`)).body);
    expect(masked).not.toMatch(/in confidence|otherwise|19450101/);
    expect(masked).toContain('"village"');
    expect((await get('clerk', `${id}/changes?field=village&limit=1`)).body).toMatchObject({ items: [{ fields: [{ version: 2 }] }], next: expect.any(String) });
    const { next } = (await get('clerk', `${id}/changes?field=village&limit=1`)).body;
    expect((await get('clerk', `${id}/changes?field=village&limit=1&cursor=${next}`)).body).toMatchObject({ items: [{ fields: [{ version: 1 }] }] });
    expect((await get('westclerk', `${id}/changes`)).status).toBe(404);
  });

  it('knows who points to it, as far as one reaches, a page at a time', async () => {
    const { body } = await make('clerk', 'resident', { name: 'Hub' });
    const { id } = body.record;
    for (let index = 0; index < 3; index += 1) await make('clerk', 'visit', { name: `visit ${index}`, resident: id });
    expect((await get('clerk', id)).body.linked).toEqual([{ type: 'visit', typeTitle: 'record visit', link: 'to', title: 'visits', onVoid: 'void', count: 3, more: false }]);
    const first = (await get('clerk', `${id}/links?type=visit&link=to&limit=2`)).body;
    expect(first.items).toHaveLength(2);
    expect((await get('clerk', `${id}/links?type=visit&link=to&limit=2&cursor=${first.next}`)).body).toMatchObject({ items: [{ title: expect.stringContaining('visit') }] });
    expect((await get('clerk', `${id}/links?type=card&link=holder`)).body.items).toEqual([]);
    expect((await get('westclerk', `${id}/links?type=visit&link=to`)).status).toBe(404);
  });

  it('that is handed over leaves who gave it away', async () => {
    const { body } = await make('head', 'resident', { name: 'Mover' });
    const to = (await people.westclerk!.call('GET /session')).body.user?.id ?? '';
    const given = await send('head', body.record.id, { type: 'TransferRecord', orgId: 'west', ...(to === '' ? {} : { owner: to }), reason: 'moved', base: 1 });
    expect(given).toMatchObject({ status: 200, body: { record: { orgId: 'west' } } });
    expect((await get('clerk', body.record.id)).status).toBe(404);
    expect((await get('westclerk', body.record.id)).status).toBe(200);
  });
});

it('kinds of records say where one may be made', async () => {
  const { items } = (await people.clerk!.call('GET /record-types' as never)).body as { items: { type: string; create?: object }[] };
  expect(items.find(({ type }) => type === 'resident')).toMatchObject({ packId: 'register', create: { form: 'resident', units: [{ id: 'east' }] } });
  const office = (await people.office!.call('GET /record-types' as never)).body as { items: { create?: object }[] };
  expect(office.items.some(({ create }) => create)).toBe(false);
});

it.each([
  [{ type: 'VoidRecord', reason: 'r' }], [{ type: 'VoidRecord', reason: 'r', base: -1 }], [{ type: 'Other', base: 1 }], [{ type: 'CorrectRecord', patch: [], reason: 'r', base: 1 }],
  [{ type: 'ActOnRecord', action: '__proto__', base: 1 }], [{ type: 'VoidRecord', reason: 'x'.repeat(1001), base: 1 }],
])('refuses %j', async (body) => {
  const made = await make('head', 'resident', { name: 'Bad' });
  expect((await send('head', made.body.record.id, body)).status).toBe(400);
});

it('a record that a process made is put right like any other, and the work goes on upon it', async () => {
  const files = packFiles();
  const type = JSON.parse(files['records/case.json'] ?? '{}');
  const other = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await other.seedCounty({ users: { aide: ['AIDE@east1'], head: ['HEAD@east'] }, packs: [{ ...files, 'records/case.json': JSON.stringify({ ...type, correct: { roles: ['HEAD'] } }) }] });
  const [aide, head] = [await other.signIn('aide'), await other.signIn('head')];
  const work = (await aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data: { alias: 'x', name: 'Li', idNo: ID_NO } } })).body;
  const corrected = await head.call(`POST /records/${work.record.id}/commands` as never, { body: { type: 'CorrectRecord', patch: { alias: 'y' }, reason: 'slip', base: work.record.version } } as never);
  expect(corrected).toMatchObject({ status: 200, body: { record: { data: { alias: 'y' } }, workId: work.id } });
  const task = work.tasks[0].id;
  expect(await head.call(`POST /works/${work.id}/commands` as never, { body: { type: 'CompleteTask', taskId: task, outcome: 'pass', data: { opinion: 'fine' } } } as never)).toMatchObject({ status: 200, body: { record: { data: { alias: 'y', opinion: 'fine' } } } });
  const changes = (await head.call(`GET /records/${work.record.id}/changes` as never)).body as { items: { why: string; what?: string }[] };
  expect(changes.items.map(({ why, what }) => `${why} ${what ?? ''}`)).toEqual(['step check', 'correct ', 'create write']);
  const { verifyCounty } = await import('../../durable/audit/verify');
  expect((await verifyCounty(other.deps, 'c1')).problems).toEqual([]);
  await other.stop();
}, 120_000);

describe('what may not be is said by code, place and in words', () => {
  const said = ({ status, body }: { readonly status: number; readonly body: { readonly problems?: readonly { readonly code: string; readonly path: string; readonly detail: string }[] } }) =>
    ({ status, problems: (body.problems ?? []).map(({ code, path, detail }) => `${code} ${path} ${detail}`) });
  const resident = async (data: object): Promise<string> => (await make('clerk', 'resident', data)).body.record.id;

  it('links that go round in a circle', async () => {
    const first = await resident({ name: 'First' });
    const second = await resident({ name: 'Second', guardian: first });
    expect(said(await send('clerk', first, { type: 'CorrectRecord', patch: { guardian: second }, reason: 'r', base: 1 }))).toEqual({ status: 409, problems: ['record.link-circle /guardian “wards”这样填会绕回自己，请重新选。'] });
  });

  it('more links than may be', async () => {
    const id = await resident({ name: 'Holder' });
    await make('clerk', 'card', { name: 'one', resident: id });
    expect(said(await make('clerk', 'card', { name: 'two', resident: id }) as never)).toEqual({ status: 409, problems: ['record.link-most /resident 选的“record resident”在同一时间最多只能有 1 个“cards”。'] });
  });

  it('a correction of what another one has corrected meanwhile, or of a version that is not there', async () => {
    const id = await resident({ name: 'Old base', village: 'a' });
    await send('head', id, { type: 'CorrectRecord', patch: { village: 'b' }, reason: 'r', base: 1 });
    expect(said(await send('clerk', id, { type: 'CorrectRecord', patch: { village: 'c' }, reason: 'r', base: 1 }))).toEqual({ status: 409, problems: ['record.changed-meanwhile  您打开之后，name of head改了village，请看过再改'] });
    expect(said(await send('clerk', id, { type: 'CorrectRecord', patch: { village: 'c' }, reason: 'r', base: 99 }))).toEqual({ status: 409, problems: ['record.base-unknown /base 这条记录已经变了，请重新打开'] });
  });

  it('voiding twice, one after the other and at once', async () => {
    const [one, two] = [await resident({ name: 'Twice' }), await resident({ name: 'At once' })];
    const give = async (id: string, base: number) => send('head', id, { type: 'VoidRecord', reason: 'entered twice', base });
    expect((await give(one, 1)).status).toBe(200);
    expect(said(await give(one, 3))).toEqual({ status: 409, problems: ['record.void-already  这条记录已经是“state voided”'] });
    const both = await Promise.all([give(two, 1), give(two, 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('a reason that is missing', async () => {
    const id = await resident({ name: 'Why' });
    expect(said(await send('head', id, { type: 'VoidRecord', reason: ' ', base: 1 }))).toEqual({ status: 422, problems: ['record.reason-required /reason 请写明原因'] });
  });
});

it('numbers that are counted at once are all there and each once', async () => {
  const made = await Promise.all(Array.from({ length: 12 }, async (_, index) => make('westclerk', 'resident', index % 4 === 0 ? {} : { name: `Race ${index}` }, 'west')));
  const numbers = made.flatMap(({ status, body }) => (status === 201 ? [body.record.no ?? ''] : [])).sort();
  expect(numbers).toEqual(Array.from({ length: 9 }, (_, index) => `west-resident-2026-000${index + 1}`));
  expect(made.filter(({ status }) => status === 422)).toHaveLength(3);
});
