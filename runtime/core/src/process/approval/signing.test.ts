import { describe, expect, it } from '@jest/globals';
import { aModel, task } from '../testing/model';
import { codeOf, Play } from '../testing/play';
import type { Loop, SignRule, TaskProps } from '../types';

const many = (sequential = false, more: object = {}): Loop => ({ kind: 'multi', sequential, ...more }) as Loop;
const rule = (more: Partial<SignRule> = {}): SignRule => ({ rule: 'all', consent: 'yes', refusal: 'no', onRefusal: 'ends', ...more });
const yesNo: Partial<TaskProps> = { outcomes: [{ id: 'yes', title: 'yes' }, { id: 'no', title: 'no' }, { id: 'none', title: 'none' }] };
const board = (sign: Partial<SignRule> = {}, loop = many(), more: Partial<TaskProps> = {}) =>
  new Play(aModel(
    { s: { type: 'start-event' }, a: task('worker'), b: { ...task('board', { ...yesNo, sign: rule(sign), ...more }), loop }, x: { type: 'exclusive-gateway', props: { default: 'x_bad' } }, good: { type: 'end-event' }, bad: { type: 'end-event' } },
    ['s>a', 'a>b', 'b>x', 'x>good ?outcome = "yes"', 'x>bad'],
  ));
const begun = (...from: Parameters<typeof board>): Play => {
  const play = board(...from);
  play.complete('ann', 'a');
  return play;
};
const sign = (play: Play, by: string, outcome: string): string => {
  const own = Object.values(play.state.tasks).find((entry) => entry.assignee === by);
  return own ? codeOf(play.do(by, { type: 'CompleteTask', taskId: own.id, outcome, data: {} })) : 'no task';
};
const signers = (play: Play): (string | undefined)[] => Object.values(play.state.tasks).map((entry) => entry.assignee).sort();

describe('a step of several signers', () => {
  it('has a task for everybody who has the role, each his own', () => {
    const play = begun();
    expect(signers(play)).toEqual(['dan', 'eva', 'fay']);
    const [dan] = Object.values(play.state.tasks);
    expect(codeOf(play.do('eva', { type: 'CompleteTask', taskId: dan?.id ?? '', outcome: 'yes', data: {} }))).toBe('process.already-claimed');
  });

  it.each<[string, Partial<SignRule>, string[], string]>([
    ['all: every yes is needed', {}, ['yes', 'yes', 'yes'], 'good'],
    ['all: one no ends it', {}, ['yes', 'no'], 'bad'],
    ['all: one no is counted, the others still sign', { onRefusal: 'counted' }, ['no', 'yes', 'yes'], 'bad'],
    ['all: who abstains does not say yes', { onRefusal: 'counted' }, ['none', 'yes', 'yes'], 'bad'],
    ['any: the first yes ends it', { rule: 'any' }, ['yes'], 'good'],
    ['any: the first no ends it', { rule: 'any' }, ['no'], 'bad'],
    ['any: counted, a yes after a no', { rule: 'any', onRefusal: 'counted' }, ['no', 'yes'], 'good'],
    ['any: counted, no yes at all', { rule: 'any', onRefusal: 'counted' }, ['no', 'none', 'no'], 'bad'],
    ['vote: more than half', { rule: 'vote', onRefusal: 'counted' }, ['yes', 'no', 'yes'], 'good'],
    ['vote: half is not more than half, and can not become it', { rule: 'vote', onRefusal: 'counted' }, ['no', 'none'], 'bad'],
    ['vote: a share', { rule: 'vote', onRefusal: 'counted', share: 0.3 }, ['yes'], 'good'],
    ['vote: a share that cannot be reached any more', { rule: 'vote', onRefusal: 'counted', share: 0.9 }, ['no'], 'bad'],
    ['vote: weights decide', { rule: 'vote', onRefusal: 'counted', weight: 'if signer = "dan" then 5 else 1' }, ['yes'], 'good'],
    ['vote: a veto', { rule: 'vote', weight: 'if signer = "dan" then 5 else 1' }, ['no'], 'bad'],
  ])('%s', (_what, more, outcomes, end) => {
    const play = begun(more);
    outcomes.forEach((outcome, index) => {
      expect(play.state.status).toBe('running');
      expect(sign(play, ['dan', 'eva', 'fay'][index] ?? '', outcome)).toBe('ok');
    });
    expect(play.state).toMatchObject({ status: 'completed', endNode: end, tasks: {} });
  });

  it('comes one after the other', () => {
    const play = begun({}, many(true));
    for (const by of ['dan', 'eva', 'fay']) {
      expect(signers(play)).toEqual([by]);
      sign(play, by, 'yes');
    }
    expect(play.state.endNode).toBe('good');
  });

  it('takes its members from a list, each person once', () => {
    const play = begun({ weight: 'item.weight', rule: 'vote' }, many(false, { collection: '[{userId: "kim", weight: 1}, {userId: "max", weight: 3}, {userId: "kim", weight: 9}]', element: 'item' }));
    expect(signers(play)).toEqual(['kim', 'max']);
    sign(play, 'max', 'yes');
    expect(play.state.endNode).toBe('good');
  });

  it('leaves out of a list whom the step excludes', () => {
    const play = begun({}, many(false, { collection: '["ann", "dan"]' }), { assignment: { role: 'board', at: 'station', except: ['initiator'], fallback: [] } });
    expect(signers(play)).toEqual(['dan']);
  });

  it.each([
    ['members that are no people', {}, { collection: '[1, 2]' }, 'process.members'],
    ['weights that are no numbers', { weight: '"much"' }, {}, 'process.weight'],
    ['more than a thousand', {}, { collection: 'for i in 1..1001 return string(i)' }, 'process.too-many-members'],
  ])('refuses %s', (_what, more, loop, code) => expect(codeOf(board(more, many(false, loop)).complete('ann', 'a'))).toBe(code));

  it('waits for an operator where nobody has the role, or is passed with a note', () => {
    const nobody = { role: 'nobody', at: 'station' as const, except: [], fallback: [] };
    const waits = begun({}, many(), { assignment: nobody });
    expect(Object.values(waits.state.tasks)).toMatchObject([{ candidates: [], why: { step: -1 } }]);
    expect(codeOf(waits.do('kim', { type: 'ReassignTask', taskId: waits.task('b').id, userId: 'max', comment: 'x' }))).toBe('ok');
    sign(waits, 'max', 'yes');
    expect(waits.state.endNode).toBe('good');
    const passes = begun({}, many(), { assignment: { ...nobody, nobody: 'skip' } });
    expect(passes.history).toContainEqual(expect.objectContaining({ type: 'StepPassed', node: 'b', reason: 'nobody' }));
    expect(passes.state.endNode).toBe('good');
  });
});
