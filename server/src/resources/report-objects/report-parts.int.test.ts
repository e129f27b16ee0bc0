/** What belongs to a report besides its figures: the records behind them, papers, a workbook; and what is refused, with what words. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readWorkbook } from '@liandong/sheets/records';
import { packFiles } from '../../durable/testing/a-pack';
import { viewModel } from '../../durable/index';
import { type Answer, ReportingCounty } from '../../testing/a-reporting-county';
import { aServer, type TestServer } from '../../testing/a-server';
import { reportObjectModel } from './index';

jest.setTimeout(180_000);
const json = JSON.stringify;
const indicator = (id: string, more: object) => ({ [`indicators/${id}.json`]: json({ id, title: id, unit: 'item', version: 1, record: 'case', aggregate: 'count', time: 'createdAt', ...more }) });
const FILES = {
  ...packFiles(),
  ...indicator('few', { unit: 'person', aggregate: 'distinct', value: 'alias' }),
  ...indicator('none', { where: 'alias = "nobody"' }),
  'indicators/share.json': json({ id: 'share', title: 'share', unit: 'percent', version: 1, aggregate: 'ratio', numerator: 'cases', denominator: 'none', factor: 100 }),
  'reports/monthly.json': json({
    id: 'monthly', title: 'monthly', rows: 'station', period: 'month', indicators: ['cases', 'few', 'none', 'share'],
    climb: { graceDays: 5, steps: [{ id: 'fill', title: 'fill', tier: 'station', roles: ['WORKER'], adjust: true }, { id: 'sign', title: 'sign', tier: 'station', roles: ['HEAD'] }] },
    exceptions: [{ id: 'low', title: 'few cases', when: 'now.cases < 9' }],
  }),
};
const USERS = { worker: 'WORKER@east', head: 'HEAD@east', office: 'OFFICE', west: 'WORKER@west', westHead: 'HEAD@west' } as const;
const ID = { idNo: '610722194501012383' };
type Who = keyof typeof USERS;
let server: TestServer;
let county: ReportingCounty<Who>;
let id = '';

const start = (name: string): Promise<string> => county.start('worker', 'east', name, ID);
const ask = (who: Who, path: string): Promise<Answer> => county.ask(who, id, path);
const send = (who: Who, body: object): Promise<Answer> => county.send(who, id, body);
const told = ({ status, body }: Answer) => [status, body.code, body.problems?.[0]?.path ?? body.path, typeof body.detail === 'string' && /[\u4e00-\u9fff]/.test(body.detail)];
const raw = async (who: Who, path: string) => fetch(`${server.url}/api/v1/report-objects/${id}${path}`, { headers: { cookie: [...county.people[who].cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });

beforeAll(async () => {
  server = await aServer();
  county = await ReportingCounty.begin(server, { users: USERS, files: FILES, october: async (here) => { for (const name of ['Chen', 'Wang']) await here.start('worker', 'east', name, ID); } });
  id = (await reportObjectModel(server.deps.db).findOne({ countyId: county.countyId, orgId: 'east' }).lean())?._id ?? '';
});
afterAll(() => server.stop());

describe('what belongs to a report', () => {
  it('leads from a figure to its records, masked; not from one that is too small to be told', async () => {
    const { body } = await ask('worker', '/figures/cases/records');
    expect(body.items).toHaveLength(2);
    expect(json(body)).not.toContain('610722194501012383');
    expect((await ask('worker', '/figures/cases/records?limit=1')).body).toMatchObject({ items: [{}], next: expect.any(String) });
    expect((await ask('worker', '')).body.figures).toMatchObject([{ records: true }, { records: true }, { records: false }, { value: null, reason: 'noDenominator', records: false }]);
    expect((await ask('office', '')).body.figures).toMatchObject([{ value: 2 }, { value: null, reason: 'suppressed', records: false }, {}, {}]);
    expect(told(await ask('office', '/figures/few/records')).slice(0, 2)).toEqual([403, 'figure.too-small']);
    expect(told(await ask('west', '/figures/cases/records')).slice(0, 2)).toEqual([404, 'report-object.not-found']);
  });

  it('keeps papers beside an adjustment, for whom the report is for, and says that they were read', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const sent = Buffer.concat([Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="book of Zhang.png"\r\nContent-Type: image/png\r\n\r\n'), png, Buffer.from('\r\n--b--\r\n')]);
    const { body: file } = await county.people.worker.call('POST /files', { raw: { type: 'multipart/form-data; boundary=b', text: sent } });
    expect(file.fileId).toEqual(expect.any(String));
    expect(told(await send('head', { type: 'remark', text: 'x' }))[1]).toBe('report-object.not-yours');
    const { body } = await send('worker', { type: 'adjust', indicatorId: 'cases', value: 3, reason: 'one on paper', evidence: 'book 3', files: [file.fileId] });
    expect(body).toMatchObject({ adjustments: [{ files: [{ id: file.fileId, name: 'book of Zhang.png' }] }], history: [{ what: 'adjust', files: [{ id: file.fileId }] }] });
    expect((await raw('head', `/files/${file.fileId}`)).status).toBe(200);
    expect(await viewModel(server.deps.db).countDocuments({ countyId: county.countyId, recordId: id, where: 'file' })).toBe(1);
    expect([(await raw('office', `/files/${file.fileId}`)).status, (await raw('west', `/files/${file.fileId}`)).status, (await raw('worker', '/files/other')).status]).toEqual([404, 404, 404]);
    expect(json(await reportObjectModel(server.deps.db).find({ countyId: county.countyId }).lean())).not.toMatch(/Zhang|on paper/);
    const foreign = await send('worker', { type: 'explain', exceptionId: 'low', text: 'x', files: ['somebody-elses'] });
    expect(told(foreign).slice(0, 3)).toEqual([422, 'upload.foreign', '/files']);
  });

  it('goes into a workbook as its reader sees it', async () => {
    const read = async (who: Who) => (await readWorkbook(new Uint8Array(await (await raw(who, '/sheet')).arrayBuffer()))) as unknown as { sheets: { name: string; rows: { value?: unknown }[][] }[] };
    const [worker, office] = [json(await read('worker')), json(await read('office'))];
    expect(worker).toMatch(/cases.*3.*2/);
    expect(worker).toContain('one on paper');
    expect(worker).toContain('没有可算的数');
    expect(office).toContain('人数太少，不显示');
    expect(office).not.toMatch(/on paper|book 3/);
    expect(worker).not.toContain('610722194501012383');
  });

  it('says what is missing or out of turn, at its place and in words, and does nothing', async () => {
    const before = await reportObjectModel(server.deps.db).findById(id).lean();
    const refused: [object, Who, unknown[]][] = [
      [{ type: 'adjust', indicatorId: 'cases', value: 4, reason: ' ', evidence: 'e' }, 'worker', [400, '/body/reason']], [{ type: 'adjust', indicatorId: 'cases', value: 4, evidence: 'e' }, 'worker', [400, '/body/reason']],
      [{ type: 'adjust', indicatorId: 'cases', value: 4, reason: 'r' }, 'worker', [400, '/body/evidence']], [{ type: 'adjust', indicatorId: 'gone', value: 4, reason: 'r', evidence: 'e' }, 'worker', [422, '/indicatorId']],
      [{ type: 'explain', exceptionId: 'gone', text: 'x' }, 'worker', [422, '/exceptionId']],
    ];
    for (const [body, who, [status, path]] of refused) expect([body, ...told(await send(who, body)).flatMap((part, at) => (at === 1 ? [] : [part]))]).toEqual([body, status, path, true]);
    expect(told(await send('head', { type: 'restate' }))).toEqual([409, 'report-object.not-signed', expect.anything(), true]);
    expect(await reportObjectModel(server.deps.db).findById(id).lean()).toEqual(before);
  });

  it('is locked once: of two who sign at once one is told that it is done', async () => {
    await send('worker', { type: 'explain', exceptionId: 'low', text: 'holidays' });
    await send('worker', { type: 'confirm' });
    const { rev } = (await ask('head', '')).body;
    const both = await Promise.all([send('head', { type: 'confirm', base: rev }), send('head', { type: 'confirm', base: rev })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(told(await send('head', { type: 'confirm' }))).toEqual([409, 'report-object.locked', expect.anything(), true]);
    // its records are those of then
    await county.moveTo('2026-10-20T01:00:00.000Z');
    await start('Zhao');
    await county.settle();
    await county.moveTo('2026-11-20T01:00:00.000Z');
    expect((await ask('worker', '/figures/cases/records')).body.items).toHaveLength(2);
    expect((await ask('worker', '/figures/cases/records?limit=1')).body).toMatchObject({ items: [{}], next: expect.any(String) });
    await send('head', { type: 'restate' });
    expect(told(await send('head', { type: 'restate' }))[1]).toBe('report-object.not-signed');
  });
});
