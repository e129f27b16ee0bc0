import { beforeAll, describe, expect, it } from '@jest/globals';
import { orgView } from '../org/index';
import { workingCalendar } from '../org/calendar';
import type { Program } from '../pack/program';
import { commandIds } from '../shared/ids';
import type { Ctx } from '../shared/ctx';
import { aProgram, PROCESS } from '../testing/a-pack';
import { decide, decideMigration, decideStart, decideUndo, evolveWork, type Work, type WorkMigration, type WorkOutcome } from './index';

const UNITS = [{ id: 'c', parentId: null, tier: 'county', name: 'County', path: [] }, { id: 'st', parentId: 'c', tier: 'station', name: 'Station', path: ['c'] }] as const;
const HOLDERS = [{ role: 'worker', orgId: 'st', userId: 'ann', name: 'Ann' }, { role: 'head', orgId: 'st', userId: 'kim', name: 'Kim' }];
const ctx = (by: string, id: string): Ctx => ({
  now: '2026-01-05T01:00:00.000Z', actor: { userId: by, name: by, grants: HOLDERS.filter((row) => row.userId === by) }, newId: commandIds(id), org: orgView(UNITS, HOLDERS), calendar: workingCalendar(), params: {},
});

let [from, to]: Program[] = [];
let work: Work;
const program = (value: Program | undefined): Program => value as Program;
beforeAll(async () => {
  from = await aProgram();
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a form file of the test pack
  to = await aProgram({ 'processes/aid.bpmn': PROCESS.replaceAll('"review"', '"check"'), 'scenarios/plain.json': null, 'forms/apply.json': (file: any) => (Object.assign(file.schema.properties.amount, { 'x-privacy': 'L3' }), file) });
  const outcome = decideStart(program(from), { id: 'c1', serviceId: 'S1', orgId: 'st', data: { name: '李桂兰', idNo: '61072219500319000X', kind: '1', amount: 100 } }, ctx('ann', 'c1'));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  ({ work } = outcome);
}, 30_000);

const move = (plan: Partial<WorkMigration>, comment = 'new rules'): WorkOutcome => decideMigration(program(from), program(to), work, { nodes: {}, fields: {}, ...plan }, comment, ctx('max', 'm1'));
const codes = (outcome: WorkOutcome): string[] => (outcome.ok ? ['ok'] : outcome.problems.map((found) => `${found.code} ${found.path}`.trim()));

describe('a work that goes over to another release', () => {
  it('goes on there: its step, its record under the new release, what is protected more strictly written anew', () => {
    const outcome = move({ nodes: { review: 'check' } });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    expect(outcome.work.record).toMatchObject({ release: program(to).pack.sha, data: work.record.data });
    expect(outcome.events.find((event) => event.type === 'RecordChanged')).toMatchObject({ patch: { amount: 100 } });
    expect(outcome.events.reduce(evolveWork, work)).toEqual(outcome.work);
    const [task] = Object.values(outcome.work.state.tasks);
    expect(task?.node).toBe('check');
    const done = decide(program(to), outcome.work, { type: 'CompleteTask', id: 'c2', taskId: task?.id ?? '', outcome: 'pass', data: {} }, ctx('kim', 'c2'));
    expect(done.ok && done.work.state).toMatchObject({ status: 'completed', endNode: 'yes' });
  });

  it('takes values along to fields that are called otherwise, and only to such as are there', () => {
    const outcome = move({ nodes: { review: 'check' }, fields: { name: 'opinion' } });
    expect(outcome.ok && outcome.work.record.data).toMatchObject({ opinion: '李桂兰' });
    expect(outcome.ok && outcome.work.record.data).not.toHaveProperty('name');
    expect(codes(move({ nodes: { review: 'check' }, fields: { name: 'nowhere' } }))).toEqual(['migration.field-gone /fields/name']);
  });

  it('takes its data along as the transforms of the pack say', async () => {
    const steps = [{ do: 'rename', field: 'name', to: 'opinion' }, { do: 'recode', field: 'kind', map: { 1: '2' } }];
    const next = (more: object[]) => aProgram({
      'processes/aid.bpmn': PROCESS, 'scenarios/plain.json': null, 'pack.json': (file: object) => ({ ...file, version: '1.1.0' }),
      'transforms/t.json': { id: 't', title: 'T', from: '1.0.0', records: { aid: [...steps, ...more] } },
    });
    const go = async (more: object[] = []) => decideMigration(program(from), await next(more), work, { nodes: {}, fields: {} }, 'new rules', ctx('max', 'm2'));
    const outcome = await go();
    expect(outcome.ok && outcome.work.record.data).toEqual({ idNo: '61072219500319000X', birthDate: '1950-03-19', kind: '2', amount: 100, opinion: '李桂兰' });
    expect(outcome.ok && outcome.events.find((event) => event.type === 'RecordChanged')).toMatchObject({ patch: { name: null, opinion: '李桂兰', kind: '2' } });
    expect(outcome.ok && outcome.events.find((event) => event.type === 'InstanceMigrated')).toMatchObject({ fields: { name: 'opinion' }, rewritten: true });
    // what has no place keeps the whole work where it is
    expect(codes(await go([{ do: 'convert', field: 'opinion', type: 'number' }]))).toEqual(['migration.value-unfit /fields/opinion']);
  });

  it('comes back as it was, when nothing has happened since', () => {
    const there = move({ nodes: { review: 'check' }, fields: { name: 'opinion' } });
    if (!there.ok) throw new Error(JSON.stringify(there.problems));
    const back = decideUndo(program(from), there.work, work.state, { name: 'opinion' }, 'not yet', ctx('max', 'u1'));
    if (!back.ok) throw new Error(JSON.stringify(back.problems));
    expect(back.work).toMatchObject({ state: work.state, record: { release: program(from).pack.sha } });
    expect(back.work.record.data).toEqual(work.record.data);
    expect(back.events.reduce(evolveWork, there.work)).toEqual(back.work);
    expect(codes(decideUndo(program(from), there.work, work.state, {}, '', ctx('max', 'u2')))).toEqual(['process.comment-required /comment']);
  });

  it('leaves the record alone when it was called: that is under the release of the work it belongs to', () => {
    const called: Work = { ...work, state: { ...work.state, parent: { instanceId: 'p', callId: 'c' } } };
    const there = decideMigration(program(from), program(to), called, { nodes: { review: 'check' }, fields: {} }, 'new rules', ctx('max', 'm1'));
    if (!there.ok) throw new Error(JSON.stringify(there.problems));
    expect(there.work.record).toEqual(work.record);
    expect(there.events.find((event) => event.type === 'InstanceMigrated')).toMatchObject({ called: true, from: program(from).pack.sha, release: program(to).pack.sha });
    const back = decideUndo(program(from), there.work, called.state, {}, 'not yet', ctx('max', 'u1'));
    expect(back.ok && back.work).toEqual(called);
  });

  it('stays where it is, with the reason', () => {
    expect(codes(move({}))).toEqual(['migration.node-gone /review']);
    expect(codes(move({ nodes: { review: 'check' } }, ' '))).toEqual(['process.comment-required /comment']);
    expect(codes(move({ process: 'gone' }))).toEqual(['work.process-unknown']);
  });
});
