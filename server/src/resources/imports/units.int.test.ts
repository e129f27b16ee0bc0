/** One file with rows of several units: each row is made where it says, by who may do it there; and how long what was handed in is kept. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, type Program } from '@liandong/core/run';
import { planOf, readWorkbook, writeRecords, type RecordLine } from '@liandong/sheets/records';
import { recordModel, verifyCounty } from '../../durable/index';
import { aProgram } from '../../durable/testing/a-pack';
import { registerFiles } from '../../durable/testing/a-register';
import { preview } from '../../testing/an-import';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { importBatchModel, importsJob, importsTidyJob } from './index';

const WHERE = { packId: 'register', type: 'resident', orgId: 'east' };
/** valid numbers of made-up people */
const IDS = ['610722194501012383', '11010519491231002X'];
const DAY = 86_400_000;

let server: TestServer;
let program: Program;
let [head, clerk]: Client[] = [];
beforeAll(async () => {
  program = await aProgram(registerFiles());
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  const units = [{ id: 'east', tier: 'station', name: '东站' }, { id: 'east1', tier: 'room', parent: 'east', name: '东一室' }, { id: 'west', tier: 'station', name: '西站' }, { id: 'twin1', tier: 'station', name: '同名站' }, { id: 'twin2', tier: 'station', name: '同名站' }] as const;
  await server.seedCounty({ units, users: { head: ['HEAD@east'], clerk: ['CLERK@east'] }, packs: [registerFiles()] });
  [head, clerk] = [await server.signIn('head'), await server.signIn('clerk')];
}, 60_000);
afterAll(() => server.stop());

const line = (name: string, org?: string, more = {}): RecordLine => ({ fixed: org === undefined ? {} : { org }, data: { name, ...more } });
const fileOf = (lines: readonly RecordLine[]): Promise<Uint8Array> => writeRecords(program.pack, planOf(program.pack, 'record resident', Object.values(fieldsOf(program.pack, 'resident')).filter(({ id }) => ['name', 'idNo'].includes(id)), ['org']), lines);
const looked = async (lines: readonly RecordLine[], client = head): Promise<Got> => preview(server, client!, await fileOf(lines), { query: WHERE });
const told = ({ body }: Got): string[] => (body.rows as { row: number; problems: { cell: string; detail: string }[] }[]).flatMap(({ row, problems }) => problems.map(({ cell, detail }) => `${row} ${cell} ${detail}`));
async function confirmed(id: string): Promise<Got> {
  await head!.call(`POST /imports/${id}/commands`, { body: { type: 'confirm' } });
  await importsJob.runOnce(server.deps);
  return head!.call(`GET /imports/${id}`);
}
const template = async (client: Client | undefined): Promise<string[]> => {
  const response = await fetch(`${server.url}/api/v1/record-sheets/template?${new URLSearchParams(WHERE).toString()}`, { headers: { Cookie: [...(client?.cookies ?? [])].map(([key, value]) => `${key}=${value}`).join('; ') } });
  const book = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
  return 'code' in book ? [book.code] : (book.sheets[0]?.rows[0] ?? []).map(({ text }) => text);
};

describe('rows of several units', () => {
  it('are made where each of them says, numbered there; an empty one at the unit of the file', async () => {
    const seen = await looked([line('甲', '东站'), line('乙', '东一室'), line('丙')]);
    expect([seen.body.fresh, seen.body.wrong]).toEqual([3, 0]);
    expect((await confirmed(seen.body.id)).body).toMatchObject({ state: 'done', written: 3 });
    const rows = await recordModel(server.deps.db).find({ type: 'resident' }).sort({ no: 1 }).lean();
    expect(rows.map(({ data, orgId }) => `${String(data.name)} ${orgId}`).sort()).toEqual(['丙 east', '乙 east1', '甲 east']);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('are told apart by who may: another station, one that is not there, a name that two have', async () => {
    const seen = await looked([line('丁', '西站'), line('戊', '没有的站'), line('己', '同名站'), line('庚', '东一室')]);
    expect([seen.body.fresh, seen.body.wrong]).toEqual([1, 3]);
    expect(told(seen)).toEqual([expect.stringMatching(/^3 A3 /), '4 A4 没有叫“没有的站”的单位，请写全称。', '5 A5 叫“同名站”的单位不止一个，请分开上传。']);
    const byClerk = await looked([line('辛', '东一室'), line('壬')], clerk);
    expect([byClerk.body.fresh, byClerk.body.wrong, told(byClerk)[0]]).toEqual([1, 1, expect.stringMatching(/^3 A3 /)]);
  });

  it('have a column for it in the empty table of who works at several', async () => {
    expect([(await template(head)).includes('单位'), (await template(clerk)).includes('单位')]).toEqual([true, false]);
  });
});

describe('what was handed in', () => {
  it('is kept for thirty days: then rows that were not taken are gone, and what was written is still known by its number', async () => {
    const seen = await looked([line('癸', '东站', { idNo: IDS[0] }), line('子', '没有的站', { idNo: IDS[1] })]);
    const waiting = await looked([line('丑', '东站')]);
    expect((await confirmed(seen.body.id)).body).toMatchObject({ state: 'done', written: 1, wrong: 1 });
    server.clock.advance(29 * DAY);
    expect(await importsTidyJob.runOnce(server.deps)).toBe(0);
    server.clock.advance(2 * DAY);
    head = await server.signIn('head');
    expect(await importsTidyJob.runOnce(server.deps)).toBeGreaterThanOrEqual(2);
    expect(await importsTidyJob.runOnce(server.deps)).toBe(0);
    const { body } = await head.call(`GET /imports/${seen.body.id}`);
    expect([body.state, body.written, body.may, body.cleared !== undefined, body.first === body.last]).toEqual(['done', 1, [], true, true]);
    expect([(await head.call(`GET /imports/${seen.body.id}/problems`)).body.items, (await head.call(`GET /imports/${seen.body.id}/errors`)).body.code, (await head.call(`GET /imports/${seen.body.id}/written`)).body.items.length]).toEqual([[], 'sheet.no-errors', 1]);
    expect((await head.call(`GET /imports/${waiting.body.id}`)).body).toMatchObject({ state: 'dropped', may: [] });
    expect([await importBatchModel(server.deps.db).countDocuments({ sealed: { $ne: '' } }), await server.deps.db.collection('blobs.files').countDocuments()]).toEqual([0, 0]);
  });
});
