import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fieldsOf, type FieldSpec, type JsonObject, type Program } from '@liandong/core/run';
import { FIXED, planOf, readRecords, readWorkbook, writeRecords } from '@liandong/sheets/records';
import { randomUUID } from 'node:crypto';
import { historyModel, instanceModel, recordModel, verifyCounty, viewModel } from '../../durable/index';
import { aProgram, packFiles } from '../../durable/testing/a-pack';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { recordUploadModel } from './index';

const USERS = { aide: ['AIDE@east1'], worker: ['WORKER@east'], head: ['HEAD@east'], westworker: ['WORKER@west'], office: ['OFFICE@c1'], admin: ['ADMIN@c1'] };
type Name = keyof typeof USERS;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WHERE = { packId: 'sample', serviceId: 'help', orgId: 'east1' };
/** valid numbers of made-up people */
const IDS = ['610722194501012383', '11010519491231002X', '440524188001010014'];

let server: TestServer;
let program: Program;
const people = {} as Record<Name, Client>;
beforeAll(async () => {
  program = await aProgram();
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [packFiles()] });
  for (const name of Object.keys(USERS) as Name[]) people[name] = await server.signIn(name);
});
beforeEach(async () => {
  for (const name of ['instances', 'history', 'tasks', 'records', 'subjects', 'views', 'viewHeads', 'recordUploads']) await server.deps.db.collection(name).deleteMany({});
});
afterAll(async () => { await server.stop(); });

const allFields = (): FieldSpec[] => Object.values(fieldsOf(program.pack, 'case'));
/** Everything as text, also what is none: as somebody may have typed it. */
const typed = (): FieldSpec[] => allFields().map(({ id, title, level }) => ({ id, title, level, type: 'string', required: false }));
interface Row { readonly no?: string; readonly data: JsonObject }
const fileOf = (rows: readonly Row[]): Promise<Uint8Array> => writeRecords(program.pack, planOf(program.pack, 'case', typed(), FIXED), rows.map(({ no, data }) => ({ fixed: no === undefined ? {} : { no }, data })));
const person = (index: number): Row => ({ data: { alias: `wish ${index}`, name: ['李明', '王小兰', '张三'][index] ?? '', idNo: IDS[index] ?? '', story: 'in confidence' } });
const THREE = [0, 1, 2].map(person);
const post = async (name: Name, route: 'preview' | 'uploads', rows: readonly Row[] | Uint8Array, more: { key?: string; query?: Record<string, string> } = {}): Promise<Got> =>
  people[name].call(`POST /record-sheets/${route}`, { raw: { type: XLSX, text: rows instanceof Uint8Array ? rows : await fileOf(rows) }, query: { ...WHERE, ...more.query }, ...(more.key ? { key: more.key } : {}) });
async function fetched(name: Name, path: string): Promise<Uint8Array> {
  const response = await fetch(`${server.url}/api/v1/record-sheets/${path}`, { headers: { Cookie: [...people[name].cookies].map(([key, value]) => `${key}=${value}`).join('; ') } });
  expect([response.status, response.headers.get('content-type'), response.headers.get('content-disposition')]).toEqual([200, XLSX, expect.stringMatching(/^attachment; .*2026-11-24\.xlsx$/)]);
  return new Uint8Array(await response.arrayBuffer());
}
const RECORDS = 'records?packId=sample&type=case';
async function rowsIn(bytes: Uint8Array) {
  const book = await readWorkbook(bytes);
  if ('code' in book) throw new Error(book.code);
  return readRecords(book, planOf(program.pack, 'case', allFields(), FIXED)).records;
}
const stored = async (): Promise<number[]> => Promise.all(['instances', 'history', 'tasks', 'records', 'subjects', 'recordUploads'].map((name) => server.deps.db.collection(name).countDocuments()));
const codes = (got: Got): string[] => (got.body.rows as { row: number; problems: { cell: string; detail: string }[] }[]).flatMap(({ row, problems }) => problems.map(({ cell, detail }) => `${row} ${cell} ${detail}`));

describe('an upload', () => {
  it('starts the service once for each row, as by hand: numbers, history, the step that waits, sealed values', async () => {
    const got = await post('aide', 'uploads', THREE);
    expect([got.status, got.body.works.map((work: { no: string }) => work.no)]).toEqual([201, ['east-C-2026-0001', 'east-C-2026-0002', 'east-C-2026-0003']]);
    const { body } = await people.head.call('GET /tasks', { query: { box: 'todo' } });
    expect(body.items.map((task: { workId: string }) => task.workId).sort()).toEqual(got.body.works.map((work: { id: string }) => work.id).sort());
    const { body: work } = await people.aide.call(`GET /works/${got.body.works[1].id}`);
    expect([work.record.title, work.timeline.map((entry: { kind: string }) => entry.kind)]).toEqual(['王小兰', ['started', 'completed', 'waiting']]);
    const [row] = await recordModel(server.deps.db).find({ no: 'east-C-2026-0002' }).lean();
    expect([JSON.stringify(row?.data).includes(IDS[1] ?? ''), Object.keys(row?.data ?? {})]).toEqual([false, ['alias', 'name', 'idNo', 'story']]);
    expect(await historyModel(server.deps.db).countDocuments({ type: 'StartWork', by: row?.createdBy ?? '' })).toBe(3);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('starts nothing at all when one row is wrong', async () => {
    const bad = { data: { ...person(1).data, idNo: '610722194501012384' } };
    const before = await stored();
    const got = await post('aide', 'uploads', [person(0), bad, person(2)]);
    expect([got.status, got.body.code]).toEqual([422, 'sheet.not-ready']);
    expect(await stored()).toEqual(before);
  });

  it('leaves nothing behind when the database refuses the last of what is written', async () => {
    await server.deps.db.db?.command({ collMod: 'subjects', validator: { wrapped: { $exists: false } } });
    try {
      const got = await post('aide', 'uploads', THREE);
      expect([got.status, await stored()]).toEqual([500, [0, 0, 0, 0, 0, 0]]);
    } finally {
      await server.deps.db.db?.command({ collMod: 'subjects', validator: {} });
    }
    expect((await post('aide', 'uploads', THREE)).status).toBe(201);
  });

  it('sent several times at once acts once; other rows under its key and its rows under another key are refused', async () => {
    const key = randomUUID();
    const all = await Promise.all([1, 2, 3, 4].map(() => post('aide', 'uploads', THREE, { key })));
    expect([all.map((got) => got.status), new Set(all.map((got) => got.text)).size]).toEqual([[201, 201, 201, 201], 1]);
    expect(await instanceModel(server.deps.db).countDocuments()).toBe(3);
    const other = await post('aide', 'uploads', [person(0)], { key });
    const again = await post('aide', 'uploads', THREE);
    expect([other.status, other.body.code, again.status, again.body.code, again.body.detail]).toEqual([409, 'command.reused', 409, 'sheet.rows.taken', '这些行name of aide在 2026-11-24 已经上传过，没有再登记一遍。']);
    const race = await Promise.all([1, 2, 3].map(() => post('aide', 'uploads', [{ data: { alias: 'a', name: '赵六' } }])));
    expect(race.map((got) => got.status).sort()).toEqual([201, 409, 409]);
    expect([await instanceModel(server.deps.db).countDocuments(), await recordUploadModel(server.deps.db).countDocuments()]).toEqual([4, 2]);
  });

  it('is for who may start the service there, and only so many rows at once', async () => {
    const denied = await Promise.all((['westworker', 'office', 'admin', 'head'] as const).flatMap((name) => [post(name, 'uploads', THREE), post(name, 'preview', THREE)]));
    expect(denied.map((got) => [got.status, got.body.code])).toEqual(denied.map(() => [403, 'work.may-not-start']));
    expect((await post('aide', 'preview', THREE, { query: { packId: 'none' } })).body.code).toBe('work.not-in-use');
    const many = await post('aide', 'preview', Array.from({ length: 501 }, (_, index) => ({ data: { alias: `a${index}`, name: '赵六' } })));
    expect([many.status, many.body.code]).toEqual([422, 'sheet.too-many-rows']);
    expect(await stored()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('takes five hundred rows in one transaction', async () => {
    const got = await post('aide', 'uploads', Array.from({ length: 500 }, (_, index) => ({ data: { alias: `a${index}`, name: '赵六' } })));
    expect([got.status, got.body.works.length, await instanceModel(server.deps.db).countDocuments()]).toEqual([201, 500, 500]);
  }, 60_000);
});

describe('a preview', () => {
  it('says of each cell what is wrong, and stores nothing', async () => {
    const rows = [person(0), { data: { name: 'x', idNo: '123', opinion: 'mine' } }, { ...person(1) }, { data: { ...person(1).data, alias: 'another' } }];
    const got = await post('aide', 'preview', rows);
    expect([got.status, got.body.fresh, got.body.wrong, got.body.ready]).toEqual([200, 2, 2, false]);
    expect(codes(got)).toEqual(expect.arrayContaining([expect.stringMatching(/^4 F4 .*alias/), expect.stringMatching(/^4 H4 /), expect.stringMatching(/^4 L4 这一项不在第一步填/), '6 H6 和第 5 行是同一个人。']));
    expect(await stored()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('refuses what is no workbook, holds formulas, or is a bomb', async () => {
    const tries = [[new Uint8Array(), 'sheet.empty'], [new TextEncoder().encode('alias,name\n'), 'sheet.unreadable']] as const;
    for (const [bytes, code] of tries) expect([(await post('aide', 'preview', bytes)).body.code]).toEqual([code]);
    expect((await post('aide', 'preview', new Uint8Array(11_000_000))).status).toBe(413);
  });
});

describe('a download', () => {
  it('shows each reader what he may see, and that sensitive values were taken is in the audit', async () => {
    await post('aide', 'uploads', THREE);
    const [aides, workers] = [await rowsIn(await fetched('aide', RECORDS)), await rowsIn(await fetched('worker', RECORDS))];
    expect(aides.map(({ data }) => data.idNo)).toEqual(expect.arrayContaining(['6107**********2383']));
    expect(aides.every(({ data }) => !('story' in data))).toBe(true);
    expect(workers.map(({ data, fixed }) => [data.idNo, fixed.org, fixed.created]).sort()).toEqual(IDS.map((id) => [id, 'unit east1', '2026-11-24']).sort());
    const views = await viewModel(server.deps.db).find({}).lean();
    expect(views.map(({ byName, where, levels, seq }) => [byName, where, levels, seq])).toEqual([1, 2, 3].map(() => ['name of worker', 'download', ['L3'], 1]));
    await fetched('worker', RECORDS);
    expect(await viewModel(server.deps.db).countDocuments({ seq: 2 })).toBe(3);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('holds only what one reaches', async () => {
    await post('aide', 'uploads', THREE);
    for (const name of ['westworker', 'admin'] as const) expect((await people[name].call('GET /record-sheets/records', { query: { packId: 'sample', type: 'case' } })).body.code).toBe('sheet.no-records');
    const office = await rowsIn(await fetched('office', RECORDS));
    expect(office.map(({ data }) => data.name)).toEqual([1, 2, 3].map(() => expect.stringContaining('*')));
  });

  it('comes back unchanged; what was changed is shown and refused, new rows are told apart, strange numbers are wrong', async () => {
    await post('aide', 'uploads', THREE);
    const bytes = await fetched('worker', RECORDS);
    const same = await post('worker', 'preview', bytes, { query: { orgId: 'east' } });
    expect([same.body.unchanged, same.body.fresh, same.body.changed, same.body.wrong, same.body.ready]).toEqual([3, 0, 0, 0, false]);
    expect((await post('worker', 'uploads', bytes, { query: { orgId: 'east' } })).body.code).toBe('sheet.no-new-rows');
    const [first] = await rowsIn(bytes);
    const no = first?.fixed.no ?? '';
    const edited = await post('worker', 'preview', [{ no, data: { ...first?.data, alias: 'other', idNo: IDS[0] === first?.data.idNo ? (IDS[1] ?? '') : (IDS[0] ?? '') } }, { data: { alias: 'fresh', name: '周七' } }, { no: 'east-C-2026-9999', data: {} }, { no, data: {} }], { query: { orgId: 'east' } });
    expect([edited.body.changed, edited.body.fresh, edited.body.wrong, edited.body.ready]).toEqual([1, 1, 2, false]);
    const row = edited.body.rows.find(({ kind }: { kind: string }) => kind === 'changed');
    expect(row.changes.map(({ cell, from }: { cell: string; from: string }) => [cell, from])).toEqual(expect.arrayContaining([['F3', first?.data.alias], ['H3', '***']]));
    expect(codes(edited)).toEqual(expect.arrayContaining([expect.stringMatching(/^5 A5 没有编号“east-C-2026-9999”的记录/), expect.stringMatching(/^6 A6 这个编号在第 3 行/)]));
  });

  it('a template is empty and has the fields of the first step', async () => {
    const book = await readWorkbook(await fetched('aide', `template?packId=sample&serviceId=help&orgId=east1`));
    expect('code' in book ? book.code : book.sheets[0]?.rows[0]?.map(({ text }) => text)).toEqual(['alias', 'name', 'idNo', 'note']);
  });
});
