import { describe, expect, it } from '@jest/globals';
import { aCtx, aModel, task } from '../testing/model';
import { codeOf, Play } from '../testing/play';
import { evolve } from '../evolve';
import { start } from '../step';
import type { ProcessModel, ProcessState, TaskProps } from '../types';

const any: Partial<TaskProps> = { returns: ['*'] };
const S = { type: 'start-event' };
const E = { type: 'end-event' };
const AND = { type: 'parallel-gateway' };
const back = (play: Play, by: string, from: string, to: string, resume = false): string => codeOf(play.do(by, { type: 'ReturnTask', taskId: play.task(from).id, to, comment: 'again', resume }));
const through = (model: ProcessModel, ...steps: readonly (readonly [string, string])[]): Play => {
  const play = new Play(model);
  for (const [by, node] of steps) expect(codeOf(play.complete(by, node))).toBe('ok');
  return play;
};

describe('going back over a sub-process', () => {
  const model = aModel(
    {
      s: S, a: task('worker', any), p: { type: 'sub-process' }, ps: { ...S, parent: 'p' }, b: { ...task('worker', any), parent: 'p' }, f: { ...AND, parent: 'p' }, c: { ...task('worker', any), parent: 'p' },
      d: { ...task('head', any), parent: 'p' }, j: { ...AND, parent: 'p' }, pe: { ...E, parent: 'p' }, z: task('head', any), e: E,
      edge: { type: 'timer-boundary-event', attachedTo: 'p', events: [{ kind: 'timer', props: { duration: 'P9D' } }], props: { interrupting: true } }, late: E,
    },
    ['s>a', 'a>p', 'p>z', 'z>e', 'ps>b', 'b>f', 'f>c', 'f>d', 'c>j', 'd>j', 'j>pe', 'edge>late'],
  );

  it('out of it ends it with all that runs in it', () => {
    const play = through(model, ['ann', 'a'], ['ann', 'b']);
    expect(play.open).toEqual(['c', 'd']);
    expect(back(play, 'kim', 'd', 'a')).toBe('ok');
    expect(play.state).toMatchObject({ scopes: {}, timers: {} });
    expect(play.open).toEqual(['a']);
  });

  it('into it opens it again with what had been done beside', () => {
    const play = through(model, ['ann', 'a'], ['ann', 'b'], ['kim', 'd'], ['ann', 'c']);
    expect(play.open).toEqual(['z']);
    expect(back(play, 'kim', 'z', 'c')).toBe('ok');
    expect(play.open).toEqual(['c']);
    expect(Object.values(play.state.timers)).toMatchObject([{ node: 'edge' }]);
    expect(back(play, 'ann', 'c', 'd')).toBe('process.return-target');
    play.complete('ann', 'c');
    expect(play.open).toEqual(['z']);
    // and once more, to before the fork
    expect(back(play, 'kim', 'z', 'b')).toBe('ok');
    expect(Object.values(play.state.tokens).map((token) => token.node).sort()).toEqual(['b', 'p']);
    for (const [by, node] of [['ann', 'b'], ['ann', 'c'], ['kim', 'd'], ['kim', 'z']] as const) expect(codeOf(play.complete(by, node))).toBe('ok');
    expect(play.state.status).toBe('completed');
  });

  it('into a member that is done: never', () => {
    const each = { ...model, nodes: { ...model.nodes, p: { ...(model.nodes.p as never as object), loop: { kind: 'multi', sequential: false, cardinality: '1' } } } } as unknown as ProcessModel;
    const play = through(each, ['ann', 'a'], ['ann', 'b'], ['kim', 'd'], ['ann', 'c']);
    expect(back(play, 'kim', 'z', 'c')).toBe('process.return-target');
    expect(back(play, 'kim', 'z', 'a')).toBe('ok');
  });
});

describe('going back out of an event sub-process', () => {
  const model = (interrupting: boolean): ProcessModel =>
    aModel(
      {
        s: S, a: task('worker', any), b: task('worker', any), e: E, o: { type: 'event-sub-process' },
        os: { type: 'message-start-event', events: [{ kind: 'message', props: { name: 'objection' } }], props: { interrupting }, parent: 'o' }, c: { ...task('head', any), parent: 'o' }, d: { ...task('head', any), parent: 'o' }, oe: { ...E, parent: 'o' },
      },
      ['s>a', 'a>b', 'b>e', 'os>c', 'c>d', 'd>oe'],
    );
  const objected = (interrupting: boolean): Play => {
    const play = through(model(interrupting), ['ann', 'a']);
    expect(codeOf(play.do('system', { type: 'DeliverMessage', name: 'objection', vars: {} }))).toBe('ok');
    play.complete('kim', 'c');
    return play;
  };

  it('an interrupting one goes back on the way of what it has ended, and may begin again', () => {
    const play = objected(true);
    expect(play.open).toEqual(['d']);
    expect(back(play, 'kim', 'd', 'a')).toBe('ok');
    expect(play.open).toEqual(['a']);
    expect(Object.values(play.state.waits)).toMatchObject([{ name: 'objection' }]);
    for (const node of ['a', 'b']) play.complete('ann', node);
    expect(play.state.status).toBe('completed');
  });

  it('never into one of several branches that it has broken off', () => {
    const broken = aModel(
      {
        s: S, t: task('worker', any), f: AND, a: task('worker', any), b: task('head', any), j: AND, e: E, o: { type: 'event-sub-process' },
        os: { type: 'message-start-event', events: [{ kind: 'message', props: { name: 'objection' } }], props: { interrupting: true }, parent: 'o' }, d: { ...task('head', any), parent: 'o' }, oe: { ...E, parent: 'o' },
      },
      ['s>t', 't>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>e', 'os>d', 'd>oe'],
    );
    const play = through(broken, ['ann', 't'], ['ann', 'a']);
    play.do('system', { type: 'DeliverMessage', name: 'objection', vars: {} });
    expect(back(play, 'kim', 'd', 'a')).toBe('process.return-target');
    expect(codeOf(play.do('ann', { type: 'TakeBackTask', node: 'a' }))).toBe('process.too-late');
    expect(back(play, 'kim', 'd', 't')).toBe('ok');
    for (const [by, node] of [['ann', 't'], ['ann', 'a'], ['kim', 'b']] as const) expect(codeOf(play.complete(by, node))).toBe('ok');
    expect(play.state.status).toBe('completed');
  });

  it('one that runs beside the rest goes back inside only', () => {
    const play = objected(false);
    expect(back(play, 'kim', 'd', 'a')).toBe('process.return-target');
    expect(back(play, 'kim', 'd', 'c')).toBe('ok');
    expect(play.open).toEqual(['b', 'c']);
    expect(back(play, 'ann', 'b', 'a')).toBe('ok');
    expect(play.open).toEqual(['a', 'c']);
  });
});

describe('going back over a call', () => {
  const caller = (catches: boolean): ProcessModel =>
    aModel(
      { s: S, a: task('worker', any), c: { type: 'call-activity', props: { process: 'child' } }, z: task('head', any), e: E, ...(catches ? { x: { type: 'error-boundary-event', attachedTo: 'c', events: [{ kind: 'error', props: { code: 'returned' } }] }, y: task('head'), ye: E } : {}) },
      ['s>a', 'a>c', 'c>z', 'z>e', ...(catches ? ['x>y', 'y>ye'] : [])],
    );
  const child = aModel({ s: S, b: task('worker', { returns: ['$caller'] }), e: E }, ['s>b', 'b>e']);
  const called = (): ProcessState => {
    const begun = start(child, { instanceId: 'child', orgId: 'station', recordId: 'r', vars: {}, parent: { instanceId: 'i1', callId: 'c' } }, { record: {}, params: {} }, aCtx('ann', 'child'));
    if (!begun.ok) throw new Error('refused');
    return begun.events.reduce<ProcessState | undefined>(evolve, undefined) as ProcessState;
  };

  it('ends the called process with an error that says so', () => {
    const play = new Play(child);
    expect(back(play, 'ann', 'b', '$caller')).toBe('process.return-target');
    play.state = called();
    const outcome = play.do('ann', { type: 'ReturnTask', taskId: play.task('b').id, to: '$caller', comment: 'wrong unit' });
    expect(outcome.ok && outcome.effects).toMatchObject([{ type: 'liandong:end-child', payload: { childId: 'child', error: 'returned' } }]);
    expect(play.state).toMatchObject({ status: 'rejected', error: 'returned' });
  });

  it.each([[false, ['a']], [true, ['y']]])('the caller catches it or goes back to the step before the call (%s)', (catches, open) => {
    const play = through(caller(catches), ['ann', 'a']);
    const [wait] = Object.values(play.state.waits);
    play.do('system', { type: 'EndChild', childId: wait?.child ?? '', vars: {}, error: 'returned' });
    expect(play.open).toEqual(open);
    expect(play.state.waits).toEqual({});
  });

  it('to before the call tells the called process to end and waits for it', () => {
    const beside = aModel({ s: S, a: task('worker', any), f: AND, c: { type: 'call-activity', props: { process: 'child' } }, b: task('head', any), j: AND, e: E }, ['s>a', 'a>f', 'f>c', 'f>b', 'c>j', 'b>j', 'j>e']);
    const play = through(beside, ['ann', 'a']);
    const before = play.state;
    expect(back(play, 'kim', 'b', 'a')).toBe('ok');
    expect(play.open).toEqual(['a']);
    expect(play.state.ending).toEqual([Object.values(before.waits)[0]?.child]);
  });

  it('is not taken back once the call is at work', () => {
    const play = through(caller(false), ['ann', 'a']);
    expect(codeOf(play.do('ann', { type: 'TakeBackTask', node: 'a' }))).toBe('process.too-late');
  });
});

describe('straight back', () => {
  const model = aModel({ s: S, a: task('worker', any), b: task('worker', any), c: task('head', any), e: E }, ['s>a', 'a>b', 'b>c', 'c>e']);

  it('a further return from there goes back for the step that waits', () => {
    const play = through(model, ['ann', 'a'], ['ann', 'b']);
    expect(back(play, 'kim', 'c', 'b', true)).toBe('ok');
    expect(back(play, 'ann', 'b', 'a')).toBe('ok');
    expect(play.open).toEqual(['a']);
    expect(Object.keys(play.state.tokens)).toHaveLength(1);
  });

  it('or waits for it in turn', () => {
    const play = through(model, ['ann', 'a'], ['ann', 'b']);
    expect([back(play, 'kim', 'c', 'b', true), back(play, 'ann', 'b', 'a', true)]).toEqual(['ok', 'ok']);
    expect(play.open).toEqual(['a']);
    play.complete('ann', 'a');
    expect(play.open).toEqual(['b']);
    play.complete('ann', 'b');
    expect(play.open).toEqual(['c']);
    expect(play.state.entered).toMatchObject({ c: 1, b: 2, a: 2 });
  });

  it('to a step of several asks all of them again, and is no second stop on the way', () => {
    const several = aModel(
      {
        s: S, p: { type: 'sub-process' }, ps: { ...S, parent: 'p' }, f: { ...AND, parent: 'p' }, b: { ...task('worker', any), parent: 'p' }, j: { ...AND, parent: 'p' }, pe: { ...E, parent: 'p' }, z: task('head', any), e: E,
        a: { ...task('board', { sign: { rule: 'all', consent: '', refusal: '-', onRefusal: 'ends' } }), loop: { kind: 'multi', sequential: false }, parent: 'p' }, c: { ...task('worker', any), parent: 'p' },
      },
      ['s>p', 'p>z', 'z>e', 'ps>a', 'a>f', 'f>b', 'f>c', 'b>j', 'c>j', 'j>pe'],
    );
    const play = new Play(several);
    const signAll = (): void => Object.values(play.state.tasks).filter((entry) => entry.node === 'a').forEach((entry) => expect(codeOf(play.do(entry.assignee ?? '', { type: 'CompleteTask', taskId: entry.id, data: {} }))).toBe('ok'));
    signAll();
    expect(back(play, 'ann', 'b', 'a', true)).toBe('ok');
    expect(play.open).toEqual(['a', 'a', 'a', 'c']);
    signAll();
    expect(play.open).toEqual(['b', 'c']);
    expect(play.state.visits.filter((visit) => visit.node === 'a').map((visit) => visit.aside)).toEqual([undefined, undefined, undefined, 'again', 'again', 'again']);
    expect(play.state.fresh).toEqual([]);
    expect(codeOf(play.do('dan', { type: 'TakeBackTask', node: 'a' }))).toBe('process.too-late');
    for (const node of ['b', 'c']) play.complete('ann', node);
    // to the first time that it was done: both branches go with it
    expect(back(play, 'kim', 'z', 'a')).toBe('ok');
    expect(play.open).toEqual(['a', 'a', 'a']);
    signAll();
    for (const node of ['b', 'c']) expect(codeOf(play.complete('ann', node))).toBe('ok');
    expect(play.open).toEqual(['z']);
  });

  it.each([['again', true, 'process.return-mode'], ['resume', false, 'ok']] as const)('as the model says: %s', (returnMode, resume, code) => {
    const fixed = { ...model, nodes: { ...model.nodes, c: { ...model.nodes.c, task: { ...model.nodes.c?.task, returnMode } } } } as ProcessModel;
    const play = through(fixed, ['ann', 'a'], ['ann', 'b']);
    expect(back(play, 'kim', 'c', 'a', resume)).toBe(code);
    if (code === 'ok') play.complete('ann', 'a');
    expect(play.open).toEqual(['c']);
  });
});

describe('what a return may name', () => {
  const to = (returns: string[]) => aModel({ s: S, a: task('worker'), b: task('worker'), c: task('head', { returns }), e: E }, ['s>a', 'a>b', 'b>c', 'c>e']);
  it.each([[['$previous'], 'b', 'a'], [['$first'], 'a', 'b'], [['a'], 'a', 'b']])('%s', (returns, allowed, other) => {
    const play = through(to(returns), ['ann', 'a'], ['ann', 'b']);
    expect(back(play, 'kim', 'c', other)).toBe('process.return-target');
    expect(back(play, 'kim', 'c', allowed)).toBe('ok');
  });

  it('a refusal may go to who began it', () => {
    const play = new Play(aModel({ s: S, a: task('worker'), b: task('head'), c: task('head', { reject: 'initiator' }), e: E }, ['s>a', 'a>b', 'b>c', 'c>e']));
    play.complete('ann', 'a');
    play.complete('kim', 'b');
    expect(codeOf(play.do('kim', { type: 'RejectTask', taskId: play.task('c').id, comment: 'no' }))).toBe('ok');
    expect(play.task('a')).toMatchObject({ assignee: 'ann', returned: { by: 'kim', from: 'c' } });
    expect(codeOf(play.do('ann', { type: 'RejectTask', taskId: play.task('a').id, comment: 'no' }))).toBe('process.reject-off');
  });
});

describe('suspension', () => {
  it('keeps what comes from outside and lets it happen afterwards', () => {
    const model = aModel({ s: S, f: AND, m: { type: 'message-catch-event', events: [{ kind: 'message', props: { name: 'paid' } }] }, a: task('worker'), j: AND, e: E }, ['s>f', 'f>m', 'f>a', 'm>j', 'a>j', 'j>e']);
    const play = new Play(model);
    const message = { type: 'DeliverMessage', name: 'paid', vars: { amount: 5 } } as const;
    play.do('max', { type: 'SuspendInstance', comment: 'wait' });
    expect([codeOf(play.do('system', message)), codeOf(play.do('system', message))]).toEqual(['ok', 'ok']);
    expect(play.state.vars).toEqual({});
    expect(codeOf(play.do('max', { type: 'ResumeInstance', comment: 'on' }))).toBe('ok');
    // the second finds nobody who waits any more
    expect(play.state).toMatchObject({ vars: { amount: 5 }, waits: {} });
    play.complete('ann', 'a');
    expect(play.state.status).toBe('completed');
  });

  it('leaves no trace of what cannot happen afterwards', () => {
    const model = aModel(
      { s: S, f: AND, m: { type: 'message-catch-event', events: [{ kind: 'message', props: { name: 'paid' } }] }, g: { type: 'exclusive-gateway' }, x: { type: 'exclusive-gateway' }, e1: E, e2: E, a: task('worker'), e: E },
      ['s>f', 'f>m', 'm>g', 'g>x', 'x>e1 ?1 > 2', 'x>e2 ?1 > 3', 'f>a', 'a>e'],
    );
    const play = new Play(model);
    play.do('max', { type: 'SuspendInstance', comment: 'wait' });
    play.do('system', { type: 'DeliverMessage', name: 'paid', vars: {} });
    const outcome = play.do('max', { type: 'ResumeInstance', comment: 'on' });
    expect(outcome.ok && outcome.state).toEqual(play.state);
    expect(play.state.entered).not.toHaveProperty('x');
    expect(Object.values(play.state.waits)).toMatchObject([{ name: 'paid' }]);
  });
});
