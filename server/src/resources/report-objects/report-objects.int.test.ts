import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { verifyCounty } from '../../durable/index';
import { packFiles } from '../../durable/testing/a-pack';
import { type Answer, codeOf, ReportingCounty, type View } from '../../testing/a-reporting-county';
import { aServer, type TestServer } from '../../testing/a-server';
import { draftReports, keepFresh, reportBasisModel, reportObjectModel } from './index';

jest.setTimeout(120_000);
const json = JSON.stringify;
const FILES = {
  ...packFiles(),
  'reports/monthly.json': json({
    id: 'monthly', title: 'monthly', rows: 'station', period: 'month', indicators: ['cases'],
    climb: { graceDays: 5, steps: [{ id: 'fill', title: 'fill', tier: 'station', roles: ['WORKER'], days: 2 }, { id: 'confirm', title: 'confirm', tier: 'station', roles: ['HEAD'], adjust: true }, { id: 'sign', title: 'sign', tier: 'county', roles: ['OFFICE'] }] },
    sentences: [{ id: 's', text: '"begun " + string(now.cases) + ", before " + string(before.cases)' }], exceptions: [{ id: 'few', title: 'few cases', when: 'now.cases < 3' }],
  }),
};
const USERS = { aide: 'AIDE@east1', worker: 'WORKER@east', head: 'HEAD@east', office: 'OFFICE', west: 'WORKER@west' } as const;
type Who = keyof typeof USERS;
let server: TestServer;
let county: ReportingCounty<Who>;

beforeAll(async () => { server = await aServer(); });
afterAll(() => server.stop());
beforeEach(async () => {
  county = await ReportingCounty.begin(server, { users: USERS, files: FILES, october: async (here) => { for (const name of ['Chen', 'Wang']) await here.start('aide', 'east1', name); } });
});

const list = async (who: Who, query = {}) => (await county.people[who].call('GET /report-objects', { query })).body.items as { id: string; orgId: string; mine: boolean; version: number }[];
const look = (who: Who, id: string): Promise<View> => county.look(who, id);
const send = (who: Who, id: string, body: object, base?: number): Promise<Answer> => county.send(who, id, body, base);
const start = (name: string): Promise<string> => county.start('aide', 'east1', name);
const eastReport = async (): Promise<string> => (await list('office')).find(({ orgId }) => orgId === 'east')?.id ?? '';
const climb = async (id: string): Promise<void> => {
  expect((await send('worker', id, { type: 'explain', exceptionId: 'few', text: 'holidays' })).status).toBe(200);
  for (const who of ['worker', 'head', 'office'] as const) expect(codeOf(await send(who, id, { type: 'confirm' }))).toEqual([200, undefined]);
};

describe('a report that climbs', () => {
  it('stands on the first of the month, once, for each unit, with figures, a sentence and what is to be explained', async () => {
    await Promise.all([draftReports(server.deps), draftReports(server.deps)]);
    expect((await list('office')).map(({ orgId }) => orgId).sort()).toEqual(['east', 'west']);
    const view = await look('worker', await eastReport());
    expect(view).toMatchObject({
      period: '2026-10', state: 'open', mine: true, stepTitle: 'fill', openUntil: '2026-11-05', figures: [{ indicatorId: 'cases', value: 2, before: 0 }], sentences: [{ text: 'begun 2, before 0' }],
      exceptions: [{ id: 'few' }], may: ['confirm', 'remark', 'explain'], steps: [{ state: 'now' }, { state: 'later' }, { state: 'later' }],
    });
    expect([(await list('worker', { mine: true })).length, (await list('head', { mine: true })).length, (await list('office', { mine: true })).length]).toEqual([1, 0, 0]);
    expect((await look('west', await eastReport())).code).toBe('report-object.not-found');
  });

  it('goes up step by step, back with a reason, and is locked when the last one signs', async () => {
    const id = await eastReport();
    expect(codeOf(await send('head', id, { type: 'confirm' }))).toEqual([403, 'report-object.not-yours']);
    expect(codeOf(await send('worker', id, { type: 'confirm' }))).toEqual([422, 'report-object.unexplained']);
    expect(codeOf(await send('worker', id, { type: 'return', reason: 'x' }))).toEqual([409, 'report-object.first-step']);
    expect(codeOf(await send('worker', id, { type: 'adjust', indicatorId: 'cases', value: 9, reason: 'r', evidence: 'e' }))).toEqual([422, 'report-object.not-adjustable']);
    await send('worker', id, { type: 'explain', exceptionId: 'few', text: 'holidays of Zhang' });
    expect((await send('worker', id, { type: 'confirm' })).body.stepTitle).toBe('confirm');
    expect((await send('head', id, { type: 'adjust', indicatorId: 'cases', value: 3, reason: 'one on paper', evidence: 'book 3' })).body.figures).toMatchObject([{ value: 2, adjusted: 3 }]);
    expect((await send('head', id, { type: 'return', reason: 'look again' })).body.stepTitle).toBe('fill');
    for (const who of ['worker', 'head'] as const) await send(who, id, { type: 'confirm' });
    const signed = await send('office', id, { type: 'confirm' });
    expect(signed.body).toMatchObject({ state: 'signed', may: [], figures: [{ value: 2, adjusted: 3 }], adjustments: [{ was: 2, value: 3, reason: 'one on paper', evidence: 'book 3' }], signed: { byName: expect.any(String) } });
    expect(signed.body.history.map(({ what }: { what: string }) => what)).toEqual(['explain', 'confirm', 'adjust', 'return', 'confirm', 'confirm', 'sign']);
    expect(codeOf(await send('office', id, { type: 'remark', text: 'late' }))).toEqual([409, 'report-object.locked']);
    expect(json(await reportObjectModel(server.deps.db).find({ countyId: county.countyId }).lean())).not.toMatch(/Zhang|one on paper|look again/);
    expect((await verifyCounty(server.deps, county.countyId)).problems).toEqual([]);
  });

  it('does a command once, and refuses one on an older revision', async () => {
    const id = await eastReport();
    const key = { key: 'same-key-for-a-remark' };
    const remark = () => county.people.worker.call(`POST /report-objects/${id}/commands` as never, { body: { type: 'remark', text: 'hm', base: 0 }, ...key } as never) as Promise<{ status: number; body: { history: unknown[] } }>;
    await Promise.all([remark(), remark()]);
    const { body } = await remark();
    expect(body.history).toHaveLength(1);
    expect(codeOf(await send('worker', id, { type: 'remark', text: 'x' }, 0))).toEqual([409, 'report-object.conflict']);
  });

  it('takes in late entries until its days of grace are over', async () => {
    const id = await eastReport();
    const late = async (name: string): Promise<void> => { await county.moveTo('2026-10-20T01:00:00.000Z'); await start(name); await county.settle(); };
    await late('Zhao');
    await county.moveTo('2026-11-04T01:00:00.000Z');
    expect((await look('worker', id)).figures).toMatchObject([{ value: 3 }]);
    await county.moveTo('2026-11-05T16:01:00.000Z');
    await keepFresh(server.deps);
    await late('Zhou');
    await county.moveTo('2026-11-07T01:00:00.000Z');
    await keepFresh(server.deps);
    expect((await look('worker', id)).figures).toMatchObject([{ value: 3 }]);
  });

  it('is not signed while something has happened that is not counted yet', async () => {
    const id = await eastReport();
    await send('worker', id, { type: 'explain', exceptionId: 'few', text: 'holidays' });
    for (const who of ['worker', 'head'] as const) await send(who, id, { type: 'confirm' });
    await start('Zhou');
    expect(codeOf(await send('office', id, { type: 'confirm' }))).toEqual([409, 'report-object.figures-behind']);
    expect((await look('office', id)).behind).toBe(true);
    await county.settle();
    expect(codeOf(await send('office', id, { type: 'confirm' }))).toEqual([200, undefined]);
  });

  it('is restated when what it was made of has changed: as a new version, with the records that changed it', async () => {
    const id = await eastReport();
    await climb(id);
    expect(codeOf(await send('office', id, { type: 'restate' }))).toEqual([409, 'report-object.nothing-changed']);
    expect(await reportBasisModel(server.deps.db).countDocuments({ countyId: county.countyId })).toBe(1);
    server.clock.set('2026-10-20T01:00:00.000Z');
    county.people.aide = await server.signIn(county.login('aide'));
    await start('Zhao');
    await county.settle();
    await county.moveTo('2026-11-20T01:00:00.000Z');
    const view = await look('office', id);
    expect(view).toMatchObject({ state: 'signed', figures: [{ value: 2 }], may: ['restate'], changes: [{ indicatorId: 'cases', was: 2, is: 3, records: [{ how: 'added' }] }] });
    expect((await send('office', id, { type: 'restate' })).body.state).toBe('restated');
    const [next] = (await list('office')).filter(({ version }) => version === 2);
    expect(await look('worker', next?.id ?? '')).toMatchObject({ version: 2, state: 'open', figures: [{ value: 3 }], changes: [{ was: 2, is: 3 }], exceptions: [] });
  });
});
