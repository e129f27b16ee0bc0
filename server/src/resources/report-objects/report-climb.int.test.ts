/** Reports over reports: rooms report to their station, stations to the county. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import { type Answer, codeOf, ReportingCounty, type View } from '../../testing/a-reporting-county';
import { aServer, type TestServer } from '../../testing/a-server';
import { keepFresh, reportObjectModel } from './index';

jest.setTimeout(180_000);
const json = JSON.stringify;
const climbing = (id: string, rows: string, steps: object[], gathers?: string) => json({
  id, title: id, rows, period: 'month', indicators: ['cases', 'people'], ...(gathers ? { gathers } : {}), climb: { graceDays: 5, steps },
  sentences: [{ id: 's', text: '"begun " + string(now.cases)' }],
});
const step = (id: string, tier: string, role: string, more = {}) => ({ id, title: id, tier, roles: [role], ...more });
const FILES = {
  ...packFiles(),
  'indicators/people.json': json({ id: 'people', title: 'people', unit: 'person', version: 1, record: 'case', aggregate: 'distinct', value: 'alias', time: 'createdAt', smallCells: 0 }),
  'reports/rooms.json': climbing('rooms', 'room', [step('fill', 'room', 'AIDE', { adjust: true })]),
  'reports/stations.json': climbing('stations', 'station', [step('sum', 'station', 'WORKER'), step('check', 'station', 'HEAD', { adjust: true })], 'rooms'),
  'reports/all.json': climbing('all', 'county', [step('sign', 'county', 'OFFICE')], 'stations'),
};
const USERS = { aide1: 'AIDE@east1', aide2: 'AIDE@east2', worker: 'WORKER@east', head: 'HEAD@east', office: 'OFFICE', west: 'WORKER@west', westHead: 'HEAD@west' } as const;
const UNITS = [...['east', 'west'].map((id) => ({ id, tier: 'station' as const })), ...['east1', 'east2', 'west1'].map((id) => ({ id, tier: 'room' as const, parent: id.slice(0, 4) }))];
type Who = keyof typeof USERS;
let server: TestServer;
let county: ReportingCounty<Who>;

beforeAll(async () => { server = await aServer(); });
afterAll(() => server.stop());
beforeEach(async () => {
  county = await ReportingCounty.begin(server, { users: USERS, units: UNITS, files: FILES, october: async (here) => {
    // two in one room, one of them in the other too, one at the station itself
    for (const [who, orgId, name] of [['aide1', 'east1', 'Chen'], ['aide1', 'east1', 'Wang'], ['aide2', 'east2', 'Chen'], ['worker', 'east', 'Zhao']] as const) await here.start(who, orgId, name);
  } });
});

const look = (who: Who, id: string): Promise<View> => county.look(who, id);
const send = (who: Who, id: string, body: object): Promise<Answer> => county.send(who, id, body);
const reportOf = async (reportId: string, orgId: string): Promise<string> => (await reportObjectModel(server.deps.db).findOne({ countyId: county.countyId, reportId, orgId, state: { $ne: 'restated' } }).lean())?._id ?? '';
const values = (view: View): unknown[] => view.figures.map((figure: View) => figure.adjusted ?? figure.value);
const signRoom = async (who: 'aide1' | 'aide2', room: string): Promise<void> => expect(codeOf(await send(who, await reportOf('rooms', room), { type: 'confirm' }))).toEqual([200, undefined]);
const explainMissing = async (who: Who, id: string): Promise<void> => {
  for (const { id: exceptionId } of (await look(who, id)).exceptions) await send(who, id, { type: 'explain', exceptionId, text: 'flooded' });
};

describe('a report over reports', () => {
  it('adds up what was signed below, with what was put right by hand and what the station has itself; people are counted anew', async () => {
    const id = await reportOf('stations', 'east');
    expect(await look('worker', id)).toMatchObject({ figures: [{ value: 1, basis: 'summed' }, { value: 3, basis: 'counted' }], below: [{ orgId: 'east1', state: 'open', figures: [] }, { orgId: 'east2', state: 'open' }] });
    await send('aide1', await reportOf('rooms', 'east1'), { type: 'adjust', indicatorId: 'cases', value: 5, reason: 'three on paper', evidence: 'book' });
    await signRoom('aide1', 'east1');
    expect(values(await look('worker', id))).toEqual([6, 3]);
    await signRoom('aide2', 'east2');
    const view = await look('worker', id);
    expect(values(view)).toEqual([7, 3]);
    expect(view).toMatchObject({ sentences: [{ text: 'begun 7' }], exceptions: [], may: ['confirm', 'remark', 'return-below'], below: [{ state: 'signed', figures: [{ value: 5 }, { value: 2 }] }, { state: 'signed', figures: [{ value: 1 }, { value: 1 }] }] });
    for (const who of ['worker', 'head'] as const) expect(codeOf(await send(who, id, { type: 'confirm' }))).toEqual([200, undefined]);
    expect(await look('office', await reportOf('all', county.countyId))).toMatchObject({ figures: [{ value: 7 }, { value: 3 }], below: [{ orgId: 'east', state: 'signed' }, { orgId: 'west', state: 'open', stepTitle: 'sum' }] });
  });

  it('says whose report is missing, and does not go on before somebody has said why', async () => {
    const id = await reportOf('stations', 'east');
    await signRoom('aide1', 'east1');
    expect(await look('worker', id)).toMatchObject({ exceptions: [{ title: expect.stringContaining('east2') }] });
    expect(codeOf(await send('worker', id, { type: 'confirm' }))).toEqual([422, 'report-object.unexplained']);
    await explainMissing('worker', id);
    for (const who of ['worker', 'head'] as const) expect(codeOf(await send(who, id, { type: 'confirm' }))).toEqual([200, undefined]);
    expect(await look('head', id)).toMatchObject({ state: 'signed', figures: [{ value: 3 }, {}] });
    // one that comes after all is told, and can be taken in
    await signRoom('aide2', 'east2');
    const late = await look('head', id);
    expect(late).toMatchObject({ state: 'signed', changedBelow: 1, figures: [{ value: 3 }, {}], may: ['restate', 'return-below'], below: [{ changed: false }, { orgId: 'east2', changed: true }] });
    await send('head', id, { type: 'restate' });
    expect(await look('worker', await reportOf('stations', 'east'))).toMatchObject({ version: 2, figures: [{ value: 4 }, {}], changes: [{ indicatorId: 'cases', was: 3, is: 4 }] });
  });

  it('sends one back with what is wrong: its next version begins with what had been written, and all above hear of it', async () => {
    const [id, room] = [await reportOf('stations', 'east'), await reportOf('rooms', 'east1')];
    await send('aide1', room, { type: 'adjust', indicatorId: 'cases', value: 9, reason: 'seven on paper', evidence: 'book' });
    for (const [who, unit] of [['aide1', 'east1'], ['aide2', 'east2']] as const) await signRoom(who, unit);
    expect(codeOf(await send('worker', id, { type: 'return-below', orgId: 'west1', reason: 'x' }))).toEqual([422, 'report-object.below-unknown']);
    expect(codeOf(await send('aide1', room, { type: 'return-below', orgId: 'east1', reason: 'x' }))).toEqual([409, 'report-object.locked']);
    for (const who of ['worker', 'head'] as const) await send(who, id, { type: 'confirm' });
    await explainMissing('office', await reportOf('all', county.countyId));
    await send('office', await reportOf('all', county.countyId), { type: 'confirm' });
    expect(codeOf(await send('head', id, { type: 'return-below', orgId: 'east1', reason: 'book 3 of Zhang says two' }))).toEqual([200, undefined]);
    expect(await look('aide1', room)).toMatchObject({ state: 'restated' });
    const again = await reportOf('rooms', 'east1');
    expect(await look('aide1', again)).toMatchObject({ version: 2, state: 'open', mine: true, adjustments: [{ value: 9, reason: 'seven on paper' }], history: [{ what: 'return', text: 'book 3 of Zhang says two' }] });
    expect(await look('head', id)).toMatchObject({ state: 'signed', changedBelow: 1, figures: [{ value: 11 }, {}], below: [{ state: 'open', changed: true }, { changed: false }] });
    await send('aide1', again, { type: 'adjust', indicatorId: 'cases', value: 2, reason: 'two', evidence: 'book' });
    await send('aide1', again, { type: 'confirm' });
    await send('head', id, { type: 'restate' });
    expect(await look('office', await reportOf('all', county.countyId))).toMatchObject({ state: 'signed', changedBelow: 1 });
    expect(values(await look('worker', await reportOf('stations', 'east')))).toEqual([4, 3]);
    expect(json(await reportObjectModel(server.deps.db).find({ countyId: county.countyId }).lean())).not.toMatch(/Zhang|on paper/);
  });

  it('keeps its own figures once late entries no longer join it, and still takes in what is signed below', async () => {
    const id = await reportOf('stations', 'east');
    await county.moveTo('2026-11-05T16:01:00.000Z');
    await keepFresh(server.deps);
    await county.moveTo('2026-10-20T01:00:00.000Z');
    await county.start('worker', 'east', 'Zhou');
    await county.settle();
    await county.moveTo('2026-11-07T01:00:00.000Z');
    expect(values(await look('worker', id))).toEqual([1, 3]);
    await signRoom('aide2', 'east2');
    expect(values(await look('worker', id))).toEqual([2, 3]);
  });

  it('is not signed by two hands on what one of them has not seen', async () => {
    const id = await reportOf('stations', 'east');
    for (const [who, unit] of [['aide1', 'east1'], ['aide2', 'east2']] as const) await signRoom(who, unit);
    await send('worker', id, { type: 'confirm' });
    const { rev } = await look('head', id);
    await send('head', id, { type: 'return-below', orgId: 'east2', reason: 'look again' });
    expect(codeOf(await send('head', id, { type: 'confirm', base: rev }))).toEqual([409, 'report-object.conflict']);
    expect(codeOf(await send('head', id, { type: 'return-below', orgId: 'east2', reason: 'again' }))).toEqual([409, 'report-object.below-open']);
  });
});
