/** 退回, 驳回, 撤回, 拿回. */
import { expect } from '@jest/globals';
import { beside, everywhere, isMany, type Case } from './case';
import { type Place } from './diagram';
import { Stage } from './stage';

const returned = (stage: Stage, to: string, resume: boolean, from = stage.x): string => stage.do('dan', { type: 'ReturnTask', taskId: from.id, to, comment: 'photo missing', fields: ['photo'], resume });

/** Of the step `x` as a whole: everybody signs. */
const signAll = (stage: Stage): void => stage.yes('x');

async function takeBackAlone(place: Place): Promise<void> {
  const stage = await Stage.at(place);
  expect(stage.complete('dan', stage.x)).toBe('ok');
  expect(stage.do('kim', { type: 'TakeBackTask', node: 'b' })).toBe('process.too-late');
  expect(stage.do('kim', { type: 'TakeBackTask', node: 'x' })).toBe('process.not-yours');
  if (place === 'open-branch') stage.yes('y');
  expect(stage.steps).toEqual(['z']);
  expect(stage.do('dan', { type: 'TakeBackTask', node: 'x', comment: 'wrong box' })).toBe('ok');
  // the other branch stays done
  expect(stage.open).toEqual(['x:dan']);
  expect(stage.timers).toHaveLength(1);
  stage.yes('x');
  expect(stage.steps).toEqual(['z']);
  stage.finish();
  expect(stage.do('dan', { type: 'TakeBackTask', node: 'x' })).toBe('process.finished');
}

export const GOING_BACK: readonly Case[] = [
  ...everywhere('return-again', async (place) => {
    const stage = await Stage.at(place);
    expect(returned(stage, 'nowhere', false)).toBe('process.return-target');
    const before = stage.timers.map((timer) => timer.id);
    expect(returned(stage, 'b', false)).toBe('ok');
    // whatever came after the step is gone with it: members, the other branch, the step's own timers
    expect(stage.open).toEqual(['b:kim']);
    expect(stage.task('b').returned).toMatchObject({ by: 'dan', from: 'x', fields: ['photo'] });
    expect(stage.timers).toEqual([]);
    stage.yes('b');
    expect(stage.steps).toEqual(['x', ...beside(place)]);
    expect(stage.timers.map((timer) => timer.id)).not.toEqual(before);
    signAll(stage);
    if (place === 'open-branch') {
      // into a branch that has joined: the other one is done
      stage.yes('y');
      expect(stage.do('max', { type: 'ReturnTask', taskId: stage.task('z').id, to: 'x', comment: 'again' })).toBe('ok');
      expect(stage.steps).toEqual(['x']);
    }
    stage.finish();
    expect(stage.state.status).toBe('completed');
  }),
  ...everywhere('return-resume', async (place) => {
    const stage = await Stage.at(place);
    const others = stage.open.filter((task) => task !== 'x' && task !== 'x:dan');
    expect(returned(stage, 'b', true)).toBe('ok');
    expect(stage.open).toEqual(['b:kim', ...others].sort());
    expect(stage.timers.every((timer) => isMany(place) || timer.held !== undefined)).toBe(true);
    stage.now = '2026-03-04T01:00:00.000Z';
    expect(stage.complete('kim', stage.task('b'))).toBe('ok');
    // straight back to who returned it, nothing else has moved
    expect(stage.open).toEqual(['x:dan', ...others].sort());
    expect(stage.timers).toMatchObject([{ node: 'late', due: isMany(place) ? '2026-03-07T01:00:00.000Z' : '2026-03-09T01:00:00.000Z' }]);
    signAll(stage);
    stage.finish();
    expect(stage.state.visits.filter((visit) => visit.node === 'b')).toHaveLength(2);
    expect(stage.state.status).toBe('completed');
  }),
  ...everywhere('reject', async (place) => {
    const stage = await Stage.at(place);
    expect(stage.do('dan', { type: 'RejectTask', taskId: stage.x.id, comment: ' ' })).toBe('process.comment-required');
    expect(stage.do('dan', { type: 'RejectTask', taskId: stage.x.id, comment: 'not entitled' })).toBe('ok');
    expect(stage.state).toMatchObject({ status: 'rejected', endNode: 'x' });
    if (place === 'called') expect(stage.caller.state).toMatchObject({ status: 'rejected', error: 'rejected' });
  }),
  ...everywhere('withdraw', async (place) => {
    const late = await Stage.at(place);
    expect(late.do('ann', { type: 'WithdrawInstance', comment: 'mistake' })).toBe('process.too-late');
    const stage = await Stage.at(place, { own: true });
    expect(stage.do('dan', { type: 'WithdrawInstance', comment: 'mistake' })).toBe('process.not-initiator');
    expect(stage.do('ann', { type: 'WithdrawInstance', comment: 'mistake' })).toBe('ok');
    expect(stage.state.status).toBe('withdrawn');
  }, {
    called: async (place) => {
      const stage = await Stage.at(place, { own: true });
      expect(stage.do('ann', { type: 'WithdrawInstance', comment: 'mistake' })).toBe('process.called');
    },
  }),
  ...everywhere('take-back', async (place) => {
    if (!isMany(place)) return takeBackAlone(place);
    const stage = await Stage.at(place);
    const open = [...stage.open];
    expect(stage.complete('dan', stage.x)).toBe('ok');
    expect(stage.do('dan', { type: 'TakeBackTask', node: 'x' })).toBe('ok');
    expect(stage.open).toEqual(open);
    expect(stage.complete('dan', stage.x)).toBe('ok');
    expect(stage.complete('eva', stage.task('x', 'eva'))).toBe('ok');
    // in a row only the last who has signed may; at once everybody his own
    expect(stage.do('dan', { type: 'TakeBackTask', node: 'x' })).toBe(place === 'parallel-member' ? 'ok' : 'process.too-late');
    signAll(stage);
    expect(stage.steps).toEqual(['z']);
    expect(stage.do('fay', { type: 'TakeBackTask', node: 'x' })).toBe('ok');
    // the step is open again with the signatures of the others
    expect(stage.open).toEqual(['x:fay']);
    expect(Object.values(stage.state.scopes)[0]?.multi?.signing?.votes.map((vote) => vote.by).sort()).toEqual(['dan', 'eva']);
    stage.finish();
    expect(stage.state.status).toBe('completed');
    return undefined;
  }),
];
