import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fieldsOf, type FieldSpec, type JsonObject, type Program } from '@liandong/core/run';
import { FIXED, planOf, readRecords, readWorkbook, writeRecords } from '@liandong/sheets/records';
import { randomUUID } from 'node:crypto';
import { historyModel, instanceModel, recordModel, verifyCounty } from '../../durable/index';
import { aProgram, packFiles } from '../../durable/testing/a-pack';
import { handIn, preview, upload } from '../../testing/an-import';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { importBatchModel, importModel, importsJob } from './index';

const USERS = { aide: ['AIDE@east1'], worker: ['WORKER@east'], head: ['HEAD@east'], westworker: ['WORKER@west'], office: ['OFFICE@c1'], admin: ['ADMIN@c1'] };
type Name = keyof typeof USERS;
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
const ALL = ['instances', 'history', 'tasks', 'records', 'subjects', 'imports', 'importBatches', 'blobs.files', 'blobs.chunks'];
beforeEach(async () => {
  for (const name of [...ALL, 'views', 'viewHeads']) await server.deps.db.collection(name).deleteMany({});
});
afterAll(async () => { await server.stop(); });

/** Everything as text, also what is none: as somebody may have typed it. */
const typed = (): FieldSpec[] => Object.values(fieldsOf(program.pack, 'case')).map(({ id, title, level }) => ({ id, title, level, type: 'string', required: false }));
interface Row { readonly no?: string; readonly data: JsonObject }
const fileOf = (rows: readonly Row[]): Promise<Uint8Array> => writeRecords(program.pack, planOf(program.pack, 'case', typed(), FIXED), rows.map(({ no, data }) => ({ fixed: no === undefined ? {} : { no }, data })));
const person = (index: number): Row => ({ data: { alias: `wish ${index}`, name: ['李明', '王小兰', '张三'][index] ?? '', idNo: IDS[index] ?? '', story: 'in confidence' } });
const THREE = [0, 1, 2].map(person);
const MANY = (n: number, from = 0): Row[] => Array.from({ length: n }, (_, index) => ({ data: { alias: `a${from + index}`, name: '赵六' } }));
interface More { readonly key?: string; readonly query?: Record<string, string> }
const how = ({ key, query }: More) => ({ query: { ...WHERE, ...query }, ...(key === undefined ? {} : { key }) });
const looked = async (name: Name, rows: readonly Row[], more: More = {}): Promise<Got> => preview(server, people[name], await fileOf(rows), how(more));
const uploaded = async (name: Name, rows: readonly Row[], more: More = {}): Promise<Got> => upload(server, people[name], await fileOf(rows), how(more));
const stored = async (): Promise<number[]> => Promise.all(['instances', 'history', 'tasks', 'records', 'subjects'].map((name) => server.deps.db.collection(name).countDocuments()));
const notes = ({ body }: Got): string[] => (body.rows as { row: number; problems: { cell: string; detail: string }[] }[]).flatMap(({ row, problems }) => problems.map(({ cell, detail }) => `${row} ${cell} ${detail}`));
const command = (name: Name, id: string, type: 'confirm' | 'stop' | 'drop'): Promise<Got> => people[name].call(`POST /imports/${id}/commands`, { body: { type } });

describe('an import of starts', () => {
  it('starts the service once for each row, as by hand: numbers, history, the step that waits, sealed values', async () => {
    const got = await uploaded('aide', THREE);
    expect([got.body.state, got.body.written, got.body.rows.map(({ row, no }: { row: number; no: string }) => `${row} ${no}`)]).toEqual(['done', 3, ['3 east-C-2026-0001', '4 east-C-2026-0002', '5 east-C-2026-0003']]);
    expect([got.body.first, got.body.last, got.body.may]).toEqual(['east-C-2026-0001', 'east-C-2026-0003', []]);
    const { body } = await people.head.call('GET /tasks', { query: { box: 'todo' } });
    expect(body.items.map((task: { workId: string }) => task.workId).sort()).toEqual(got.body.rows.map(({ id }: { id: string }) => id).sort());
    const [row] = await recordModel(server.deps.db).find({ no: 'east-C-2026-0002' }).lean();
    expect([JSON.stringify(row?.data).includes(IDS[1] ?? ''), Object.keys(row?.data ?? {})]).toEqual([false, ['alias', 'name', 'idNo', 'story']]);
    expect(await historyModel(server.deps.db).countDocuments({ type: 'StartWork', by: row?.createdBy ?? '' })).toBe(3);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('keeps nothing in the open while it is under way, and nothing of what was written afterwards', async () => {
    const got = await looked('aide', THREE);
    const secrets = [...IDS, 'in confidence', '王小兰'];
    const dump = async (): Promise<string> => JSON.stringify(await Promise.all(ALL.map((name) => server.deps.db.collection(name).find({}).toArray())));
    const before = await dump();
    expect(secrets.filter((secret) => before.includes(secret))).toEqual([]);
    await command('aide', got.body.id, 'confirm');
    await importsJob.runOnce(server.deps);
    const [batch] = await importBatchModel(server.deps.db).find({}).lean();
    expect([batch?.state, batch?.written.length, (batch?.sealed.length ?? 0) < 80]).toEqual(['done', 3, true]);
    expect(await server.deps.db.collection('blobs.files').countDocuments()).toBe(0);
  });

  it('writes what is right and gives the rest back as a table that says what to mend; mended it is taken', async () => {
    const bad = { data: { ...person(1).data, idNo: '610722194501012384' } };
    const seen = await looked('aide', [person(0), bad, person(2)]);
    expect([seen.body.state, seen.body.rows.length, seen.body.fresh, seen.body.wrong, seen.body.may]).toEqual(['ready', 1, 2, 1, ['confirm', 'drop']]);
    expect(await stored()).toEqual([0, 0, 0, 0, 0]);
    await command('aide', seen.body.id, 'confirm');
    await importsJob.runOnce(server.deps);
    expect(await stored()).toEqual([2, 2, 2, 2, 2]);
    const response = await fetch(`${server.url}/api/v1/imports/${seen.body.id}/errors`, { headers: { Cookie: [...people.aide.cookies].map(([key, value]) => `${key}=${value}`).join('; ') } });
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('要改的行 2026-11-24.xlsx');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const book = await readWorkbook(bytes);
    if ('code' in book) throw new Error(book.code);
    const [heads = [], , row = []] = book.sheets[0]?.rows ?? [];
    const cells = Object.fromEntries(heads.map(({ text }, index) => [text, row[index]?.text ?? '']));
    expect(cells).toMatchObject({ alias: 'wish 1', name: '王小兰', idNo: '610722194501012384', note: 'in confidence', 问题: expect.stringMatching(/idNo H4：.*最后一位不对/) });
    const again = await preview(server, people.aide, bytes, how({}));
    expect([again.body.fresh, again.body.wrong, again.body.problems]).toEqual([0, 1, []]);
    const plan = planOf(program.pack, 'case', typed(), FIXED);
    const read = readRecords(book, plan).records.map(({ data }) => ({ data: { ...data, idNo: IDS[1] ?? '' } }));
    expect((await uploaded('aide', read)).body.written).toBe(1);
    expect(await stored()).toEqual([3, 3, 3, 3, 3]);
  });

  it('leaves nothing behind of a batch when the database refuses the last of what is written, and goes on when it takes it', async () => {
    const seen = await looked('aide', THREE);
    await command('aide', seen.body.id, 'confirm');
    await server.deps.db.db?.command({ collMod: 'subjects', validator: { wrapped: { $exists: false } } });
    try {
      await importsJob.runOnce(server.deps);
      expect([await stored(), (await people.aide.call(`GET /imports/${seen.body.id}`)).body.state]).toEqual([[0, 0, 0, 0, 0], 'importing']);
    } finally {
      await server.deps.db.db?.command({ collMod: 'subjects', validator: {} });
    }
    await importsJob.runOnce(server.deps);
    expect([await stored(), (await people.aide.call(`GET /imports/${seen.body.id}`)).body.state]).toEqual([[3, 3, 3, 3, 3], 'done']);
  });

  it('handed in several times at once is one import; another file under its key and the same rows once more are refused', async () => {
    const [key, bytes] = [randomUUID(), await fileOf(THREE)];
    const all = await Promise.all([1, 2, 3, 4].map(() => handIn(people.aide, bytes, how({ key }))));
    expect([all.map((got) => got.status), new Set(all.map((got) => got.body.id)).size]).toEqual([[201, 201, 201, 201], 1]);
    expect(await server.deps.db.collection('blobs.files').countDocuments()).toBe(1);
    expect((await handIn(people.aide, await fileOf([person(0)]), how({ key }))).body.code).toBe('command.reused');
    await importsJob.runOnce(server.deps);
    const commands = await Promise.all([1, 2, 3].map(() => command('aide', all[0]?.body.id, 'confirm')));
    expect(commands.map((got) => got.status)).toEqual([200, 200, 200]);
    await Promise.all([1, 2].map(() => importsJob.runOnce(server.deps)));
    expect(await stored()).toEqual([3, 3, 3, 3, 3]);
    const again = await looked('aide', THREE);
    const refused = await command('aide', again.body.id, 'confirm');
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([409, 'sheet.rows.taken', '这些行name of aide在 2026-11-24 已经上传过，没有再登记一遍。']);
    expect(await stored()).toEqual([3, 3, 3, 3, 3]);
  });

  it('is for who may start the service there, and only his to look at', async () => {
    const denied = await Promise.all((['westworker', 'office', 'admin', 'head'] as const).map((name) => looked(name, THREE)));
    expect(denied.map((got) => [got.status, got.body.code])).toEqual(denied.map(() => [403, 'work.may-not-start']));
    expect((await looked('aide', THREE, { query: { packId: 'none' } })).body.code).toBe('work.not-in-use');
    const seen = await looked('aide', THREE);
    const others = await Promise.all(['', '/problems', '/written', '/errors'].map((path) => people.worker.call(`GET /imports/${seen.body.id}${path}`)));
    expect([...others, await command('worker', seen.body.id, 'confirm')].map((got) => [got.status, got.body.code])).toEqual(Array.from({ length: 5 }, () => [404, 'sheet.import.not-found']));
    expect([(await people.worker.call('GET /imports')).body.items, (await people.aide.call('GET /imports')).body.items.map(({ id }: { id: string }) => id)]).toEqual([[], [seen.body.id]]);
    expect(await stored()).toEqual([0, 0, 0, 0, 0]);
  });

  it('stops when its owner is here no more, and says so; nothing is lost', async () => {
    const seen = await looked('aide', THREE);
    await command('aide', seen.body.id, 'confirm');
    const doc = await importModel(server.deps.db).findOne({}).lean();
    await importModel(server.deps.db).updateOne({}, { $set: { by: 'nobody' } });
    await importsJob.runOnce(server.deps);
    await importModel(server.deps.db).updateOne({}, { $set: { by: doc?.by ?? '' } });
    const { body } = await people.aide.call(`GET /imports/${seen.body.id}`);
    expect([body.state, body.may, body.problems[0].detail, await stored()]).toEqual(['stopped', ['confirm'], '上传的人已经不在岗，没有再往下登记。', [0, 0, 0, 0, 0]]);
    await command('aide', seen.body.id, 'confirm');
    await importsJob.runOnce(server.deps);
    expect((await people.aide.call(`GET /imports/${seen.body.id}`)).body).toMatchObject({ state: 'done', written: 3, problems: [] });
  });

  it('is stopped between two batches and goes on; given up before it is confirmed it leaves nothing', async () => {
    const seen = await looked('aide', MANY(600));
    await command('aide', seen.body.id, 'confirm');
    expect((await command('aide', seen.body.id, 'stop')).body.state).toBe('stopped');
    await importsJob.runOnce(server.deps);
    expect(await stored()).toEqual([0, 0, 0, 0, 0]);
    expect((await command('aide', seen.body.id, 'confirm')).body.state).toBe('importing');
    await importsJob.runOnce(server.deps);
    const { body } = await people.aide.call(`GET /imports/${seen.body.id}`);
    expect([body.state, body.written, await instanceModel(server.deps.db).countDocuments()]).toEqual(['done', 600, 600]);
    expect((await people.aide.call(`GET /imports/${seen.body.id}/written`, { query: { limit: 100 } })).body.next).toBeDefined();
    const other = await looked('aide', MANY(3, 1000));
    expect((await command('aide', other.body.id, 'drop')).body.state).toBe('dropped');
    expect([await importBatchModel(server.deps.db).countDocuments({ importId: other.body.id }), (await command('aide', other.body.id, 'confirm')).body.code]).toEqual([0, 'sheet.not-ready']);
  }, 60_000);
});

describe('what an import says of a file', () => {
  it('is said of each cell, and nothing is stored', async () => {
    const got = await looked('aide', [person(0), { data: { name: 'x', idNo: '123', opinion: 'mine' } }, { ...person(1) }, { data: { ...person(1).data, alias: 'another' } }]);
    expect([got.status, got.body.fresh, got.body.wrong]).toEqual([200, 2, 2]);
    expect(notes(got)).toEqual(expect.arrayContaining([expect.stringMatching(/^4 F4 .*alias/), expect.stringMatching(/^4 H4 /), expect.stringMatching(/^4 L4 这一项不在第一步填/), '6 H6 和第 5 行是同一个人。']));
    expect(await stored()).toEqual([0, 0, 0, 0, 0]);
  });

  it('is a page at a time, across batches', async () => {
    const got = await looked('aide', Array.from({ length: 260 }, () => ({ data: { name: 'no alias' } })));
    const seen: number[] = [];
    for (let cursor: string | undefined; ;) {
      const { body } = await people.aide.call(`GET /imports/${got.body.id}/problems`, { query: { limit: 70, ...(cursor === undefined ? {} : { cursor }) } });
      seen.push(...body.items.map(({ row }: { row: number }) => row));
      if (body.next === undefined) break;
      cursor = body.next;
    }
    expect([got.body.wrong, seen]).toEqual([260, Array.from({ length: 260 }, (_, index) => index + 3)]);
  }, 60_000);

  it('refuses what is no workbook, or too large', async () => {
    expect((await handIn(people.aide, new Uint8Array(), how({}))).body.code).toBe('sheet.empty');
    const got = await preview(server, people.aide, new TextEncoder().encode('alias,name\n'), how({}));
    expect([got.body.state, got.body.problems[0].detail]).toEqual(['failed', expect.stringMatching(/文本文件/)]);
    expect((await handIn(people.aide, new Uint8Array(31_000_000), how({}))).status).toBe(413);
  });
});
