import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instanceModel, recordModel, taskModel, type RecordRowDoc, type TaskDoc } from './model';
import { listInstances, listRecords, listTasks, worksConcerning } from './read';
import { aCounty, type TestCounty } from './testing/a-county';

const COUNT = 3000;
const at = (index: number): string => new Date(Date.parse('2026-01-01T00:00:00.000Z') + index * 60_000).toISOString();

let county: TestCounty;
beforeAll(async () => {
  county = await aCounty();
  const { db } = county.deps;
  const base = { countyId: 'county', packId: 'sample', release: 'r', orgId: 'east1' };
  const station = (index: number): string => (index % 10 === 0 ? 'east' : `other${index % 7}`);
  await taskModel(db).insertMany(Array.from({ length: COUNT }, (_, index): TaskDoc => ({
    ...base, _id: `t${index}`, workId: `w${index}`, recordId: `r${index}`, serviceId: 's', box: 'todo', queue: index % 20 === 0 ? ['user:head'] : [`HEAD@${station(index)}`], excluded: [], sort: at(COUNT - index), task: { id: `t${index}` } as never,
  })));
  await recordModel(db).insertMany(Array.from({ length: COUNT }, (_, index): RecordRowDoc => ({
    ...base, _id: `r${index}`, workId: `w${index}`, type: 'case', path: ['county', station(index)], state: 'new', stateAt: {}, data: {}, version: 1, createdBy: 'aide', createdAt: at(index), occurredAt: at(index),
    performers: ['aide'], scope: ['u:east1', 't:county', `t:${station(index)}`, 'p:aide'], subjectId: 'x', fileIds: [],
  })));
  await instanceModel(db).insertMany(Array.from({ length: COUNT }, (_, index) => ({
    ...base, _id: `w${index}`, serviceId: 's', recordId: `r${index}`, status: 'running' as const, version: 1, headHash: 'h', anchored: true, startedBy: 'aide', startedAt: at(index), performers: ['aide'], concerns: [index % 2 === 0 ? 'copied:head' : 'asked:head', 'copied:aide'], state: {} as never,
  })));
}, 60_000);
afterAll(async () => { await county.stop(); });

/** Every read of `run` as the database plans it: keys and documents it looked at, and whether it had to sort them itself. */
async function planOf(run: () => Promise<unknown>): Promise<{ examined: number; sorts: boolean }> {
  const { db } = county.deps;
  await db.db?.command({ profile: 2 });
  await run();
  await db.db?.command({ profile: 0 });
  const [entry] = await db.collection('system.profile').find({ op: 'query' }).sort({ $natural: -1 }).limit(1).toArray();
  return { examined: Math.max(Number(entry?.docsExamined), Number(entry?.keysExamined)), sorts: entry?.hasSortStage === true };
}

const LIMIT = 31;
describe('lists', () => {
  it('of steps come by due time out of an index, whatever lists one has a share in', async () => {
    const whose = { box: 'todo' as const, keys: ['user:head', 'HEAD@east'], userId: 'head' };
    const page = await listTasks(county.deps, 'county', whose, LIMIT);
    expect(page.map((task) => task.sort)).toEqual([...page.map((task) => task.sort)].sort());
    expect(new Set(page.map((task) => task.queue[0]))).toEqual(new Set(['user:head', 'HEAD@east']));
    for (const after of [undefined, { sort: at(COUNT - 900), id: 't900' }]) {
      const plan = await planOf(() => listTasks(county.deps, 'county', whose, LIMIT, after));
      expect(plan.sorts).toBe(false);
      expect(plan.examined).toBeLessThanOrEqual(LIMIT * 3);
    }
  });

  it('of records come newest first out of an index, at every page', async () => {
    const scopes = ['t:east', 'u:east2', 'p:head'];
    const page = await listRecords(county.deps, 'county', scopes, {}, LIMIT);
    expect(page).toHaveLength(LIMIT);
    for (const before of [undefined, { createdAt: at(900), id: 'r900' }]) {
      const plan = await planOf(() => listRecords(county.deps, 'county', scopes, { packId: 'sample', type: 'case' }, LIMIT, before));
      expect(plan.sorts).toBe(false);
      expect(plan.examined).toBeLessThanOrEqual(LIMIT * 3);
    }
  });

  it('of what one started or did come out of an index', async () => {
    for (const whose of [{ startedBy: 'aide' }, { performers: 'aide' }, { concerns: 'copied:head' }]) {
      const plan = await planOf(() => listInstances(county.deps, 'county', whose, LIMIT, { startedAt: at(1500), id: 'w1500' }));
      expect(plan.sorts).toBe(false);
      expect(plan.examined).toBeLessThanOrEqual(LIMIT * 3);
    }
  });

  it('of what concerns one come out of an index', async () => {
    const plan = await planOf(() => worksConcerning(county.deps, 'county', 'asked:head', LIMIT));
    expect(plan.sorts).toBe(false);
    expect(plan.examined).toBeLessThanOrEqual(LIMIT * 3);
  });
});
