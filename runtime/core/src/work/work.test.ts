import { beforeAll, describe, expect, it } from '@jest/globals';
import { orgView } from '../org/index';
import type { Actor } from '../org/types';
import type { Program } from '../pack/program';
import { commandIds } from '../shared/ids';
import type { Ctx } from '../shared/ctx';
import type { JsonObject } from '../shared/json';
import { workingCalendar } from '../org/calendar';
import { aProgram, PROCESS } from '../testing/a-pack';
import { decide, decideStart, evolveWork, explainTask, type Work, type WorkCommand, type WorkOutcome } from './index';

const UNITS = [{ id: 'c', parentId: null, tier: 'county', name: 'County', path: [] }, { id: 'gs', parentId: 'c', tier: 'general', name: 'General', path: ['c'] }, { id: 'st', parentId: 'c', tier: 'station', name: 'Station', path: ['c'] }, { id: 'st2', parentId: 'c', tier: 'station', name: 'Other', path: ['c'] }] as const;
const HOLDERS = [{ role: 'worker', orgId: 'st', userId: 'ann', name: 'Ann' }, { role: 'head', orgId: 'st', userId: 'kim', name: 'Kim' }, { role: 'boss', orgId: 'gs', userId: 'max', name: 'Max' }];
const actor = (userId: string): Actor => ({ userId, name: userId, grants: HOLDERS.filter((row) => row.userId === userId) });
const ctx = (by: string, id: string, now = '2026-01-05T01:00:00.000Z'): Ctx => ({ now, actor: actor(by), newId: commandIds(id), org: orgView(UNITS, HOLDERS), calendar: workingCalendar(), params: program.pack.params });

let program: Program;
beforeAll(async () => {
  program = await aProgram();
}, 30_000);

const SOUND: JsonObject = { name: '李桂兰', idNo: '61072219500319000X', kind: '1', amount: 100 };
const start = (data: JsonObject = SOUND, by = 'ann', more: object = {}, of = program): WorkOutcome => decideStart(of, { id: 'c1', serviceId: 'S1', orgId: 'st', data, ...more }, ctx(by, 'c1'));
const begun = (data: JsonObject = SOUND, by = 'ann'): Work => {
  const outcome = start(data, by);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.work;
};
const taskId = (work: Work, node: string): string => Object.values(work.state.tasks).find((task) => task.node === node)?.id ?? '';
type Move = WorkCommand extends infer T ? (T extends { id: string } ? Omit<T, 'id'> : never) : never;
const apply = (work: Work, by: string, move: Move, id = 'c2'): WorkOutcome => decide(program, work, { ...move, id } as WorkCommand, ctx(by, id));
const complete = (work: Work, by: string, node: string, data: JsonObject = {}, outcome = 'pass'): WorkOutcome =>
  apply(work, by, { type: 'CompleteTask', taskId: taskId(work, node), data, ...(node === 'review' ? { outcome } : {}) });
const codes = (outcome: WorkOutcome): string[] => (outcome.ok ? ['ok'] : outcome.problems.map((found) => `${found.code} ${found.path}`.trim()));
const workOf = (outcome: WorkOutcome): Work => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.work;
};

describe('decideStart', () => {
  it('makes the record, does the opening step and leaves the next one open', () => {
    const outcome = start();
    expect(outcome.ok && outcome.events.map((event) => event.type).slice(0, 2)).toEqual(['RecordCreated', 'InstanceStarted']);
    const work = workOf(outcome);
    expect(work.record).toMatchObject({ type: 'aid', packId: 'small', release: program.pack.sha, orgId: 'st', state: 'reviewing', createdBy: 'ann', data: { ...SOUND, birthDate: '1950-03-19' } });
    expect(work.state.visits).toMatchObject([{ node: 'fill', by: 'ann' }]);
    expect(Object.values(work.state.tasks).map((task) => task.node)).toEqual(['review']);
  });

  it('leaves the opening step to whom it is meant for when the starter may not do it', () => {
    const work = begun(SOUND, 'kim');
    expect(Object.values(work.state.tasks)).toMatchObject([{ node: 'fill', candidates: [{ role: 'worker', orgId: 'st' }] }]);
    expect(work.state.visits).toEqual([]);
  });

  it('leaves the opening step open when something is left to decide', async () => {
    const choice = await aProgram({ 'processes/aid.bpmn': PROCESS.replace('<liandong:assignment role="worker" at="station" />', '<liandong:assignment role="worker" at="station" /><liandong:outcome id="a" title="A" /><liandong:outcome id="b" title="B" />') });
    expect(Object.values(workOf(start(SOUND, 'ann', {}, choice)).state.tasks)).toMatchObject([{ node: 'fill' }]);
  });

  it.each<[string, JsonObject, string, object, string]>([
    ['a service that is not there', SOUND, 'ann', { serviceId: 'x' }, 'work.service-unknown /serviceId'],
    ['a prototype name', SOUND, 'ann', { serviceId: '__proto__' }, 'work.service-unknown /serviceId'],
    ['a unit of another tier', SOUND, 'max', { orgId: 'gs' }, 'work.not-offered-here /orgId'],
    ['another station', SOUND, 'ann', { orgId: 'st2' }, 'work.may-not-start'],
    ['somebody without the role', SOUND, 'max', {}, 'work.may-not-start'],
    ['what has not happened yet', SOUND, 'ann', { occurredAt: '2026-02-01T00:00:00Z' }, 'work.occurs-later /occurredAt'],
    ['a time that is none', SOUND, 'ann', { occurredAt: 'soon' }, 'work.occurs-invalid /occurredAt'],
    ['a wrong answer', { ...SOUND, idNo: '610722195003190001' }, 'ann', {}, 'form.cn-id-check /idNo'],
    ['a field the form does not have', { ...SOUND, state: 'granted' }, 'ann', {}, 'form.unknown-field /state'],
  ])('refuses %s', (_what, data, by, more, problem) => expect(codes(start(data, by, more))).toEqual([problem]));

  it('keeps late entries with the time they happened', () => {
    expect(workOf(start(SOUND, 'ann', { occurredAt: '2026-01-02T10:00:00+08:00' })).record.occurredAt).toBe('2026-01-02T02:00:00.000Z');
  });

  it('does not believe derived values that are sent', () => {
    expect(begun({ ...SOUND, birthDate: '2000-01-01' }).record.data.birthDate).toBe('1950-03-19');
  });
});

describe('decide', () => {
  it('takes only what the step lets one edit', () => {
    const work = workOf(complete(begun(), 'kim', 'review', { opinion: 'fine' }));
    expect(work.record).toMatchObject({ state: 'granted', data: { ...SOUND, opinion: 'fine' } });
    expect(work.state).toMatchObject({ status: 'completed', endNode: 'yes' });
    expect(codes(complete(begun(), 'kim', 'review', { amount: 1 }))).toEqual(['work.field-not-editable /amount']);
  });

  it('takes back unchanged what was only shown, also when it was shown masked', () => {
    const shown = { ...SOUND, idNo: '6107**********000X', name: '李**', opinion: 'fine' };
    expect(workOf(complete(begun(), 'kim', 'review', shown)).record.data).toMatchObject({ idNo: SOUND.idNo, name: SOUND.name, opinion: 'fine' });
  });

  it('never writes a mask over what it hides, even where the field may be edited', () => {
    const returned = workOf(apply(begun(), 'kim', { type: 'ReturnTask', taskId: taskId(begun(), 'review'), to: 'fill', comment: 'look' }));
    const again = workOf(complete(returned, 'ann', 'fill', { idNo: '6107**********000X', amount: 90 }));
    expect(again.record.data).toMatchObject({ idNo: SOUND.idNo, amount: 90 });
    expect(codes(complete(returned, 'ann', 'fill', { idNo: '6107**********0001' }))).toEqual(['form.cn-id-shape /idNo']);
  });

  it('a returned step is filled again from what is there: unsent fields stay, null takes one away, hidden answers go', () => {
    const returned = workOf(apply(begun(), 'kim', { type: 'ReturnTask', taskId: taskId(begun(), 'review'), to: 'fill', comment: 'look', fields: ['amount'] }));
    expect(Object.values(returned.state.tasks)).toMatchObject([{ node: 'fill', assignee: 'ann', returned: { by: 'kim', fields: ['amount'], round: 1 } }]);
    expect(workOf(complete(returned, 'ann', 'fill', {})).record.data).toEqual(returned.record.data);
    expect(workOf(complete(returned, 'ann', 'fill', { idNo: null })).record.data).not.toHaveProperty('idNo');
    expect(workOf(complete(returned, 'ann', 'fill', { kind: '2' })).record.data).not.toHaveProperty('amount');
    expect(codes(complete(returned, 'ann', 'fill', { kind: null }))).toEqual(['form.required /kind']);
  });

  it('looks at nothing that somebody sends in who may not do the step', () => {
    expect(codes(complete(begun(), 'ann', 'review', { nothing: 1 }))).toEqual(['process.not-candidate']);
    expect(codes(apply(begun(), 'kim', { type: 'CompleteTask', taskId: 'gone', data: { nothing: 1 } }))).toEqual(['process.task-unknown']);
  });

  it('decides by the data that the step itself brings', async () => {
    const outcome = complete(begun({ ...SOUND, amount: 900 }), 'kim', 'review', {});
    expect(workOf(outcome).state.endNode).toBe('no');
  });

  it('all of it holds or nothing: a refused engine step leaves no change behind', () => {
    const outcome = complete(begun(), 'kim', 'review', { opinion: 'fine' }, 'maybe');
    expect(codes(outcome)).toEqual(['process.outcome-unknown /outcome']);
  });

  it('takes the record along when the initiator withdraws', () => {
    const work = workOf(apply(begun(), 'ann', { type: 'WithdrawInstance', comment: 'x' }));
    expect(work).toMatchObject({ state: { status: 'withdrawn', tasks: {}, timers: {} }, record: { state: 'withdrawn' } });
    expect(codes(apply(work, 'kim', { type: 'TerminateInstance', comment: 'x' }))).toEqual(['process.finished']);
  });

  it('is the reduction of its events; versions count every change of the record', () => {
    const first = start();
    const work = workOf(first);
    const second = complete(work, 'kim', 'review', { opinion: 'fine' });
    if (!first.ok || !second.ok) throw new Error('refused');
    const replayed = [...first.events, ...second.events].reduce<Work | undefined>(evolveWork, undefined);
    expect(replayed).toEqual(second.work);
    const changed = second.events.find((event) => event.type === 'RecordChanged');
    expect(changed).toMatchObject({ patch: { opinion: 'fine' }, base: work.record.version, by: 'kim' });
    expect(second.work.record.version).toBe(work.record.version + 2);
    expect(second.work.record.stateAt).toMatchObject({ registered: expect.any(String), reviewing: expect.any(String), granted: expect.any(String) });
  });

  it('gives the same ids for the same command, others for another', () => {
    expect(begun().record.id).toBe(begun().record.id);
    const other = decideStart(program, { id: 'c9', serviceId: 'S1', orgId: 'st', data: SOUND }, ctx('ann', 'c9'));
    expect(workOf(other).record.id).not.toBe(begun().record.id);
  });
});

describe('explainTask', () => {
  it('says who, why, what was before and what may come', () => {
    const work = begun();
    expect(explainTask(program, work, taskId(work, 'review'), ctx('kim', 'x').org)).toMatchObject({
      roleTitle: 'Head', orgName: 'Station', before: { by: 'ann', nodeTitle: 'Fill' }, due: '2026-01-07T01:00:00.000Z',
      next: expect.arrayContaining([{ nodeTitle: 'Granted' }, { nodeTitle: 'Refused' }]),
    });
    expect(explainTask(program, work, 'gone', ctx('kim', 'x').org)).toBeUndefined();
  });
});
