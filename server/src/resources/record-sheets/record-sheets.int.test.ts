import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fieldsOf, type FieldSpec, type JsonObject, type Program } from '@liandong/core/run';
import { FIXED, planOf, readRecords, readWorkbook, writeRecords } from '@liandong/sheets/records';
import { recordModel, verifyCounty, viewModel } from '../../durable/index';
import { aProgram, packFiles } from '../../durable/testing/a-pack';
import { preview, upload } from '../../testing/an-import';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

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
  for (const name of ['instances', 'history', 'tasks', 'records', 'subjects', 'views', 'viewHeads', 'imports', 'importBatches']) await server.deps.db.collection(name).deleteMany({});
});
afterAll(async () => { await server.stop(); });

const allFields = (): FieldSpec[] => Object.values(fieldsOf(program.pack, 'case'));
/** Everything as text, also what is none: as somebody may have typed it. */
const typed = (): FieldSpec[] => allFields().map(({ id, title, level }) => ({ id, title, level, type: 'string', required: false }));
interface Row { readonly no?: string; readonly data: JsonObject }
const fileOf = (rows: readonly Row[]): Promise<Uint8Array> => writeRecords(program.pack, planOf(program.pack, 'case', typed(), FIXED), rows.map(({ no, data }) => ({ fixed: no === undefined ? {} : { no }, data })));
const person = (index: number): Row => ({ data: { alias: `wish ${index}`, name: ['李明', '王小兰', '张三'][index] ?? '', idNo: IDS[index] ?? '', story: 'in confidence' } });
const THREE = [0, 1, 2].map(person);
const bytesOf = async (rows: readonly Row[] | Uint8Array): Promise<Uint8Array> => (rows instanceof Uint8Array ? rows : fileOf(rows));
const looked = async (name: Name, rows: readonly Row[] | Uint8Array, query: object = {}): Promise<Got> => preview(server, people[name], await bytesOf(rows), { query: { ...WHERE, ...query } });
const uploaded = async (name: Name, rows: readonly Row[] | Uint8Array, query: object = {}): Promise<Got> => upload(server, people[name], await bytesOf(rows), { query: { ...WHERE, ...query } });
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
const codes = (got: Got): string[] => (got.body.rows as { row: number; problems: { cell: string; detail: string }[] }[]).flatMap(({ row, problems }) => problems.map(({ cell, detail }) => `${row} ${cell} ${detail}`));

describe('a download', () => {
  it('shows each reader what he may see, and that sensitive values were taken is in the audit', async () => {
    await uploaded('aide', THREE);
    const [aides, workers] = [await rowsIn(await fetched('aide', RECORDS)), await rowsIn(await fetched('worker', RECORDS))];
    expect(aides.map(({ data }) => data.idNo)).toEqual(expect.arrayContaining(['6107**********2383']));
    expect(aides.every(({ data }) => !('story' in data))).toBe(true);
    expect(workers.map(({ data, fixed }) => [data.idNo, fixed.org, fixed.created]).sort()).toEqual(IDS.map((id) => [id, 'unit east1', '2026-11-24']).sort());
    const views = await viewModel(server.deps.db).find({ where: 'download' }).lean();
    expect(views.map(({ byName, where, levels, seq }) => [byName, where, levels, seq])).toEqual([1, 2, 3].map(() => ['name of worker', 'download', ['L3'], 1]));
    await fetched('worker', RECORDS);
    expect(await viewModel(server.deps.db).countDocuments({ where: 'download', seq: 2 })).toBe(3);
    expect((await viewModel(server.deps.db).find({ where: 'export' }).sort({ seq: 1 }).lean()).map(({ recordId, byName }) => `${recordId} ${byName}`)).toEqual(['c1/sample/case name of aide', 'c1/sample/case name of worker', 'c1/sample/case name of worker']);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('holds only what one reaches', async () => {
    await uploaded('aide', THREE);
    for (const name of ['westworker', 'admin'] as const) expect((await people[name].call('GET /record-sheets/records', { query: { packId: 'sample', type: 'case' } })).body.code).toBe('sheet.no-records');
    const office = await rowsIn(await fetched('office', RECORDS));
    expect(office.map(({ data }) => data.name)).toEqual([1, 2, 3].map(() => expect.stringContaining('*')));
  });

  it('of a register has the rows that its filter means, and is refused with a bad one', async () => {
    await uploaded('aide', THREE);
    const fetchRegister = async (filter: object) => fetch(`${server.url}/api/v1/record-sheets/registers`, {
      method: 'POST', body: JSON.stringify({ packId: 'sample', type: 'case', filter }),
      headers: { 'Content-Type': 'application/json', 'X-Liandong': '1', Cookie: [...people.worker.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    });
    const no = (await recordModel(server.deps.db).find({ 'data.alias': 'wish 1' }).lean())[0]?.no ?? '';
    const some = await fetchRegister({ join: 'all', items: [{ field: '@no', op: 'contains', values: [no] }] });
    expect([some.status, (await rowsIn(new Uint8Array(await some.arrayBuffer()))).map(({ fixed }) => fixed.no)]).toEqual([200, [no]]);
    expect((await fetchRegister({ join: 'all', items: [{ field: 'nothing', op: 'in', values: ['x'] }] })).status).toBe(422);
  });

  it('comes back unchanged; what was changed is shown and refused, new rows are told apart, strange numbers are wrong', async () => {
    await uploaded('aide', THREE);
    const bytes = await fetched('worker', RECORDS);
    const same = await looked('worker', bytes, { orgId: 'east' });
    expect([same.body.unchanged, same.body.fresh, same.body.changed, same.body.wrong, same.body.may]).toEqual([3, 0, 0, 0, ['drop']]);
    expect((await uploaded('worker', bytes, { orgId: 'east' })).body.code).toBe('sheet.no-new-rows');
    const [first] = await rowsIn(bytes);
    const no = first?.fixed.no ?? '';
    const edited = await looked('worker', [{ no, data: { ...first?.data, alias: 'other', idNo: IDS[0] === first?.data.idNo ? (IDS[1] ?? '') : (IDS[0] ?? '') } }, { data: { alias: 'fresh', name: '周七' } }, { no: 'east-C-2026-9999', data: {} }, { no, data: {} }], { orgId: 'east' });
    expect([edited.body.changed, edited.body.fresh, edited.body.wrong]).toEqual([1, 1, 2]);
    const row = edited.body.rows.find(({ kind }: { kind: string }) => kind === 'changed');
    expect(row.changes.map(({ cell, from }: { cell: string; from: string }) => [cell, from])).toEqual(expect.arrayContaining([['F3', first?.data.alias], ['H3', '***']]));
    expect(codes(edited)).toEqual(expect.arrayContaining([expect.stringMatching(/^5 A5 没有编号“east-C-2026-9999”的记录/), expect.stringMatching(/^6 A6 这个编号在第 3 行/)]));
  });

  it('a template is empty and has the fields of the first step', async () => {
    const book = await readWorkbook(await fetched('aide', `template?packId=sample&serviceId=help&orgId=east1`));
    expect('code' in book ? book.code : book.sheets[0]?.rows[0]?.map(({ text }) => text)).toEqual(['alias', 'name', 'idNo', 'note']);
  });
});
