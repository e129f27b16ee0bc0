import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { applyCommand, applyStart, type CommandBody } from '../commit';
import { loadWork } from '../load';
import { historyModel, instanceModel, recordModel, subjectModel } from '../model';
import { aCounty, type TestCounty } from '../testing/a-county';
import { anchorHeads, anchorJob } from './anchor';
import { anchorModel, viewHeadModel, viewModel } from './model';
import { verifyCounty } from './verify';
import { noteView } from './views';

const COUNTY = { countyId: 'county' };
let county: TestCounty;
let workId = '';
let recordId = '';
let count = 0;

const command = (by: string, body: CommandBody) => applyCommand(county.deps, { ...COUNTY, actor: county.actor(by), commandId: `c-${++count}`, workId, command: body });
const view = () => noteView(county.deps, { ...COUNTY, recordId, by: 'head', byName: 'Head', at: '2026-11-24T01:00:00.000Z', levels: ['L3'], where: 'record' });

beforeAll(async () => { county = await aCounty(); });
beforeEach(async () => {
  await county.clear();
  const input = { serviceId: 'help', orgId: 'east1', data: { alias: 'a wish', name: 'Li Ming', idNo: '610722194501012383' } };
  const applied = await applyStart(county.deps, { ...COUNTY, actor: county.actor('aide'), commandId: `s-${++count}`, program: county.program, input });
  if (!applied.ok) throw new Error('start');
  workId = applied.workId;
  const loaded = await loadWork(county.deps, 'county', workId);
  recordId = loaded?.row._id ?? '';
  const taskId = Object.keys(loaded?.work.state.tasks ?? {})[0] ?? '';
  for (let times = 0; times < 3; times += 1) await command('head', { type: 'ReassignTask', taskId, userId: 'head', comment: `no ${times}` });
  for (let times = 0; times < 3; times += 1) await view();
});
afterAll(async () => { await county.stop(); });

const found = async (): Promise<string[]> => (await verifyCounty(county.deps, 'county')).problems.map(({ what, chain, seq }) => `${what} ${chain === workId ? 'work' : chain === recordId ? 'record' : chain} ${seq}`);
const entry = (seq: number) => ({ ...COUNTY, workId, seq });
const history = () => historyModel(county.deps.db);

describe('audit verify', () => {
  it('finds nothing in a sound county, also after a data key was destroyed', async () => {
    await anchorHeads(county.deps, 'county');
    await subjectModel(county.deps.db).deleteMany(COUNTY);
    expect(await verifyCounty(county.deps, 'county')).toMatchObject({ works: 1, entries: 4, views: 3, anchors: 1, problems: [] });
  });

  it.each([
    ['an altered entry', 'altered work 2', async () => { await history().updateOne(entry(2), { $set: { 'events.0.comment': 'something else' } }); }],
    ['an altered name of who did it', 'altered work 3', async () => { await history().updateOne(entry(3), { $set: { by: 'somebody' } }); }],
    ['a deleted entry', 'missing work 2', async () => { await history().deleteOne(entry(2)); }],
    ['a deleted end', 'truncated work 4', async () => { await history().deleteOne(entry(4)); }],
    ['a deleted history', 'truncated work 1', async () => { await history().deleteMany({ ...COUNTY, workId }); }],
    ['swapped entries', 'altered work 2', async () => {
      await history().updateOne(entry(2), { $set: { seq: 99 } });
      await history().updateOne(entry(3), { $set: { seq: 2 } });
      await history().updateOne(entry(99), { $set: { seq: 3 } });
    }],
    ['an entry put in anew with a hash that fits itself', 'altered work 3', async () => {
      const [second, third] = [await history().findOne(entry(2)).lean(), await history().findOne(entry(3)).lean()];
      await history().deleteMany({ ...COUNTY, workId, seq: { $in: [2, 3] } });
      const forged = { ...second, ...third, _id: `${workId}.3` } as never as { prev: string };
      forged.prev = 'f'.repeat(64);
      await history().insertMany([second, forged] as never[]);
    }],
    ['a changed record', 'snapshot work 4', async () => { await recordModel(county.deps.db).updateOne({ ...COUNTY, workId }, { $set: { 'data.alias': 'another' } }); }],
    ['a sealed value exchanged for an older one', 'snapshot work 4', async () => { await recordModel(county.deps.db).updateOne({ ...COUNTY, workId }, { $set: { 'data.idNo': { 'sealed@1': 'x.y' } } }); }],
    ['a changed state', 'snapshot work 4', async () => { await instanceModel(county.deps.db).updateOne({ ...COUNTY, _id: workId }, { $set: { 'state.initiator': 'head' } }); }],
    ['a deleted work', 'orphan work 4', async () => { await instanceModel(county.deps.db).deleteOne({ ...COUNTY, _id: workId }); }],
    ['an altered view', 'view-altered record 2', async () => { await viewModel(county.deps.db).updateOne({ ...COUNTY, recordId, seq: 2 }, { $set: { by: 'nobody' } }); }],
    ['a deleted view', 'view-missing record 1', async () => { await viewModel(county.deps.db).deleteOne({ ...COUNTY, recordId, seq: 1 }); }],
    ['the last view deleted', 'view-truncated record 3', async () => { await viewModel(county.deps.db).deleteOne({ ...COUNTY, recordId, seq: 3 }); }],
    ['all views deleted', 'view-truncated record 1', async () => { await viewModel(county.deps.db).deleteMany(COUNTY); }],
  ])('names %s', async (_what, expected, tamper) => {
    await tamper();
    expect(await found()).toEqual([expected]);
  });

  it('finds by its anchors what was cut off together with its head', async () => {
    await anchorHeads(county.deps, 'county');
    await viewModel(county.deps.db).deleteMany(COUNTY);
    await viewHeadModel(county.deps.db).deleteMany(COUNTY);
    expect(await found()).toEqual(['anchor-leaf record 3']);
  });

  it('finds altered, removed and forged anchors', async () => {
    await anchorHeads(county.deps, 'county');
    await view();
    const second = await anchorHeads(county.deps, 'county');
    const anchors = anchorModel(county.deps.db);
    await anchors.updateOne({ ...COUNTY, seq: 2 }, { $set: { root: 'f'.repeat(64) } });
    expect(await found()).toEqual(['anchor-altered county 2']);
    await anchors.updateOne({ ...COUNTY, seq: 2 }, { $set: { root: second?.root, signature: 'AAAA' } });
    expect(await found()).toEqual(['anchor-signature county 2']);
    await anchors.deleteOne({ ...COUNTY, seq: 1 });
    expect(await found()).toEqual(['anchor-missing county 1']);
  });

  it('anchors once a day, and only what has changed', async () => {
    expect([await anchorJob.runOnce(county.deps), await anchorJob.runOnce(county.deps)]).toEqual([1, 0]);
    county.setNow('2026-11-26T01:00:00.000Z');
    expect(await anchorJob.runOnce(county.deps)).toBe(0);
    await view();
    expect(await anchorJob.runOnce(county.deps)).toBe(1);
    expect((await anchorModel(county.deps.db).find(COUNTY).sort({ seq: 1 }).lean()).map((anchor) => anchor.leaves)).toEqual([2, 1]);
  });

  it('chains views that come at once', async () => {
    await Promise.all(Array.from({ length: 6 }, view));
    expect(await viewModel(county.deps.db).countDocuments({ ...COUNTY, recordId })).toBe(9);
    expect(await found()).toEqual([]);
  });
});
