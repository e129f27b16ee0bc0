import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acquire, release, startJobs, type Job } from '../../platform/jobs/index';
import { inboxModel } from '../../resources/inbox/index';
import { leaseModel } from '../../platform/jobs/index';
import { buildIndexes } from '../../platform/db/index';
import { applyCommand, applyStart, type CommandBody } from '../commit';
import { openIncidents } from '../incidents';
import { loadWork } from '../load';
import { historyModel, incidentModel, instanceModel, recordModel } from '../model';
import { aCounty, type TestCounty } from '../testing/a-county';
import { messageEffects, overdueJob } from './messages';
import { outboxJob, type EffectHandler } from './outbox';
import { timersJob } from './timers';

const T0 = '2026-11-24T01:00:00.000Z';
const days = (count: number): string => new Date(Date.parse(T0) + count * 86_400_000).toISOString();

let county: TestCounty;
let count = 0;
beforeAll(async () => {
  county = await aCounty(T0);
  await buildIndexes(county.deps.db, [leaseModel]);
});
afterAll(async () => { await county.stop(); });

const start = async (): Promise<string> => {
  const applied = await applyStart(county.deps, { countyId: 'county', actor: county.actor('aide'), commandId: `start-${++count}`, program: county.program, input: { serviceId: 'help', orgId: 'east1', data: { alias: 'a wish', name: 'Li Ming' } } });
  if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  return applied.workId;
};
const command = (workId: string, by: string, body: CommandBody) =>
  applyCommand(county.deps, { countyId: 'county', actor: county.actor(by), commandId: `command-${++count}`, workId, command: body });
const openTask = async (workId: string): Promise<string> => Object.keys((await loadWork(county.deps, 'county', workId))?.work.state.tasks ?? {})[0] ?? '';
const pass = async (workId: string) => command(workId, 'head', { type: 'CompleteTask', taskId: await openTask(workId), outcome: 'pass', data: {} });
const fired = (workId: string) => historyModel(county.deps.db).find({ countyId: 'county', workId, type: 'FireTimer' }).sort({ seq: 1 }).lean();
const messages = (workId: string, userId: string) => inboxModel(county.deps.db).find({ countyId: 'county', workId, userId }).sort({ at: 1, _id: 1 }).lean();

describe('timers', () => {
  it('do not fire before their time, and once each after it, though two servers look at once and again', async () => {
    county.setNow(T0);
    const ids = [await start(), await start(), await start()];
    const other = await county.another();
    expect(await timersJob.runOnce(county.deps)).toBe(0);
    county.setNow(days(1));
    await Promise.all([timersJob.runOnce(county.deps), timersJob.runOnce(other), timersJob.runOnce(other)]);
    await timersJob.runOnce(county.deps);
    expect(await Promise.all(ids.map(async (id) => (await fired(id)).length))).toEqual([1, 1, 1]);
  });

  it('fire in the order of their due times after a long stop', async () => {
    county.setNow(T0);
    const early = await start();
    county.setNow(days(0.5));
    const late = await start();
    county.setNow(days(60));
    await timersJob.runOnce(county.deps);
    const order = await historyModel(county.deps.db).find({ countyId: 'county', type: 'FireTimer', workId: { $in: [early, late] } }).sort({ $natural: 1 }).lean();
    expect(order.map((entry) => entry.workId)).toEqual([early, late]);
  });

  it('take the work on: an offer that nobody answers ends', async () => {
    county.setNow(T0);
    const workId = await start();
    await pass(workId);
    county.setNow(days(30));
    await timersJob.runOnce(county.deps);
    expect((await loadWork(county.deps, 'county', workId))?.work).toMatchObject({ state: { status: 'completed', endNode: 'unmet' }, record: { state: 'unmet' } });
  });

  it('that cannot be fired are an incident, do not hold up others and are tried again later', async () => {
    county.setNow(T0);
    const broken = await start();
    await instanceModel(county.deps.db).updateOne({ _id: broken, countyId: 'county' }, { $set: { 'state.process': 'gone' } });
    county.setNow(days(0.1));
    const sound = await start();
    county.setNow(days(2));
    await timersJob.runOnce(county.deps);
    expect((await fired(sound)).length).toBe(1);
    expect(await openIncidents(county.deps, 'county', 10)).toMatchObject([{ kind: 'timer', workId: broken, code: 'work.process-unknown', attempts: 1 }]);
    await instanceModel(county.deps.db).updateOne({ _id: broken, countyId: 'county' }, { $set: { 'state.process': 'flow' } });
    county.setNow(days(2.1));
    await timersJob.runOnce(county.deps);
    expect((await fired(broken)).length).toBe(1);
    expect(await openIncidents(county.deps, 'county', 10)).toEqual([]);
  });
});

describe('a work that cannot be read', () => {
  it('is an incident and does not hold up the timers of others', async () => {
    county.setNow(T0);
    const applied = await applyStart(county.deps, { countyId: 'county', actor: county.actor('aide'), commandId: `start-${++count}`, program: county.program, input: { serviceId: 'help', orgId: 'east1', data: { alias: 'a wish', name: 'Li Ming', story: 'secret' } } });
    const broken = applied.ok ? applied.workId : '';
    const row = await recordModel(county.deps.db).findOne({ countyId: 'county', workId: broken }).lean();
    const [subject = ''] = String((row?.data.story as Record<string, string>)['sealed@1']).split('.');
    await recordModel(county.deps.db).updateOne({ countyId: 'county', workId: broken }, { $set: { 'data.story': { 'sealed@1': `${subject}.${Buffer.alloc(40).toString('base64url')}` } } });
    county.setNow(days(0.1));
    const sound = await start();
    county.setNow(days(2));
    await timersJob.runOnce(county.deps);
    expect((await fired(sound)).length).toBe(1);
    expect(await openIncidents(county.deps, 'county', 10)).toMatchObject([{ kind: 'timer', workId: broken, code: 'timer.failed' }]);
    await incidentModel(county.deps.db).deleteMany({ countyId: 'county' });
    await instanceModel(county.deps.db).deleteOne({ countyId: 'county', _id: broken });
  });
});

describe('effects', () => {
  it('tell once whom a step reached, who is asked to act, and who began it of the end', async () => {
    county.setNow(T0);
    const workId = await start();
    const outbox = outboxJob(messageEffects);
    const other = await county.another();
    await Promise.all([outbox.runOnce(county.deps), outbox.runOnce(other)]);
    await outbox.runOnce(county.deps);
    county.setNow(days(1));
    await timersJob.runOnce(county.deps);
    await outbox.runOnce(county.deps);
    expect((await messages(workId, 'head')).map((entry) => entry.kind)).toEqual(['task-arrived', 'notified']);
    await pass(workId);
    await outbox.runOnce(county.deps);
    expect((await messages(workId, 'helper')).map((entry) => entry.params)).toEqual([{ service: 'help', node: 'take', no: expect.stringMatching(/^east-C-/) }]);
    county.setNow(days(31));
    await timersJob.runOnce(county.deps);
    await outbox.runOnce(county.deps);
    expect((await messages(workId, 'aide')).map((entry) => entry.kind)).toEqual(['work-ended']);
  });

  it('that fail are tried again later and later, without holding up others, until they are given up as an incident', async () => {
    county.setNow(T0);
    const workId = await start();
    let calls = 0;
    const failing: EffectHandler = async () => {
      calls += 1;
      throw new Error('no connection');
    };
    const outbox = outboxJob({ ...messageEffects, 'liandong:notice': failing });
    await outbox.runOnce(county.deps);
    await outbox.runOnce(county.deps);
    expect(calls).toBe(1);
    for (let day = 1; day <= 10; day += 1) {
      county.setNow(days(day));
      await outbox.runOnce(county.deps);
    }
    expect(calls).toBe(8);
    expect((await openIncidents(county.deps, 'county', 10)).filter((incident) => incident.workId === workId)).toMatchObject([{ code: 'effect.given-up', detail: 'no connection', attempts: 8 }]);
  });

  it('that fail here while another server does them have not failed', async () => {
    county.setNow(T0);
    const workId = await start();
    const other = await county.another();
    const late: EffectHandler = async () => {
      await outboxJob(messageEffects).runOnce(other);
      throw new Error('too late');
    };
    await outboxJob({ ...messageEffects, 'liandong:notice': late }).runOnce(county.deps);
    expect((await messages(workId, 'head')).map((entry) => entry.kind)).toEqual(['task-arrived']);
    expect((await incidentModel(county.deps.db).find({ countyId: 'county', workId }).lean()).map(({ open }) => open)).toEqual([false]);
  });

  it('remind of an overdue step once', async () => {
    county.setNow(T0);
    const workId = await start();
    await overdueJob.runOnce(county.deps);
    county.setNow(days(3));
    await overdueJob.runOnce(county.deps);
    await overdueJob.runOnce(county.deps);
    expect((await messages(workId, 'head')).map((entry) => entry.kind)).toEqual(['task-overdue']);
  });
});

describe('a reminder that fails', () => {
  it('does not hold up others and comes again later', async () => {
    county.setNow(T0);
    const [first, second] = [await start(), await start()];
    county.setNow(days(3));
    let calls = 0;
    const pack: typeof county.deps.packs.pack = async (countyId, sha) => {
      calls += 1;
      if (calls === 1) throw new Error('does not compile');
      return county.deps.packs.pack(countyId, sha);
    };
    await overdueJob.runOnce({ ...county.deps, packs: { ...county.deps.packs, pack } });
    const told = async () => (await Promise.all([first, second].map((id) => messages(id, 'head')))).map((entries) => entries.length).sort();
    expect(await told()).toEqual([0, 1]);
    county.setNow(days(3.1));
    await overdueJob.runOnce(county.deps);
    expect(await told()).toEqual([1, 1]);
  });
});

describe('a lease', () => {
  it('is held by one, kept by its holder, and taken over with a higher fence', async () => {
    const { db } = county.deps;
    const both = await Promise.all([acquire(db, 'x', 'a', 60_000), acquire(db, 'x', 'b', 60_000)]);
    const held = both.find((lease) => lease !== undefined);
    expect(both.filter((lease) => lease !== undefined)).toHaveLength(1);
    expect(await acquire(db, 'x', held?.owner ?? '', 60_000)).toEqual(held);
    if (held) await release(db, held);
    expect((await acquire(db, 'x', 'c', 60_000))?.fence).toBe((held?.fence ?? 0) + 1);
  });

  it('lets one of two servers run a job, and the other when the first has stopped', async () => {
    const other = await county.another();
    const ran: string[] = [];
    const jobOf = (name: string, done: () => void): Job => ({ name: 'shared', everyMs: 5, runOnce: async () => { ran.push(name); done(); return 0; } });
    const first = await new Promise<ReturnType<typeof startJobs>>((resolve) => { const jobs = startJobs(county.deps, [jobOf('first', () => resolve(jobs))]); });
    const second = new Promise<void>((resolve) => { const jobs = startJobs(other, [jobOf('second', () => { void jobs.stop().then(resolve); })]); });
    await first.stop();
    const before = ran.length;
    await second;
    expect(ran.slice(0, before).every((name) => name === 'first')).toBe(true);
    expect(ran.slice(before)).toEqual(['second']);
  });
});
