import { describe, expect, it } from '@jest/globals';
import { evolve } from './evolve';
import { aModel, offer, task } from './testing/model';
import { codeOf, Play } from './testing/play';
import type { ProcessState } from './types';

const decide = { outcomes: [{ id: 'pass', title: 'pass' }, { id: 'reject', title: 'reject', comment: 'required' as const }], returns: ['fill'] };
const approval = aModel(
  { s: { type: 'start-event' }, fill: task('worker'), review: task('head', decide), x: { type: 'exclusive-gateway', props: { default: 'x_no' } }, yes: { type: 'end-event' }, no: { type: 'end-event' } },
  ['s>fill', 'fill>review', 'review>x', 'x>yes ?outcome = "pass"', 'x>no'],
);

describe('a plain approval', () => {
  it('goes from step to step and ends where the outcome leads', () => {
    const play = new Play(approval);
    expect(play.open).toEqual(['fill']);
    play.complete('ann', 'fill');
    expect(play.open).toEqual(['review']);
    play.complete('kim', 'review', 'pass');
    expect(play.state).toMatchObject({ status: 'completed', endNode: 'yes', tokens: {}, tasks: {} });
  });

  it('comes back to the one who did the step, with the comment, and may go on again', () => {
    const play = new Play(approval);
    play.complete('ann', 'fill');
    play.do('kim', { type: 'ReturnTask', taskId: play.task('review').id, to: 'fill', comment: 'photo missing', fields: ['photo'] });
    expect(play.task('fill')).toMatchObject({ assignee: 'ann', returned: { by: 'kim', comment: 'photo missing', fields: ['photo'], from: 'review' } });
    expect(codeOf(play.complete('bob', 'fill'))).toBe('process.already-claimed');
    play.complete('ann', 'fill');
    expect(play.open).toEqual(['review']);
  });

  it.each([
    ['somebody without the role', 'ann', 'pass', undefined, 'process.not-candidate'],
    ['an outcome that the step does not have', 'kim', 'maybe', undefined, 'process.outcome-unknown'],
    ['a rejection without a reason', 'kim', 'reject', ' ', 'process.comment-required'],
  ])('refuses %s and changes nothing', (_what, by, outcome, comment, code) => {
    const play = new Play(approval);
    play.complete('ann', 'fill');
    const before = play.state;
    expect(codeOf(play.complete(by, 'review', outcome, comment))).toBe(code);
    expect(play.state).toBe(before);
  });

  it('is withdrawn by the initiator only, and only before anybody else acted', () => {
    const play = new Play(approval);
    play.complete('ann', 'fill');
    expect(codeOf(play.do('kim', { type: 'WithdrawInstance', comment: '' }))).toBe('process.not-initiator');
    expect(codeOf(play.do('ann', { type: 'WithdrawInstance', comment: 'mistake' }))).toBe('ok');
    expect(play.state.status).toBe('withdrawn');
    expect(codeOf(play.do('ann', { type: 'WithdrawInstance', comment: '' }))).toBe('process.finished');
  });

  it('is the reduction of its history', () => {
    const play = new Play(approval);
    play.complete('ann', 'fill');
    play.complete('kim', 'review', 'reject', 'no');
    expect(play.history.reduce<ProcessState | undefined>(evolve, undefined)).toEqual(play.state);
  });
});

describe('who may take a step', () => {
  const rule = (except: string[], fallback = [{ role: 'boss', at: 'general' as const }]) => ({ assignment: { role: 'worker', at: 'station' as const, except, fallback } });
  const model = (props: object) => aModel({ s: { type: 'start-event' }, a: task('worker'), b: task('worker', props), e: { type: 'end-event' } }, ['s>a', 'a>b', 'b>e']);

  it('excludes who did an earlier step', () => {
    const play = new Play(model(rule(['a'])));
    play.complete('ann', 'a');
    const told = play.history.flatMap((event) => (event.type === 'TaskCreated' && event.task.node === 'b' ? [event.why] : []));
    expect(told).toEqual([{ role: 'worker', orgId: 'station', step: 0, found: [{ userId: 'bob', name: 'bob' }], excluded: ['ann'] }]);
    expect(play.task('b')).not.toHaveProperty('why');
    expect(codeOf(play.complete('ann', 'b'))).toBe('process.not-candidate');
    expect(codeOf(play.complete('bob', 'b'))).toBe('ok');
  });

  it('goes up to the fallback when nobody is left', () => {
    const play = new Play(aModel({ s: { type: 'start-event' }, a: task('head', { assignment: { role: 'head', at: 'station', except: ['initiator'], fallback: [{ role: 'boss', at: 'general' }] } }), e: { type: 'end-event' } }, ['s>a', 'a>e']), 'kim');
    expect(play.task('a')).toMatchObject({ candidates: [{ role: 'boss', orgId: 'general' }], why: { step: 1 } });
  });

  it('shows a step that nobody can take as such, and a person named by hand can', () => {
    const play = new Play(model(rule(['a'], [])), 'kim');
    play.complete('ann', 'a');
    const lonely = new Play(aModel({ s: { type: 'start-event' }, a: task('nobody'), e: { type: 'end-event' } }, ['s>a', 'a>e']));
    expect(lonely.task('a')).toMatchObject({ candidates: [], why: { step: -1 } });
    lonely.do('kim', { type: 'ReassignTask', taskId: lonely.task('a').id, userId: 'bob', comment: 'stand in' });
    expect(codeOf(lonely.complete('bob', 'a'))).toBe('ok');
  });
});

describe('waiting', () => {
  const either = aModel(
    { s: { type: 'start-event' }, g: { type: 'event-based-gateway' }, m: { ...offer('worker'), type: 'message-catch-event', events: [{ kind: 'message', props: {} }] }, t: { type: 'timer-catch-event', events: [{ kind: 'timer', props: { duration: 'P30D' } }] }, yes: { type: 'end-event' }, no: { type: 'end-event' } },
    ['s>g', 'g>m', 'g>t', 'm>yes', 't>no'],
  );

  it('takes the answer and forgets the timer', () => {
    const play = new Play(either);
    expect(Object.values(play.state.timers)).toHaveLength(1);
    play.complete('bob', 'm');
    expect(play.state).toMatchObject({ status: 'completed', endNode: 'yes', timers: {} });
  });

  it('takes the timer and forgets the offer; early timers are refused', () => {
    const play = new Play(either);
    const [timer] = Object.values(play.state.timers);
    expect(codeOf(play.do('system', { type: 'FireTimer', timerId: timer?.id ?? '' }))).toBe('process.timer-early');
    play.fire();
    expect(play.state).toMatchObject({ status: 'completed', endNode: 'no', tasks: {} });
  });

  const watched = (interrupting: boolean) =>
    aModel(
      { s: { type: 'start-event' }, a: task('worker'), b: { type: 'timer-boundary-event', attachedTo: 'a', events: [{ kind: 'timer', props: { duration: 'P7D' } }], props: { interrupting } }, n: task('head'), e: { type: 'end-event' }, late: { type: 'end-event' } },
      ['s>a', 'a>e', 'b>n', 'n>late'],
    );

  it('an interrupting boundary timer takes the step away', () => {
    const play = new Play(watched(true));
    play.fire();
    expect(play.open).toEqual(['n']);
  });

  it('a non-interrupting one adds a step beside it', () => {
    const play = new Play(watched(false));
    play.fire();
    expect(play.open).toEqual(['a', 'n']);
    play.complete('ann', 'a');
    expect(play.state.status).toBe('running');
    play.complete('kim', 'n');
    expect(play.state.status).toBe('completed');
  });
});

describe('gateways', () => {
  it('a parallel join waits for all branches', () => {
    const play = new Play(aModel({ s: { type: 'start-event' }, f: { type: 'parallel-gateway' }, a: task('worker'), b: task('head'), j: { type: 'parallel-gateway' }, e: { type: 'end-event' } }, ['s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e']));
    expect(play.open).toEqual(['a', 'b']);
    play.complete('ann', 'a');
    expect(play.open).toEqual(['b']);
    play.complete('kim', 'b');
    expect(play.state.status).toBe('completed');
  });

  it('an inclusive join waits for the branches that were taken', () => {
    const model = aModel(
      { s: { type: 'start-event' }, a: task('worker'), f: { type: 'inclusive-gateway', props: { default: 'f_d' } }, b: task('worker'), c: task('head'), d: task('head'), j: { type: 'inclusive-gateway' }, e: { type: 'end-event' } },
      ['s>a', 'a>f', 'f>b ?x', 'f>c ?y', 'f>d', 'b>j', 'c>j', 'd>j', 'j>e'],
    );
    const play = new Play(model);
    play.record = { x: true, y: true };
    play.complete('ann', 'a');
    expect(play.open).toEqual(['b', 'c']);
    play.complete('ann', 'b');
    expect(play.state.status).toBe('running');
    play.complete('kim', 'c');
    expect(play.state.status).toBe('completed');
  });

  it('refuses a step that has no way on, and one that never comes to rest', () => {
    const stuck = new Play(aModel({ s: { type: 'start-event' }, a: task('worker'), x: { type: 'exclusive-gateway' }, b: { type: 'end-event' }, c: { type: 'end-event' } }, ['s>a', 'a>x', 'x>b ?1 > 2', 'x>c ?1 > 3']));
    expect(codeOf(stuck.complete('ann', 'a'))).toBe('process.no-path');
    const endless = new Play(aModel({ s: { type: 'start-event' }, a: task('worker'), x: { type: 'exclusive-gateway' }, y: { type: 'exclusive-gateway' } }, ['s>a', 'a>x', 'x>y', 'y>x']));
    expect(codeOf(endless.complete('ann', 'a'))).toBe('process.endless');
  });
});

describe('returning with parallel branches open', () => {
  const free = { returns: ['t', 'a1', 'b1'] };
  const model = aModel(
    {
      s: { type: 'start-event' }, t: task('worker'), f: { type: 'parallel-gateway' }, a1: task('worker', free), a2: task('worker', free), b1: task('head', free),
      j: { type: 'parallel-gateway' }, z: task('worker', free), e: { type: 'end-event' },
    },
    ['s>t', 't>f', 'f>a1', 'a1>a2', 'f>b1', 'a2>j', 'b1>j', 'j>z', 'z>e'],
  );
  const at = (...steps: readonly [string, string][]): Play => {
    const play = new Play(model);
    for (const [by, node] of steps) play.complete(by, node);
    return play;
  };
  const back = (play: Play, by: string, node: string, to: string): string => codeOf(play.do(by, { type: 'ReturnTask', taskId: play.task(node).id, to, comment: 'again' }));

  it('within a branch leaves the other branch alone', () => {
    const play = at(['ann', 't'], ['ann', 'a1']);
    expect(back(play, 'ann', 'a2', 'a1')).toBe('ok');
    expect(play.open).toEqual(['a1', 'b1']);
    for (const [by, node] of [['kim', 'b1'], ['ann', 'a1'], ['ann', 'a2'], ['ann', 'z']] as const) expect(codeOf(play.complete(by, node))).toBe('ok');
    expect(play.state.status).toBe('completed');
  });

  it('within a branch keeps what already waits at the join', () => {
    const play = at(['ann', 't'], ['ann', 'a1'], ['kim', 'b1']);
    expect(back(play, 'ann', 'a2', 'a1')).toBe('ok');
    expect(play.open).toEqual(['a1']);
    play.complete('ann', 'a1');
    play.complete('ann', 'a2');
    expect(play.open).toEqual(['z']);
  });

  it('to before the split takes every branch along', () => {
    const play = at(['ann', 't'], ['ann', 'a1'], ['kim', 'b1']);
    expect(back(play, 'ann', 'a2', 't')).toBe('ok');
    expect(play.open).toEqual(['t']);
    expect(Object.keys(play.state.tokens)).toHaveLength(1);
    for (const [by, node] of [['ann', 't'], ['ann', 'a1'], ['ann', 'a2'], ['kim', 'b1'], ['ann', 'z']] as const) expect(codeOf(play.complete(by, node))).toBe('ok');
    expect(play.state.status).toBe('completed');
  });

  it('never goes to a step of the other branch', () => {
    const play = at(['ann', 't'], ['ann', 'a1'], ['kim', 'b1']);
    expect(back(play, 'ann', 'a2', 'b1')).toBe('process.return-target');
  });

  it('into a branch that has joined leaves the other branch done', () => {
    const play = at(['ann', 't'], ['ann', 'a1'], ['kim', 'b1'], ['ann', 'a2']);
    expect(back(play, 'ann', 'z', 'a1')).toBe('ok');
    expect(play.open).toEqual(['a1']);
    expect(back(play, 'ann', 'a1', 'b1')).toBe('process.return-target');
    play.complete('ann', 'a1');
    play.complete('ann', 'a2');
    expect(play.open).toEqual(['z']);
    expect(back(play, 'ann', 'z', 't')).toBe('ok');
    expect(Object.keys(play.state.tokens)).toHaveLength(1);
  });
});

describe('answering for one another', () => {
  it('does not give a step to somebody whom it excludes', () => {
    const play = new Play(aModel({ s: { type: 'start-event' }, a: task('worker', { assignment: { role: 'worker', at: 'station', except: ['initiator'], fallback: [] } }), e: { type: 'end-event' } }, ['s>a', 'a>e']));
    expect(codeOf(play.do('kim', { type: 'ReassignTask', taskId: play.task('a').id, userId: 'ann', comment: 'x' }))).toBe('process.excluded');
    expect(codeOf(play.do('kim', { type: 'ReassignTask', taskId: play.task('a').id, userId: 'bob', comment: ' ' }))).toBe('process.comment-required');
    expect(codeOf(play.do('kim', { type: 'ReassignTask', taskId: play.task('a').id, userId: 'max', comment: 'x' }))).toBe('ok');
    expect(codeOf(play.complete('bob', 'a'))).toBe('process.already-claimed');
    expect(codeOf(play.complete('max', 'a'))).toBe('ok');
  });

  it('claims and releases; claiming twice is the same as once', () => {
    const play = new Play(aModel({ s: { type: 'start-event' }, a: task('worker'), e: { type: 'end-event' } }, ['s>a', 'a>e']));
    const claim = (by: string) => codeOf(play.do(by, { type: 'ClaimTask', taskId: play.task('a').id }));
    expect([claim('ann'), claim('ann'), claim('bob')]).toEqual(['ok', 'ok', 'process.already-claimed']);
    expect(codeOf(play.do('bob', { type: 'ReleaseTask', taskId: play.task('a').id }))).toBe('process.not-assignee');
    expect(codeOf(play.do('ann', { type: 'ReleaseTask', taskId: play.task('a').id }))).toBe('ok');
    expect(claim('bob')).toBe('ok');
  });

  it('a terminate end takes everything else with it', () => {
    const play = new Play(aModel({ s: { type: 'start-event' }, f: { type: 'parallel-gateway' }, a: task('worker'), b: task('head'), x: { type: 'terminate-end-event', events: [{ kind: 'terminate', props: {} }] }, e: { type: 'end-event' } }, ['s>f', 'f>a', 'f>b', 'a>x', 'b>e']));
    play.complete('ann', 'a');
    expect(play.state).toMatchObject({ status: 'completed', endNode: 'x', tokens: {}, tasks: {} });
  });

  it('two tokens that come to one waiting gateway open two steps', () => {
    const play = new Play(aModel({ s: { type: 'start-event' }, f: { type: 'parallel-gateway' }, x: { type: 'exclusive-gateway' }, y: { type: 'exclusive-gateway' }, g: { type: 'event-based-gateway' }, m: { ...offer('worker'), type: 'message-catch-event', events: [{ kind: 'message', props: {} }] }, e: { type: 'end-event' } }, ['s>f', 'f>x', 'f>y', 'x>g', 'y>g', 'g>m', 'm>e']));
    expect(play.open).toEqual(['m', 'm']);
    play.complete('ann', 'm');
    play.complete('ann', 'm');
    expect(play.state.status).toBe('completed');
  });
});

describe('inclusive joins one behind the other', () => {
  const model = aModel(
    {
      s: { type: 'start-event' }, split: { type: 'inclusive-gateway' }, a: task('worker'), b: task('worker'), c: task('worker'),
      first: { type: 'inclusive-gateway' }, second: { type: 'inclusive-gateway' }, last: task('head'), e: { type: 'end-event' },
    },
    ['s>split', 'split>a ?true', 'split>b ?true', 'split>c ?true', 'a>first', 'b>first', 'first>second', 'c>second', 'second>last', 'last>e'],
  );
  it.each([['a', 'c', 'b'], ['c', 'a', 'b'], ['a', 'b', 'c'], ['b', 'c', 'a']])('go on once, whatever is done first: %s %s %s', (...order) => {
    const play = new Play(model);
    for (const node of order) play.complete('ann', node);
    expect(play.open).toEqual(['last']);
    expect(play.state.entered.last).toBe(1);
  });
});
