import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { whoMay, type Actor, type TaskState } from '@liandong/core/run';
import { applyCommand, historyModel, incidentModel, instanceModel, loadWork, taskModel, timersJob, verifyCounty, type Applied, type CommandBody, type HistoryDoc } from '@liandong/server/durable';
import { runJobs } from '../support/jobs';
import { aRecordedCounty, recordedAnswers, type RecordedCounty } from './a-recorded-county';
import { formats } from './history';
import { asJson, projected } from './projection';

jest.setTimeout(120_000);

describe.each(formats())('the database of format %i', (format) => {
  const answers = recordedAnswers(format);
  let county: RecordedCounty;
  beforeEach(async () => {
    county = await aRecordedCounty(format);
  });
  afterEach(() => county.site.stop());

  const audited = async () => (await verifyCounty(county.site.deps, county.countyId)).problems;
  const runningNow = () => instanceModel(county.site.deps.db).find({ status: 'running' }).lean();
  const command = (workId: string, actor: Actor, body: CommandBody, name: string): Promise<Applied> =>
    applyCommand(county.site.deps, { countyId: county.countyId, actor, commandId: `later-${name}-${workId}`, workId, command: body });

  async function performerOf(task: TaskState): Promise<Actor> {
    const { view, person } = await county.site.deps.org.snapshot(county.countyId);
    const found = person(whoMay(task, view)[0] ?? '');
    if (!found) throw new Error(`nobody may do ${task.node}`);
    return { userId: found.id, name: found.name, grants: found.grants };
  }

  /** The first recorded answer that fits this work's record. */
  async function complete(workId: string, task: TaskState): Promise<Applied> {
    let applied: Applied = { ok: false, problems: [] };
    for (const [index, answer] of (answers.get(task.node) ?? []).entries()) {
      applied = await command(workId, await performerOf(task), { type: 'CompleteTask', taskId: task.id, ...answer }, `complete-${index}`);
      if (applied.ok) break;
    }
    return applied;
  }

  it('opens work by work as it stood, and its audit finds nothing', async () => {
    const { site, countyId, instances } = county;
    const rows = await site.deps.db.collection('records').find().toArray();
    expect(JSON.stringify(rows)).toContain('sealed@');
    const statuses = new Set(instances.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['completed', 'running', 'terminated', 'withdrawn']);
    for (const { _id, state } of instances) {
      const loaded = await loadWork(site.deps, countyId, _id);
      expect(loaded && asJson(projected({ state: loaded.work.state }))).toEqual(projected({ state }));
      expect(JSON.stringify(loaded?.work.record.data)).not.toContain('sealed@');
    }
    expect(await verifyCounty(site.deps, countyId)).toMatchObject({ works: instances.length, problems: [] });
  });

  it('lets every open work go on, and then be ended', async () => {
    const { site, countyId, instances } = county;
    const running = instances.filter(({ status }) => status === 'running');
    for (const { _id: workId, state } of running) {
      const [task] = Object.values(state.tasks);
      const applied = task ? await complete(workId, task) : undefined;
      expect({ workId, node: task?.node, applied }).toMatchObject({ applied: { ok: true } });
      const after = await loadWork(site.deps, countyId, workId);
      expect(after?.work.state.visits.length).toBe(state.visits.length + 1);
      expect(after?.work.state.tasks).not.toHaveProperty([task?.id ?? '']);
    }
    expect(await audited()).toEqual([]);
    for (const { _id: workId } of await runningNow()) {
      const operator = { userId: 'operator', name: 'operator', grants: [] };
      expect(await command(workId, operator, { type: 'TerminateInstance', comment: 'ended' }, 'end')).toMatchObject({ ok: true });
    }
    expect([await runningNow(), await taskModel(site.deps.db).countDocuments({}), await audited()]).toEqual([[], 0, []]);
  });

  it('fires each timer that falls due, once', async () => {
    const { site, instances } = county;
    const timers = instances.flatMap(({ state }) => Object.values(state.timers));
    expect(await timersJob.runOnce(site.deps)).toBe(0);
    site.clock.set(timers.map(({ due }) => due).sort().at(-1) ?? '');
    await timersJob.runOnce(site.deps);
    const entries = await historyModel(site.deps.db).find({ commandId: { $in: timers.map(({ id }) => `timer:${id}`) } }).lean<HistoryDoc[]>();
    const events = entries.flatMap((entry) => entry.events);
    const fired = events.flatMap((event) => (event.type === 'TimerFired' ? [event.timerId] : []));
    const gone = events.flatMap((event) => (event.type === 'TimerCancelled' ? [event.timerId] : []));
    expect(timers.map(({ id }) => id).filter((id) => !fired.includes(id) && !gone.includes(id))).toEqual([]);
    expect(new Set(fired).size).toBe(fired.length);
    expect(fired.length).toBeGreaterThanOrEqual(instances.filter((instance) => instance.nextDue !== undefined).length);
    expect([await incidentModel(site.deps.db).find({ open: true }).lean(), await audited()]).toEqual([[], []]);
  });

  it('does what the jobs had not done yet', async () => {
    const { db } = county.site.deps;
    expect(await historyModel(db).countDocuments({ todoDue: { $exists: true } })).toBeGreaterThan(0);
    const [told, counted] = [await db.collection('inbox').countDocuments(), await db.collection('facts').countDocuments()];
    await runJobs(county.site);
    expect(await historyModel(db).countDocuments({ todoDue: { $exists: true } })).toBe(0);
    expect(await db.collection('inbox').countDocuments()).toBeGreaterThan(told);
    expect(await db.collection('facts').countDocuments()).toBeGreaterThan(counted);
    expect(await incidentModel(db).find({ open: true }).lean()).toEqual([]);
  });
});
