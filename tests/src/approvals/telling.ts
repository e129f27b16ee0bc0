/** 抄送, 已阅, 催办, 沟通, 挂起, 恢复, 终止. */
import { expect } from '@jest/globals';
import { everywhere, type Case } from './case';
import { Stage } from './stage';

const HOUR = 3_600_000;
const later = (stage: Stage, milliseconds: number): void => void (stage.now = new Date(Date.parse(stage.now) + milliseconds).toISOString());

export const TELLING: readonly Case[] = [
  ...everywhere('copy', async (place) => {
    const stage = await Stage.at(place, { extra: '<liandong:copy role="lead" at="station" />' });
    const before = [...stage.open];
    expect(stage.do('gus', { type: 'CopyTo', userIds: ['ivy'] })).toBe('process.not-involved');
    expect(stage.do('dan', { type: 'CopyTo', userIds: ['ivy', 'ivy'], taskId: stage.x.id, comment: 'for you to know' })).toBe('ok');
    expect(stage.open).toEqual(before);
    expect(Object.values(stage.state.copies ?? {})).toMatchObject([{ by: 'dan', to: ['ivy'], read: [], node: 'x' }]);
    // as the model says, when the step is done
    expect(stage.complete('dan', stage.x)).toBe('ok');
    expect(Object.values(stage.state.copies ?? {}).at(-1)).toMatchObject({ to: ['lea'], node: 'x' });
    stage.finish();
  }),
  ...everywhere('read', async (place) => {
    const stage = await Stage.at(place);
    stage.must('dan', { type: 'CopyTo', userIds: ['ivy'] });
    const [copy] = Object.values(stage.state.copies ?? {});
    const read = (by: string): string => stage.do(by, { type: 'MarkRead', copyId: copy?.id ?? '' });
    expect([read('kim'), read('ivy'), read('ivy')]).toEqual(['process.copy-unknown', 'ok', 'ok']);
    expect(stage.events('CopyRead')).toHaveLength(1);
    stage.finish();
  }),
  ...everywhere('urge', async (place) => {
    const stage = await Stage.at(place);
    const urge = (by: string): string => stage.do(by, { type: 'Urge', taskId: stage.x.id, comment: 'please' });
    expect([urge('gus'), urge('ann'), urge('ann')]).toEqual(['process.not-involved', 'ok', 'process.urged-already']);
    later(stage, HOUR);
    expect(urge('ann')).toBe('ok');
    expect(stage.x.urged).toMatchObject({ times: 2 });
    // who signs when his turn comes is concerned already
    later(stage, HOUR);
    expect(urge('fay')).toBe(place.endsWith('member') ? 'ok' : 'process.not-involved');
    stage.finish();
  }),
  ...everywhere('ask', async (place) => {
    const stage = await Stage.at(place);
    const ask = (waits: boolean): string => {
      stage.must('dan', { type: 'AskPerson', taskId: stage.x.id, userId: 'gus', waits, comment: 'is it so?' });
      return Object.keys(stage.state.asks ?? {}).at(-1) ?? '';
    };
    const first = ask(true);
    expect(stage.complete('dan', stage.x)).toBe('process.waits-for-answer');
    expect(stage.do('kim', { type: 'AnswerAsk', askId: first, comment: 'yes' })).toBe('process.not-asked');
    expect(stage.do('gus', { type: 'AnswerAsk', askId: first, comment: 'yes' })).toBe('ok');
    const second = ask(true);
    expect(stage.do('dan', { type: 'EndAsk', askId: second })).toBe('ok');
    const third = ask(false);
    expect(stage.complete('dan', stage.x)).toBe('ok');
    // the step is done: nobody waits for the answer
    expect(stage.do('gus', { type: 'AnswerAsk', askId: third, comment: 'late' })).toBe('process.ask-unknown');
    stage.finish();
  }),
  ...everywhere('suspend', async (place) => {
    const stage = await Stage.at(place);
    expect(stage.do('ivy', { type: 'ResumeInstance', comment: 'on' })).toBe('process.not-suspended');
    expect(stage.do('ivy', { type: 'SuspendInstance', comment: 'waits for the county' })).toBe('ok');
    expect(stage.complete('dan', stage.x)).toBe('process.suspended');
    expect(stage.timers.every((timer) => timer.held === stage.now)).toBe(true);
    later(stage, 30 * 24 * HOUR);
    expect(stage.do('system', { type: 'FireTimer', timerId: stage.timers[0]?.id ?? '' })).toBe('process.suspended');
    // what comes from outside waits with it
    expect(stage.do('system', { type: 'DeliverSignal', name: 'nobody waits for it', vars: {} })).toBe('ok');
    expect(stage.state.suspended?.held).toHaveLength(1);
  }),
  ...everywhere('resume', async (place) => {
    const stage = await Stage.at(place);
    const left = Date.parse(stage.timers[0]?.due ?? '') - Date.parse(stage.now);
    const open = [...stage.open];
    stage.must('ivy', { type: 'SuspendInstance', comment: 'waits' });
    later(stage, 30 * 24 * HOUR);
    expect(stage.do('ivy', { type: 'ResumeInstance', comment: 'on' })).toBe('ok');
    expect(stage.open).toEqual(open);
    // the rest of the time, no more and no less
    expect(stage.timers).toMatchObject([{ due: new Date(Date.parse(stage.now) + left).toISOString() }]);
    expect(stage.timers[0]).not.toHaveProperty('held');
    later(stage, left);
    expect(stage.do('system', { type: 'FireTimer', timerId: stage.timers[0]?.id ?? '' })).toBe('ok');
    stage.finish();
  }),
  ...everywhere('terminate', async (place) => {
    const stage = await Stage.at(place);
    expect(stage.do('ivy', { type: 'TerminateInstance', comment: '' })).toBe('process.comment-required');
    expect(stage.do('ivy', { type: 'TerminateInstance', comment: 'entered twice' })).toBe('ok');
    expect(stage.state.status).toBe('terminated');
    if (place === 'called') expect(stage.caller.state).toMatchObject({ status: 'failed', error: 'terminated' });
  }),
];
