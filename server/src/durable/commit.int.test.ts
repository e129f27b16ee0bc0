import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applyCommand, applyStart, type Applied, type CommandBody } from './commit';
import { hashOf } from './chain';
import { openComments, openTasks } from './sealing/index';
import { nextNumbers } from './numbering';
import { historyModel, instanceModel, recordModel, subjectModel, taskModel } from './model';
import { loadWork } from './load';
import { aCounty, type TestCounty } from './testing/a-county';

const CANARY = '610722194501012383';
const CANARY_2 = '110101199003074813';
const STORY = 'he told it in confidence';

let county: TestCounty;
let count = 0;
beforeAll(async () => { county = await aCounty(); });
afterAll(async () => { await county.stop(); });

const newId = (): string => `cmd-${++count}`;
const data = (more: object = {}) => ({ alias: 'a small wish', name: 'Li Ming', idNo: CANARY, story: STORY, ...more });
const start = (commandId = newId(), by = 'aide', more: object = {}, orgId = 'east1', deps = county.deps): Promise<Applied> =>
  applyStart(deps, { countyId: 'county', actor: county.actor(by), commandId, program: county.program, input: { serviceId: 'help', orgId, data: data(more) as never } });
const started = async (...args: Parameters<typeof start>): Promise<string> => {
  const applied = await start(...args);
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.workId;
};
const command = (workId: string, by: string, body: CommandBody, commandId = newId(), deps = county.deps): Promise<Applied> =>
  applyCommand(deps, { countyId: 'county', actor: county.actor(by), commandId, workId, command: body });
const taskAt = async (workId: string, node: string): Promise<string> => {
  const loaded = await loadWork(county.deps, 'county', workId);
  return Object.values(loaded?.work.state.tasks ?? {}).find((task) => task.node === node)?.id ?? 'none';
};
const codeOf = (applied: Applied): string => (applied.ok ? 'ok' : (applied.problems[0]?.code ?? ''));
const review = async (workId: string, outcome: string, comment?: string) =>
  command(workId, 'head', { type: 'CompleteTask', taskId: await taskAt(workId, 'check'), outcome, data: { opinion: 'fine' }, ...(comment ? { comment } : {}) });

/** How often something was written to the history so far: a shared transaction does so once. */
async function historyWrites({ deps }: TestCounty): Promise<number> {
  const [{ latencyStats }] = await deps.db.collection('history').aggregate<{ latencyStats: { writes: { ops: number } } }>([{ $collStats: { latencyStats: {} } }]).toArray() as [{ latencyStats: { writes: { ops: number } } }];
  return Number(latencyStats.writes.ops);
}

describe('a start', () => {
  it('writes the instance, its history, its open task and its numbered record', async () => {
    const workId = await started();
    const { deps } = county;
    const [instance, entry] = await Promise.all([instanceModel(deps.db).findById(workId).lean(), historyModel(deps.db).findOne({ countyId: 'county', workId }).lean()]);
    const [task] = await taskModel(deps.db).find({ countyId: 'county', workId }).lean();
    const record = await recordModel(deps.db).findOne({ countyId: 'county', workId }).lean();
    expect(instance?.headHash).toBe(entry?.hash);
    expect(instance?.version).toBe(1);
    expect(task?.queue).toEqual(['HEAD@east']);
    expect(record?.no).toMatch(/^east-C-2026-\d{4}$/);
    expect(record?.data.alias).toBe('a small wish');
  });

  it('applies once when the same command comes again, also at the same moment on two servers', async () => {
    const [id, other] = [newId(), await county.another()];
    const all = await Promise.all([start(id), start(id), start(id, 'aide', {}, 'east1', other), start(id, 'aide', {}, 'east1', other)]);
    const again = await start(id);
    expect(new Set([...all, again].map((applied) => (applied.ok ? applied.workId : codeOf(applied)))).size).toBe(1);
    expect(await historyModel(county.deps.db).countDocuments({ countyId: 'county', commandId: id })).toBe(1);
  });

  it('is refused when a used command id comes with another body or from another person', async () => {
    const id = newId();
    await started(id);
    expect(codeOf(await start(id, 'aide', { alias: 'another' }))).toBe('command.reused');
    expect(codeOf(await start(id, 'worker'))).toBe('command.reused');
  });

  it('gives every record of a station its own number, though eight come at once', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => started()));
    const rows = await recordModel(county.deps.db).find({ countyId: 'county', workId: { $in: ids } }).lean();
    expect(new Set(rows.map((row) => row.no)).size).toBe(8);
  });

  it('gives every record its own number, though many come at once at the beginning of a year', async () => {
    const snapshot = await county.deps.org.snapshot('county');
    const { work } = (await loadWork(county.deps, 'county', await started())) ?? {};
    for (let round = 0; round < 5; round += 1) {
      const numbers = await Promise.all(Array.from({ length: 16 }, () => nextNumbers(county.deps, snapshot, `${round}-{yyyy}-{seq4}`, work!.record, 1)));
      expect(new Set(numbers).size).toBe(16);
    }
  });

  it('is its own in each county, though both use the same command id', async () => {
    const id = newId();
    const here = await started(id);
    const there = await applyStart(county.deps, { countyId: 'other', actor: county.actor('aide'), commandId: id, program: county.program, input: { serviceId: 'help', orgId: 'east1', data: data() as never } });
    expect(codeOf(there)).toBe('ok');
    expect(there).not.toMatchObject({ workId: here });
  });

  it('writes nothing when it is refused', async () => {
    const before = await county.dump();
    expect(codeOf(await start(newId(), 'westaide'))).toBe('work.may-not-start');
    expect(codeOf(await start(newId(), 'aide', { idNo: '123' }))).toBe('form.cn-id-shape');
    expect(await county.dump()).toBe(before);
  });
});

describe('a command', () => {
  it('is decided on what is stored: of eight people who take one offer at once, one gets it', async () => {
    const workId = await started();
    await review(workId, 'pass');
    const taskId = await taskAt(workId, 'take');
    const servers = [county.deps, await county.another()];
    const all = await Promise.all(Array.from({ length: 8 }, (_, index) =>
      command(workId, index % 2 ? 'helper' : 'helper2', { type: 'CompleteTask', taskId, data: { helper: `helper ${index}` } }, newId(), servers[index % 2])));
    expect(all.filter((applied) => applied.ok)).toHaveLength(1);
    expect(new Set(all.map(codeOf))).toEqual(new Set(['ok', 'process.task-unknown']));
    expect(await taskModel(county.deps.db).countDocuments({ countyId: 'county', workId })).toBe(1);
  });

  it('loses none of eight different commands on one work', async () => {
    const workId = await started();
    await review(workId, 'pass');
    const taskId = await taskAt(workId, 'take');
    const all = await Promise.all(Array.from({ length: 8 }, () => command(workId, 'head', { type: 'ReassignTask', taskId, userId: 'helper', comment: 'please' })));
    expect(all.map(codeOf)).toEqual(Array(8).fill('ok'));
    const entries = await historyModel(county.deps.db).find({ countyId: 'county', workId }).sort({ seq: 1 }).lean();
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(entries.slice(1).map((entry) => entry.prev)).toEqual(entries.slice(0, -1).map((entry) => entry.hash));
  });

  it('shares its transaction with others of the same moment, and fails alone: two that use one command id spoil none of the rest', async () => {
    const works = await Promise.all(Array.from({ length: 10 }, () => started()));
    const tasks = await Promise.all(works.map((workId) => taskAt(workId, 'check')));
    const twice = newId();
    const all = await Promise.all(works.map((workId, index) =>
      command(workId, 'head', { type: 'CompleteTask', taskId: tasks[index] ?? '', outcome: 'pass', data: { opinion: 'fine' } }, index < 2 ? twice : newId())));
    expect(all.map(codeOf).sort()).toEqual(['command.reused', ...Array(9).fill('ok')]);
    const entries = await historyModel(county.deps.db).find({ countyId: 'county', workId: { $in: works }, type: 'CompleteTask' }).lean();
    const instances = await instanceModel(county.deps.db).find({ countyId: 'county', _id: { $in: works } }).lean();
    expect(entries).toHaveLength(9);
    for (const entry of entries) expect(instances.find((instance) => instance._id === entry.workId)).toMatchObject({ version: entry.seq, headHash: entry.hash });
    expect(instances.filter((instance) => instance.version === 1)).toHaveLength(1);
  });

  it('costs the database fewer transactions than commands when many come at once', async () => {
    const works = await Promise.all(Array.from({ length: 12 }, () => started()));
    const tasks = await Promise.all(works.map((workId) => taskAt(workId, 'check')));
    const before = await historyWrites(county);
    const all = await Promise.all(works.map((workId, index) => command(workId, 'head', { type: 'CompleteTask', taskId: tasks[index] ?? '', outcome: 'pass', data: {} })));
    expect(all.map(codeOf)).toEqual(Array(12).fill('ok'));
    expect(await historyWrites(county) - before).toBeLessThan(12);
  });

  it('is refused as stale when its task has been done', async () => {
    const workId = await started();
    const taskId = await taskAt(workId, 'check');
    await review(workId, 'pass');
    expect(codeOf(await command(workId, 'head', { type: 'CompleteTask', taskId, outcome: 'pass', data: {} }))).toBe('process.task-unknown');
  });

  it('comes back to who did a step when it is returned, with the data kept', async () => {
    const workId = await started();
    await command(workId, 'head', { type: 'ReturnTask', taskId: await taskAt(workId, 'check'), to: 'write', comment: 'say more', fields: ['story'] });
    const [task] = await taskModel(county.deps.db).find({ countyId: 'county', workId }).lean();
    expect(task?.queue).toEqual(['user:aide']);
    expect((await openTasks(county.deps, 'county', task ? [task] : []))[0]?.returned?.comment).toBe('say more');
    expect(codeOf(await command(workId, 'aide', { type: 'CompleteTask', taskId: task?._id ?? '', data: data({ story: 'more' }) as never }))).toBe('ok');
    expect((await loadWork(county.deps, 'county', workId))?.work.record.data).toMatchObject({ idNo: CANARY, story: 'more' });
  });

  it('claims and releases an offer, so that it leaves and comes back to the list of all', async () => {
    const workId = await started();
    await review(workId, 'pass');
    const taskId = await taskAt(workId, 'take');
    await command(workId, 'helper', { type: 'ClaimTask', taskId });
    expect(await taskModel(county.deps.db).findById(taskId).lean()).toMatchObject({ box: 'todo', queue: ['user:helper'] });
    expect(codeOf(await command(workId, 'helper2', { type: 'ClaimTask', taskId }))).toBe('process.already-claimed');
    await command(workId, 'helper', { type: 'ReleaseTask', taskId });
    expect(await taskModel(county.deps.db).findById(taskId).lean()).toMatchObject({ box: 'offers', queue: ['VOLUNTEER@east'] });
  });

  it('withdraws what nobody else has acted on, and no longer afterwards', async () => {
    const [first, second] = [await started(), await started()];
    expect(codeOf(await command(first, 'aide', { type: 'WithdrawInstance', comment: 'a mistake' }))).toBe('ok');
    expect(await taskModel(county.deps.db).countDocuments({ countyId: 'county', workId: first })).toBe(0);
    await review(second, 'pass');
    expect(codeOf(await command(second, 'aide', { type: 'WithdrawInstance', comment: 'a mistake' }))).toBe('process.too-late');
  });
});

describe('sealed values', () => {
  it('never stand in the database in plain text, neither in records nor in history', async () => {
    const workId = await started();
    await command(workId, 'head', { type: 'ReturnTask', taskId: await taskAt(workId, 'check'), to: 'write', comment: 'again' });
    await command(workId, 'aide', { type: 'CompleteTask', taskId: await taskAt(workId, 'write'), data: data({ idNo: CANARY_2 }) as never });
    const dump = await county.dump();
    expect(dump).toContain('a small wish');
    for (const secret of [CANARY, CANARY_2, STORY]) expect(dump).not.toContain(secret);
    expect((await loadWork(county.deps, 'county', workId))?.work.record.data.idNo).toBe(CANARY_2);
  });

  it('are comments too, wherever they stand, also one that looks sealed already', async () => {
    const [workId, said] = [await started(), ['his brother is ill', 'sealed@1:x.y']];
    await command(workId, 'head', { type: 'ReturnTask', taskId: await taskAt(workId, 'check'), to: 'write', comment: said[0] ?? '' });
    await command(workId, 'aide', { type: 'CompleteTask', taskId: await taskAt(workId, 'write'), comment: said[1] ?? '', data: data() as never });
    expect(await county.dump()).not.toContain('brother');
    const [entries, row] = await Promise.all([historyModel(county.deps.db).find({ countyId: 'county', workId }).sort({ seq: 1 }).lean(), recordModel(county.deps.db).findOne({ countyId: 'county', workId }).lean()]);
    const texts = entries.flatMap((entry) => entry.events).flatMap((event) => ('comment' in event && event.comment ? [event.comment] : []));
    expect(await openComments(county.deps, 'county', texts.map((text) => ({ recordId: row?._id ?? '', text })))).toEqual(said);
    await subjectModel(county.deps.db).deleteOne({ countyId: 'county', _id: row?.subjectId ?? '' });
    expect(await openComments(county.deps, 'county', texts.map((text) => ({ recordId: row?._id ?? '', text })))).toEqual(['', '']);
  });

  it('cannot be guessed from what is kept to know a command again', async () => {
    const id = newId();
    await started(id);
    const input = { serviceId: 'help', orgId: 'east1', data: data() };
    const entry = await historyModel(county.deps.db).findOne({ countyId: 'county', commandId: id }).lean();
    expect(entry?.bodyHash).not.toBe(hashOf({ by: 'aide', pack: 'sample', input }));
  });

  it('of one person are sealed under one key, found without his number; a corrected number moves all of them to the right person', async () => {
    const number = '110101198001010037';
    const [first, second] = [await started(newId(), 'aide', { idNo: number }), await started(newId(), 'westaide', { idNo: ` ${number}`.trim() }, 'west1')];
    const rows = await recordModel(county.deps.db).find({ countyId: 'county', workId: { $in: [first, second] } }).lean();
    expect(new Set(rows.map((row) => row.subjectId)).size).toBe(1);
    await command(first, 'head', { type: 'ReturnTask', taskId: await taskAt(first, 'check'), to: 'write', comment: 'wrong number' });
    await command(first, 'aide', { type: 'CompleteTask', taskId: await taskAt(first, 'write'), data: data({ idNo: CANARY }) as never });
    await subjectModel(county.deps.db).deleteOne({ countyId: 'county', _id: rows[0]?.subjectId ?? '' });
    expect((await loadWork(county.deps, 'county', first))?.work.record.data).toMatchObject({ idNo: CANARY, story: STORY });
    expect((await loadWork(county.deps, 'county', second))?.work.record.data.idNo).toBeUndefined();
  });

  it('refuse a submitted value that looks like a sealed one', async () => {
    await expect(start(newId(), 'aide', { story: { 'sealed@1': 'x.y' } })).resolves.toMatchObject({ ok: false });
  });
});
