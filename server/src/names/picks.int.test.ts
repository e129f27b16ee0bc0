/** What is picked is asked for where it is handed in, and called by its name wherever it is shown. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackFiles } from '@liandong/core/run';
import { packFiles } from '../durable/testing/a-pack';
import { aClient, type Client } from '../testing/a-client';
import { aServer, type TestServer } from '../testing/a-server';

const USERS = { aide: ['AIDE@east1'], worker: ['WORKER@east'], head: ['HEAD@east'], westworker: ['WORKER@west'], westhead: ['HEAD@west'], helper: ['VOLUNTEER@east'] };
const pick = (kind: object, more: object = {}): object => ({ type: 'string', title: 'pick', 'x-privacy': 'L0', 'x-ref': kind, ...more });
const PICKS = {
  before: pick({ kind: 'record', record: 'case' }), place: pick({ kind: 'unit', tier: 'station' }), mate: pick({ kind: 'user', role: 'WORKER' }), hidden: pick({ kind: 'record', record: 'case' }, { 'x-privacy': 'L3' }),
  others: { type: 'array', title: 'others', 'x-privacy': 'L0', 'x-ref': { kind: 'record', record: 'case' }, items: { type: 'string' } },
  rows: { type: 'array', title: 'rows', 'x-privacy': 'L0', items: { type: 'object', properties: { about: pick({ kind: 'record', record: 'case' }), note: { type: 'string', title: 'note' } } } },
};

/** The sample pack with something to pick in its first form and in its review, in its list columns and on its notice. */
function withPicks(files: PackFiles): PackFiles {
  const change = (path: string, to: (object: Record<string, never>) => object): [string, string] => [path, JSON.stringify(to(JSON.parse(files[path] ?? '{}') as Record<string, never>))];
  const properties = (more: object) => (form: { readonly schema?: { readonly properties: object } }) => ({ ...form, schema: { ...form.schema, properties: { ...form.schema?.properties, ...more } } });
  return {
    ...files, ...Object.fromEntries([
      change('forms/apply.json', properties(PICKS)), change('forms/review.json', properties({ place: PICKS.place, next: pick({ kind: 'record', record: 'case' }) })),
      change('records/case.json', (type) => ({ ...type, columns: ['alias', 'before', 'place', 'mate', 'others', 'rows'] })),
      ['notices/all.json', JSON.stringify({ id: 'all', title: 'all', record: 'case', where: 'state != "refused"', fields: ['alias', 'before', 'place', 'mate'] })],
    ]),
    'processes/flow.bpmn': (files['processes/flow.bpmn'] ?? '').replace('<liandong:fact field="alias"/></bpmn:extensionElements><bpmn:incoming>f2', '<liandong:fact field="before"/></bpmn:extensionElements><bpmn:incoming>f2'),
  };
}

let server: TestServer;
const people: Record<string, Client> = {};
const as = (name: string): Client => people[name] ?? (() => { throw new Error(name); })();
let serial = 0;
const start = (by: string, data: object = {}, orgId = by.startsWith('west') ? 'west' : 'east') => {
  serial += 1;
  return as(by).call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId, data: { alias: `wish ${serial}`, name: `Li ${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[serial % 26] ?? ''}`, ...data } } });
};
interface Made { readonly workId: string; readonly id: string; readonly no: string; readonly title: string; readonly taskId: string }
async function made(by: string, data: object = {}): Promise<Made> {
  const { status, body } = await start(by, data);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { workId: body.id, id: body.record.id, no: body.record.no, title: body.record.title, taskId: body.tasks[0]?.id };
}
const userId: Record<string, string> = {};
let [ours, theirs, refused]: Made[] = [];
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [withPicks(packFiles())] });
  for (const name of Object.keys(USERS)) {
    people[name] = await server.signIn(name);
    userId[name] = String((await server.deps.db.collection('users').findOne({ username: name }))?._id);
  }
  [ours, theirs, refused] = [await made('worker'), await made('westworker'), await made('worker')];
  const done = await as('head').call(`POST /works/${refused?.workId}/commands`, { body: { type: 'CompleteTask', taskId: refused?.taskId, outcome: 'reject', comment: 'no', data: {} } });
  expect(done.body.record.state).toBe('refused');
}, 60_000);
afterAll(() => server.stop());

const told = (body: { problems: { code: string; path: string }[] }): string[] => body.problems.map(({ code, path }) => `${code} ${path}`);

describe('what is picked in a form', () => {
  it('is taken when it is there within one’s reach', async () => {
    const { status, body } = await start('worker', { before: ours?.id, place: 'west', mate: userId.westworker, others: [ours?.id], rows: [{ about: ours?.id }, { note: 'x' }] });
    expect([status, body.record.data.before]).toEqual([201, ours?.id]);
  });

  it('is refused at its place when it is not: unknown, another’s, given up, of another tier, without the role; all told alike', async () => {
    for (const id of [theirs?.id, refused?.id, 'nothing', ours?.workId, userId.worker]) {
      const { status, body } = await start('worker', { before: id });
      expect([status, told(body), body.problems[0].detail]).toEqual([422, ['form.reference-unknown /before'], expect.not.stringContaining(String(id))]);
    }
    const { body } = await start('worker', { place: 'east1', mate: userId.head, others: [ours?.id, theirs?.id], rows: [{ note: 'x' }, { about: theirs?.id }] });
    expect(told(body)).toEqual(['form.reference-unknown /place', 'form.reference-unknown /mate', 'form.reference-unknown /others', 'form.reference-unknown /rows/1/about']);
    expect((await start('worker', { mate: 'nobody' })).status).toBe(422);
  });

  it('stores nothing and uses up no number when it is refused', async () => {
    const count = () => server.deps.db.collection('records').countDocuments();
    const [before, first] = [await count(), await made('worker')];
    await start('worker', { before: theirs?.id });
    expect([await count(), Number((await made('worker')).no.slice(-4))]).toEqual([before + 1, Number(first.no.slice(-4)) + 1]);
  });

  it('is asked for in every later step too; what the record holds already stays', async () => {
    const work = await made('worker', { before: ours?.id, place: 'east' });
    const complete = (data: object) => as('head').call(`POST /works/${work.workId}/commands`, { body: { type: 'CompleteTask', taskId: work.taskId, outcome: 'pass', data } });
    expect(told((await complete({ next: theirs?.id, place: 'east1' })).body)).toEqual(['form.reference-unknown /place', 'form.reference-unknown /next']);
    expect((await complete({ place: 'east', next: ours?.id })).status).toBe(200);
  });

  it('stays allowed where it was picked before it was given up', async () => {
    const target = await made('worker');
    const work = await made('worker', { before: target.id });
    await as('head').call(`POST /works/${target.workId}/commands`, { body: { type: 'CompleteTask', taskId: target.taskId, outcome: 'reject', comment: 'no', data: {} } });
    const back = await as('head').call(`POST /works/${work.workId}/commands`, { body: { type: 'ReturnTask', taskId: work.taskId, to: 'write', comment: 'again' } });
    const taskId = back.body.tasks[0].id;
    const again = await as('worker').call(`POST /works/${work.workId}/commands`, { body: { type: 'CompleteTask', taskId, data: { before: target.id, others: [target.id] } } });
    expect(told(again.body)).toEqual(['form.reference-unknown /others']);
    expect((await as('worker').call(`POST /works/${work.workId}/commands`, { body: { type: 'CompleteTask', taskId, data: { before: target.id } } })).status).toBe(200);
  });

  it('is looked up in one trip for all of a command, and not at all where nothing is picked', async () => {
    const { db } = server.deps.db;
    const lookUps = async (): Promise<number> => (await db?.collection('system.profile').find().toArray() ?? []).filter((entry) => /"performers":1[,}]/.test(JSON.stringify(entry.command))).length;
    await db?.command({ profile: 2 });
    await start('worker', { before: ours?.id, others: [ours?.id, theirs?.id, 'x'], rows: [{ about: ours?.id }] });
    const trips = await lookUps();
    await start('worker');
    await db?.command({ profile: 0 });
    expect([trips, await lookUps()]).toEqual([1, 1]);
  });
});

describe('what was picked is shown', () => {
  const columns = async (who: string, id: string | undefined): Promise<Record<string, string>> => {
    const { body } = await as(who).call('GET /records', { query: { ids: id } as never });
    return Object.fromEntries(body.items[0].columns.map((column: { field: string; value: string }) => [column.field, column.value]));
  };
  let about: Made;
  beforeAll(async () => { about = await made('westworker', { before: theirs?.id, place: 'west', mate: userId.westworker, others: [theirs?.id], rows: [{ about: theirs?.id, note: 'n' }] }); });

  it('by name in lists, as its reader may see it', async () => {
    expect(await columns('westworker', about.id)).toMatchObject({ before: theirs?.title, place: 'unit west', mate: 'name of westworker', others: theirs?.title, rows: `pick ${theirs?.title}、note n` });
  });

  it('never by an id to who does not reach it', async () => {
    const work = await made('worker', { place: 'west', mate: userId.westworker });
    await server.deps.db.collection('records').updateOne({ _id: work.id as never }, { $set: { 'data.before': theirs?.id, 'data.others': [theirs?.id, ours?.id] } });
    expect(await columns('worker', work.id)).toMatchObject({ before: '其他机构的记录', others: `其他机构的记录、${ours?.title}`, mate: 'name of westworker' });
    const page = await as('worker').call(`GET /works/${work.workId}`);
    expect(page.body.record.names).toEqual({ west: 'unit west', [userId.westworker ?? '']: 'name of westworker', [theirs?.id ?? '']: '其他机构的记录', [ours?.id ?? '']: ours?.title });
    const tasks = await as('head').call('GET /tasks', { query: { box: 'todo' } as never });
    expect(tasks.body.items.find((row: { workId: string }) => row.workId === work.workId).facts).toEqual([{ title: 'pick', value: '其他机构的记录' }]);
  });

  it('in public by what everybody may know: the number where the title is somebody’s name', async () => {
    const { body } = await aClient(server.url).call('GET /notices/sample/all');
    const item = body.items.find((one: { no: string }) => one.no === about.no);
    expect(item.values).toEqual({ alias: expect.any(String), before: theirs?.no, place: 'unit west', mate: 'name of westworker' });
    expect(JSON.stringify(body)).not.toContain(theirs?.id);
  });
});

it('a picker is not offered what was given up', async () => {
  const ids = async (query: object) => (await as('worker').call('GET /records', { query: { packId: 'sample', type: 'case', ...query } as never })).body.items.map((row: { id: string }) => row.id);
  expect(await ids({})).toContain(refused?.id);
  expect(await ids({ pick: true })).not.toContain(refused?.id);
  expect(await ids({ pick: true })).toContain(ours?.id);
});
