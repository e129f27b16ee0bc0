/** Records that nobody starts: made from a file, and put right by it with a reason. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, type JsonObject, type PackFiles, type Program } from '@liandong/core/run';
import { FIXED, planOf, writeRecords, type RecordLine } from '@liandong/sheets/records';
import { recordModel, verifyCounty } from '../../durable/index';
import { aProgram, packFiles } from '../../durable/testing/a-pack';
import { preview } from '../../testing/an-import';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { importsJob } from './index';

const FORM = {
  id: 'card', title: 'card', record: 'card', uiSchema: {}, sections: [], rules: [],
  schema: { type: 'object', properties: { holder: { type: 'string', title: 'holder', 'x-privacy': 'L1', maxLength: 20 }, phone: { type: 'string', title: 'phone', 'x-privacy': 'L1', minLength: 5, maxLength: 20 }, secret: { type: 'string', title: 'secret', 'x-privacy': 'L3' }, home: { type: 'string', title: 'home', 'x-privacy': 'L0', 'x-ref': { kind: 'unit' } } }, required: ['holder'] },
};
const TYPE = {
  id: 'card', title: '卡片', numbering: '{station}-K-{yyyy}-{seq4}', titleField: 'holder', columns: ['holder', 'phone'], states: [{ id: 'valid', title: '有效', kind: 'open' }, { id: 'void', title: '作废', kind: 'void' }], initialState: 'valid',
  create: { roles: ['WORKER'], form: 'card' }, correct: { roles: ['WORKER'], fields: ['holder', 'phone', 'secret', 'home'] }, void: { roles: ['HEAD'], state: 'void' },
};
const files = (): PackFiles => ({ ...packFiles(), 'forms/card.json': JSON.stringify(FORM), 'records/card.json': JSON.stringify(TYPE) });
const WHERE = { packId: 'sample', type: 'card', orgId: 'east' };

let server: TestServer;
let program: Program;
let [worker, aide]: Client[] = [];
beforeAll(async () => {
  program = await aProgram(files());
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: { worker: ['WORKER@east'], aide: ['AIDE@east1'] }, packs: [files()] });
  [worker, aide] = [await server.signIn('worker'), await server.signIn('aide')];
}, 60_000);
afterAll(() => server.stop());

/** With the columns that some line says something in. */
function fileOf(lines: readonly RecordLine[]): Promise<Uint8Array> {
  const fields = Object.values(fieldsOf(program.pack, 'card')).filter(({ id }) => lines.some(({ data }) => data[id] !== undefined));
  return writeRecords(program.pack, planOf(program.pack, '卡片', fields, FIXED), lines);
}
const fresh = (data: JsonObject): RecordLine => ({ fixed: {}, data });
const looked = async (lines: readonly RecordLine[], client = worker): Promise<Got> => preview(server, client!, await fileOf(lines), { query: WHERE });
const confirm = async (id: string, reason?: string): Promise<Got> => {
  const got = await worker!.call(`POST /imports/${id}/commands`, { body: { type: 'confirm', ...(reason === undefined ? {} : { reason }) } });
  await importsJob.runOnce(server.deps);
  return got.status === 200 ? worker!.call(`GET /imports/${id}`) : got;
};
/** The records as somebody has just downloaded them. */
const downloaded = async (): Promise<{ no: string; data: JsonObject }[]> => (await recordModel(server.deps.db).find({ type: 'card' }).sort({ no: 1 }).lean()).map(({ no = '', data }) => ({ no, data: { holder: data.holder as string, phone: data.phone as string } }));

describe('records from a file', () => {
  it('are made without a process, numbered, sealed and chained as by hand', async () => {
    const seen = await looked([fresh({ holder: '甲', phone: '13800138000', secret: 'asthma', home: 'unit west' }), fresh({ holder: '乙', phone: '13800138001' }), fresh({ phone: '123' })]);
    expect([seen.body.kind, seen.body.title, seen.body.fresh, seen.body.wrong, seen.body.corrects]).toEqual(['record', '卡片', 2, 1, false]);
    expect((await confirm(seen.body.id)).body).toMatchObject({ state: 'done', written: 2, first: 'east-K-2026-0001', last: 'east-K-2026-0002' });
    const rows = await recordModel(server.deps.db).find({ type: 'card' }).sort({ no: 1 }).lean();
    expect([rows.map(({ workId }) => workId), rows[0]?.data.home, JSON.stringify(rows).includes('asthma')]).toEqual([[undefined, undefined], 'west', false]);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('that are there are put right where a cell was changed, with the reason, and nowhere else', async () => {
    const rows = await downloaded();
    const lines = rows.map(({ no, data }, index) => ({ fixed: { no }, data: index === 0 ? { ...data, phone: '13900139000' } : data }));
    const seen = await looked([...lines, fresh({ holder: '丙' })]);
    expect([seen.body.changed, seen.body.unchanged, seen.body.fresh, seen.body.todo, seen.body.corrects]).toEqual([1, 1, 1, 2, true]);
    expect(seen.body.rows[0].changes.map(({ title, from, to }: { title: string; from: string; to: string }) => [title, from, to])).toEqual(expect.arrayContaining([['phone', expect.any(String), '13900139000']]));
    const refused = await worker!.call(`POST /imports/${seen.body.id}/commands`, { body: { type: 'confirm' } });
    expect([refused.status, refused.body.code]).toEqual([422, 'record.reason-required']);
    expect((await confirm(seen.body.id, '换了号码')).body).toMatchObject({ state: 'done', written: 2 });
    const [first] = await recordModel(server.deps.db).find({ type: 'card' }).sort({ no: 1 }).lean();
    expect([first?.data.phone, first?.data.home, first?.version]).toEqual(['13900139000', 'west', 3]);
    const dump = JSON.stringify(await Promise.all(['imports', 'importBatches', 'history'].map((name) => server.deps.db.collection(name).find({}).toArray())));
    expect(dump.includes('换了号码')).toBe(false);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('are left as they are where somebody else was first, or what is written is wrong', async () => {
    const [one, two] = await downloaded();
    const seen = await looked([{ fixed: { no: one?.no ?? '' }, data: { ...one?.data, phone: '13700137000' } }, { fixed: { no: two?.no ?? '' }, data: { ...two?.data, phone: '12' } }]);
    expect([seen.body.changed, seen.body.wrong, seen.body.rows.map(({ kind }: { kind: string }) => kind)]).toEqual([1, 1, ['changed', 'wrong']]);
    const row = await recordModel(server.deps.db).findOne({ type: 'card', no: one?.no ?? '' }).lean();
    const other = await worker!.call(`POST /records/${row?._id}/commands`, { body: { type: 'CorrectRecord', patch: { phone: '13600136000' }, reason: '本人来电', base: row?.version } });
    expect(other.status).toBe(200);
    const done = await confirm(seen.body.id, '核对');
    expect(done.body).toMatchObject({ state: 'done', written: 0, wrong: 2 });
    expect((await recordModel(server.deps.db).findOne({ _id: row?._id ?? '' }).lean())?.data.phone).toBe('13600136000');
  });

  it('are made and put right by who may', async () => {
    expect((await looked([fresh({ holder: '丁' })], aide)).body.code).toBe('record.may-not');
    expect([(await worker!.call('GET /imports/types')).body.types.map(({ type, orgs }: { type: string; orgs: { orgId: string }[] }) => `${type} ${orgs.map(({ orgId }) => orgId).join()}`), (await aide!.call('GET /imports/types')).body.types]).toEqual([['card east'], []]);
  });
});
