/** Records, units and people in a sheet: written as people know them, by number and name, and read back as what was meant. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, type JsonObject, type PackFiles, type Program } from '@liandong/core/run';
import { FIXED, planOf, readRecords, readWorkbook, writeRecords } from '@liandong/sheets/records';
import { aProgram, packFiles } from '../../durable/testing/a-pack';
import { preview, upload } from '../../testing/an-import';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const USERS = { worker: ['WORKER@east'], li1: ['WORKER@east'], li2: ['WORKER@west'], wang: ['HEAD@west'], westworker: ['WORKER@west'] };
const NAMES = { li1: '李明', li2: '李明', wang: '王芳' };
const UNITS = [{ id: 'c1', tier: 'county' }, { id: 'east', tier: 'station', name: '二里镇', parent: 'c1' }, { id: 'west', tier: 'station', name: '莲花街道', parent: 'c1' }, { id: 'r1', tier: 'room', name: '新村', parent: 'east' }, { id: 'r2', tier: 'room', name: '新村', parent: 'west' }] as const;
const pick = (kind: object): object => ({ type: 'string', title: 'pick', 'x-privacy': 'L0', 'x-ref': kind });
const PICKS = {
  before: pick({ kind: 'record', record: 'case' }), place: pick({ kind: 'unit' }), mates: { type: 'array', title: 'mates', 'x-privacy': 'L0', 'x-ref': { kind: 'user' }, items: { type: 'string' } },
  rows: { type: 'array', title: 'rows', 'x-privacy': 'L0', items: { type: 'object', properties: { about: pick({ kind: 'record', record: 'case' }), note: { type: 'string', title: 'note' } } } },
};
function withPicks(files: PackFiles): PackFiles {
  const form = JSON.parse(files['forms/apply.json'] ?? '{}') as { schema: { properties: object } };
  return { ...files, 'forms/apply.json': JSON.stringify({ ...form, schema: { ...form.schema, properties: { ...form.schema.properties, ...PICKS } } }) };
}

let server: TestServer;
let program: Program;
let [worker, west]: Client[] = [];
const made = async (client: Client | undefined, orgId: string, alias: string): Promise<{ id: string; no: string }> =>
  (await client!.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId, data: { alias, name: '张三' } } })).body.record;
let [ours, theirs]: { id: string; no: string }[] = [];
beforeAll(async () => {
  program = await aProgram(withPicks(packFiles()));
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ units: UNITS as never, users: USERS, names: NAMES, packs: [withPicks(packFiles())] });
  [worker, west] = [await server.signIn('worker'), await server.signIn('westworker')];
  [ours, theirs] = [await made(worker, 'east', 'ours'), await made(west, 'west', 'theirs')];
}, 60_000);
afterAll(() => server.stop());

const plan = () => planOf(program.pack, 'case', Object.values(fieldsOf(program.pack, 'case')), FIXED);
const post = async (route: 'preview' | 'uploads', rows: readonly JsonObject[] | Uint8Array): Promise<Got> => {
  const text = rows instanceof Uint8Array ? rows : await writeRecords(program.pack, plan(), rows.map((data) => ({ fixed: {}, data })));
  return (route === 'preview' ? preview : upload)(server, worker!, text, { query: { packId: 'sample', serviceId: 'help', orgId: 'east' } });
};
const row = (more: JsonObject): JsonObject => ({ alias: 'a wish', name: '李四', ...more });
const problems = ({ body }: Got): string[] => (body.rows as { problems: { title: string; detail: string }[] }[]).flatMap((one) => one.problems.map(({ title, detail }) => `${title}: ${detail}`));
const UNKNOWN = '选的不存在、已经作废，或者不在您的范围里，请重新选';

describe('a sheet', () => {
  it('says what was picked by number and name, and the same cells are read back as what was meant', async () => {
    const got = await post('uploads', [row({ before: ours?.no ?? '', place: '莲花街道', mates: ['李明（二里镇）', '王芳'], rows: [{ about: ours?.no ?? '', note: 'x' }] })]);
    expect([got.body.state, got.body.problems]).toEqual(['done', []]);
    const stored = await server.deps.db.collection('records').findOne({ workId: got.body.rows[0].id });
    const ids = async (...names: string[]) => Promise.all(names.map(async (username) => (await server.deps.db.collection('users').findOne({ username }))?._id));
    expect(stored?.data).toMatchObject({ before: ours?.id, place: 'west', mates: await ids('li1', 'wang'), rows: [{ about: ours?.id, note: 'x' }] });

    const response = await fetch(`${server.url}/api/v1/record-sheets/records?packId=sample&type=case`, { headers: { Cookie: [...worker!.cookies].map(([key, value]) => `${key}=${value}`).join('; ') } });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const book = await readWorkbook(bytes);
    if ('code' in book) throw new Error(book.code);
    const line = readRecords(book, plan()).records.find(({ data }) => data.before !== undefined);
    expect(line?.data).toMatchObject({ before: ours?.no, place: '莲花街道', mates: ['李明（二里镇）', '王芳（莲花街道）'], rows: [{ about: ours?.no, note: 'x' }] });
    expect(book.sheets.flatMap(({ rows }) => rows.flat()).filter(({ text }) => /^[0-9a-f]{32}$/.test(text))).toEqual([]);
    expect((await post('preview', bytes)).body).toMatchObject({ changed: 0, wrong: 0, unchanged: 2 });
  });

  it('is told at the cell what means nothing, what is another’s, and what two are called', async () => {
    expect(problems(await post('preview', [row({ before: 'no-such' }), row({ before: theirs?.no ?? '', alias: 'b' }), row({ rows: [{ about: theirs?.no ?? '', note: '' }], alias: 'c' }), row({ place: '没有的镇', alias: 'd' })]))).toEqual([`pick: pick${UNKNOWN}`, `pick: pick${UNKNOWN}`, `pick: rows第 1 行：pick${UNKNOWN}`, `pick（2）: pick${UNKNOWN}`]);
    expect(problems(await post('preview', [row({ mates: ['李明'] }), row({ place: '新村', alias: 'b' })])).filter((text) => !text.includes(UNKNOWN))).toEqual(['mates: 叫“李明”的不止一个，请照下载的表格写成 姓名（单位）或者 编码 名称。', 'pick（2）: 叫“新村”的不止一个，请照下载的表格写成 姓名（单位）或者 编码 名称。']);
    expect((await post('preview', [row({ place: 'r2 新村' })])).body).toMatchObject({ wrong: 0, fresh: 1 });
    expect((await post('uploads', [row({ before: theirs?.no ?? '' })])).body.code).toBe('sheet.no-new-rows');
  });
});
