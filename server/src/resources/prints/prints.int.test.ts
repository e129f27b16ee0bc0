import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { layOut, type CompiledPack } from '@liandong/core/run';
import { viewModel } from '../../durable/index';
import { packFiles } from '../../durable/testing/a-pack';
import { Approval, type Name, type WorkAnswer } from '../../testing/an-approval';

const said = (step: string) => (['outcome', 'opinion', 'by', 'at'] as const).map((what, column) => ({ row: step === 'check' ? 1 : 2, column, pieces: [{ step, what }] }));
const PRINT = {
  id: 'sheet', title: 'sheet', record: 'case',
  grids: [{ rows: 3, columns: [1, 1, 1, 1], cells: [
    { row: 0, column: 0, pieces: [{ field: 'name' }] }, { row: 0, column: 1, pieces: [{ field: 'idNo' }] }, { row: 0, column: 2, pieces: [{ field: 'mate' }, { field: 'place' }, { field: 'before' }] }, { row: 0, column: 3, pieces: [{ record: 'no' }] },
    ...said('check'), ...said('board'),
  ] }],
};
const PUBLIC = { id: 'open', title: 'open', record: 'case', grids: [{ rows: 1, columns: [1], cells: [{ row: 0, column: 0, pieces: [{ field: 'alias' }] }] }] };
const picked = (title: string, ref: object) => ({ type: 'string', title, 'x-privacy': 'L1', 'x-ref': ref });
/** The sample's first form with three pickers. */
function applyForm(): string {
  const form = JSON.parse(packFiles()['forms/apply.json'] ?? '') as { schema: { properties: object } };
  Object.assign(form.schema.properties, { mate: picked('mate', { kind: 'user' }), place: picked('place', { kind: 'unit' }), before: picked('before', { kind: 'record', record: 'case' }) });
  return JSON.stringify(form);
}

let play: Approval;
let work: WorkAnswer;
beforeAll(async () => {
  play = await Approval.begin({ more: { 'prints/sheet.json': JSON.stringify(PRINT), 'prints/open.json': JSON.stringify(PUBLIC), 'forms/apply.json': applyForm() } });
  work = await play.start();
}, 120_000);
afterAll(() => play.server.stop());

const read = (name: Name, printId = 'sheet', recordId = work.record.id) => play.as(name, `GET /records/${recordId}/prints/${printId}`);
const saidAt = async (step: string): Promise<string[]> => (await read('head')).body.said[step].map(({ by, outcome = '', opinion = '' }: Record<string, string>) => [by, outcome, opinion].filter(Boolean).join(' ').replaceAll('name of ', ''));
const views = async (): Promise<{ byName: string; levels: readonly string[] }[]> => (await viewModel(play.server.deps.db).find({ where: 'print' }).sort({ seq: 1 }).lean()).map(({ byName, levels }) => ({ byName, levels }));
const sign = async (name: Name, node: string, outcome: string, comment: string): Promise<string> =>
  play.tries(name, work.id, { type: 'CompleteTask', taskId: await play.task(work.id, node, node === 'board' ? name : undefined), outcome, comment, data: {} });

describe('a record for a print', () => {
  it('is what stands on it and no more, masked as everywhere, and noted where it is sensitive', async () => {
    const full = (await read('worker')).body;
    expect(full.record.data).toEqual({ name: 'Li Ming', idNo: '610722194501012383' });
    expect(full).toMatchObject({ sensitive: true, printedBy: 'name of worker', county: expect.any(String), printedAt: expect.stringMatching(/^2026-11-24T/), record: { masked: [], no: expect.stringMatching(/-C-2026-/) } });
    expect(await views()).toEqual([{ byName: 'name of worker', levels: ['L3'] }]);
    const masked = (await read('office')).body;
    expect(masked.record.masked).toEqual(['name', 'idNo']);
    expect(JSON.stringify(masked)).not.toContain('610722194501012383');
    expect([masked.sensitive, (await views()).length]).toEqual([false, 1]);
  });

  it('notes nothing where nothing sensitive stands on it', async () => {
    const before = (await views()).length;
    expect((await read('worker', 'open')).body).toMatchObject({ record: { data: { alias: 'a small wish' } }, sensitive: false, said: {} });
    expect(await views()).toHaveLength(before);
  });

  it('names what was picked, records only where one reaches them', async () => {
    const data = { alias: 'next', name: 'Wang Lin', mate: play.ids.head, place: 'east', before: work.record.id };
    const { body } = await play.as('aide', 'POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data } });
    const { names } = (await read('worker', 'sheet', body.record.id)).body;
    expect(names).toEqual({ [play.ids.head]: 'name of head', east: expect.any(String), [work.record.id]: 'Li Ming' });
    expect(Object.values((await read('office', 'sheet', body.record.id)).body.names)).not.toContain('Li Ming');
  });

  it('is laid out by what the release says', async () => {
    const { body } = await read('worker');
    const pack = (await play.as('worker', `GET /releases/${body.record.release}`)).body as CompiledPack;
    const sheet = layOut({ pack, print: pack.prints!.sheet!, record: body.record, said: body.said, names: body.names });
    expect(sheet.grids[0]?.bands[0]?.body[0]?.cells.slice(0, 2).map(({ parts }) => parts)).toEqual([[{ kind: 'text', text: 'Li Ming' }], [{ kind: 'text', text: '610722194501012383' }]]);
  });

  it('is not there for whom the record is not, nor on a sheet that there is not', async () => {
    expect([(await read('west')).status, (await read('west')).body.code]).toEqual([404, 'record.not-found']);
    for (const id of ['gone', 'constructor', '__proto__']) expect([id, (await read('worker', id)).status]).toEqual([id, id === 'gone' ? 404 : 400]);
    expect((await read('worker', 'gone')).body.code).toBe('print.not-found');
    expect((await read('worker', 'sheet', 'gone')).body.code).toBe('record.not-found');
  });
});

describe('what was said at a step', () => {
  it('is nothing before, and the last of it after', async () => {
    expect(await saidAt('check')).toEqual([]);
    expect(await sign('worker', 'check', 'pass', 'looks true')).toBe('ok');
    expect(await saidAt('check')).toEqual(['worker pass looks true']);
    expect((await read('office')).body.said.check[0].opinion).toBe('looks true');
  });

  it('of several is what each of them said, anew when it is done again', async () => {
    expect(await sign('head', 'board', 'pass', 'agreed')).toBe('ok');
    expect(await sign('head2', 'board', 'pass', 'agreed too')).toBe('ok');
    expect(await saidAt('board')).toEqual(['head pass agreed', 'head2 pass agreed too']);
    expect(await play.tries('office', work.id, { type: 'ReturnTask', taskId: await play.task(work.id, 'close'), to: 'check', comment: 'look again' })).toBe('ok');
    expect(await saidAt('board')).toEqual(['head pass agreed', 'head2 pass agreed too']);
    expect(await sign('worker', 'check', 'pass', 'still true')).toBe('ok');
    expect(await saidAt('check')).toEqual(['worker pass still true']);
    expect(await sign('head2', 'board', 'pass', 'as before')).toBe('ok');
    expect(await saidAt('board')).toEqual(['head2 pass as before']);
  });

  it('is a rejection, when that was the last', async () => {
    const rejected = await play.start();
    const taskId = await play.task(rejected.id, 'check');
    expect(await play.tries('worker', rejected.id, { type: 'RejectTask', taskId, comment: 'not true' })).toBe('ok');
    expect((await read('head', 'sheet', rejected.record.id)).body.said.check).toMatchObject([{ outcome: '已驳回', opinion: 'not true' }]);
  });
});
