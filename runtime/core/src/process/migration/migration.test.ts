import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolve } from '../evolve';
import { aModel, aCtx, task } from '../testing/model';
import { codeOf, Play } from '../testing/play';
import type { Outcome, ProcessModel, ProcessState } from '../types';
import { mapNodes, migrate } from './index';

const S = { type: 'start-event' }, E = { type: 'end-event' };
const REASON = { comment: 'new rules', release: 'r2' };
const go = (play: Play, to: ProcessModel, nodes: Record<string, string> = {}): Outcome => {
  const outcome = migrate(play.model, to, play.state, { nodes }, REASON, { record: {}, params: {} }, aCtx('max', 'm1', play.now));
  if (outcome.ok) play.state = outcome.events.reduce(evolve, play.state);
  return outcome;
};
const onto = (play: Play, model: ProcessModel): Play => Object.assign(Object.create(Play.prototype) as Play, play, { model });
const reasons = (outcome: Outcome): string[] => (outcome.ok ? [] : outcome.problems.map((found) => `${found.code} ${found.path}`));

const line = (...steps: string[]): ProcessModel => aModel({ s: S, ...Object.fromEntries(steps.map((id) => [id, task('worker')])), e: E }, [...['s', ...steps].map((id, index) => `${id}>${[...steps, 'e'][index]}`)]);

describe('a plan', () => {
  it('maps what has the same id and is alike; the rest is said by hand', () => {
    const to = aModel({ s: S, a: task('worker'), c: task('worker'), x: { type: 'exclusive-gateway' }, e: E }, ['s>a', 'a>c', 'c>x', 'x>e']);
    expect(mapNodes(aModel({ s: S, a: task('worker'), b: task('worker'), x: { type: 'parallel-gateway' }, e: E }, ['s>a', 'a>b', 'b>x', 'x>e']), to, { nodes: { b: 'c' } }).map(({ from, to: target, byHand }) => [from, target, byHand])).toEqual([
      ['s', 's', false], ['a', 'a', false], ['b', 'c', true], ['x', undefined, false], ['e', 'e', false],
    ]);
  });
});

describe('a running instance', () => {
  it('goes on under the new version where it stands, with the same task and who has it', () => {
    const play = new Play(line('a', 'b'));
    play.complete('ann', 'a');
    play.do('bob', { type: 'ClaimTask', taskId: play.task('b').id });
    const before = play.task('b');
    expect(codeOf(go(play, line('a', 'b', 'c')))).toBe('ok');
    expect(play.task('b')).toEqual(before);
    const after = onto(play, line('a', 'b', 'c'));
    expect(codeOf(after.complete('bob', 'b'))).toBe('ok');
    expect(after.open).toEqual(['c']);
  });

  it('takes the names of the new version along, also in what has been done', () => {
    const play = new Play(line('a', 'b'));
    play.complete('ann', 'a');
    expect(codeOf(go(play, line('first', 'second'), { a: 'first', b: 'second' }))).toBe('ok');
    expect(play.open).toEqual(['second']);
    expect(play.state.visits.map((visit) => visit.node)).toEqual(['first']);
  });

  it('can still go back into a branch that has joined', () => {
    const of = (join: string): ProcessModel =>
      aModel({ s: S, f: { type: 'parallel-gateway' }, a: task('worker'), b: task('head'), [join]: { type: 'parallel-gateway' }, z: task('worker', { returns: ['*'] }), e: E }, ['s>f', 'f>a', 'f>b', `a>${join}`, `b>${join}`, `${join}>z`, 'z>e']);
    const play = new Play(of('j'));
    play.complete('ann', 'a');
    play.complete('kim', 'b');
    expect(codeOf(go(play, of('k'), { j: 'k' }))).toBe('ok');
    const after = onto(play, of('k'));
    expect(codeOf(after.do('ann', { type: 'ReturnTask', taskId: after.task('z').id, to: 'a', comment: 'again' }))).toBe('ok');
    expect(after.open).toEqual(['a']);
    after.complete('ann', 'a');
    expect(after.open).toEqual(['z']);
  });

  it('stays as it is when the step it stands at is gone, and says so', () => {
    const play = new Play(line('a', 'b'));
    const before = play.state;
    expect(reasons(go(play, line('b')))).toEqual(['migration.node-gone /a']);
    expect(play.state).toBe(before);
    play.complete('ann', 'a');
    play.complete('ann', 'b');
    expect(reasons(go(play, line('a', 'b')))).toEqual(['process.finished ']);
  });

  it('waits at a join under the name of the same way in, or is refused when that way is gone', () => {
    const fork = (gone: boolean): ProcessModel => aModel({ s: S, f: { type: 'parallel-gateway' }, a: task('worker'), b: task('head'), j: { type: 'parallel-gateway' }, z: task('worker'), e: E }, ['s>f', 'f>a', 'f>b', ...(gone ? ['a>z', 'z>j'] : ['a>j']), 'b>j', 'j>e'].concat(gone ? [] : ['z>e']));
    const play = new Play(fork(false));
    play.complete('ann', 'a');
    expect(reasons(go(play, fork(true)))).toEqual(['migration.flow-gone /j']);
    const renamed = aModel({ s: S, f: { type: 'parallel-gateway' }, a1: task('worker'), b: task('head'), j: { type: 'parallel-gateway' }, z: task('worker'), e: E }, ['s>f', 'f>a1', 'f>b', 'a1>j', 'b>j', 'j>e', 'z>e']);
    expect(codeOf(go(play, renamed, { a: 'a1' }))).toBe('ok');
    const after = onto(play, renamed);
    after.complete('kim', 'b');
    expect(after.state.status).toBe('completed');
  });

  it('keeps the time of a timer, begins to watch for what is new and stops for what is gone', () => {
    const timed = (id: string, days: number): ProcessModel => aModel({ s: S, a: task('worker'), [id]: { type: 'timer-boundary-event', attachedTo: 'a', events: [{ kind: 'timer', props: { duration: `P${days}D` } }], props: {} }, late: task('head'), e: E }, ['s>a', 'a>e', `${id}>late`, 'late>e']);
    const play = new Play(timed('t', 3));
    const [due] = Object.values(play.state.timers).map((timer) => timer.due);
    go(play, timed('t', 9));
    expect(Object.values(play.state.timers).map((timer) => timer.due)).toEqual([due]);
    const swapped = onto(play, timed('t', 9));
    go(swapped, timed('u', 5));
    expect(Object.values(swapped.state.timers)).toMatchObject([{ node: 'u', due: '2026-01-10T00:00:00.000Z' }]);
    const after = onto(swapped, timed('u', 5));
    after.fire();
    expect(after.open).toEqual(['late']);
  });

  it('moves inside sub-processes and among the members of many, and is refused when the kind of many changes', () => {
    const many = (sequential: boolean, id = 'a'): ProcessModel => {
      const model = aModel({ s: S, sub: { type: 'sub-process' }, i: { type: 'start-event', parent: 'sub' }, [id]: { ...task('worker'), parent: 'sub', loop: { kind: 'multi', sequential, cardinality: '3' } }, o: { type: 'end-event', parent: 'sub' }, e: E }, ['s>sub', `i>${id}`, `${id}>o`, 'sub>e']);
      return model;
    };
    const play = new Play(many(false));
    play.complete('ann', 'a');
    expect(reasons(go(play, many(true)))).toEqual(['migration.node-gone /a']);
    expect(codeOf(go(play, many(false, 'b'), { a: 'b' }))).toBe('ok');
    const after = onto(play, many(false, 'b'));
    expect(after.open).toEqual(['b', 'b']);
    after.complete('ann', 'b');
    after.complete('ann', 'b');
    expect(after.state.status).toBe('completed');
  });

  it('does not leave the sub-process that it is in', () => {
    const inside = aModel({ s: S, sub: { type: 'sub-process' }, i: { type: 'start-event', parent: 'sub' }, a: { ...task('worker'), parent: 'sub' }, o: { type: 'end-event', parent: 'sub' }, e: E }, ['s>sub', 'i>a', 'a>o', 'sub>e']);
    const outside = aModel({ s: S, sub: { type: 'sub-process' }, i: { type: 'start-event', parent: 'sub' }, a: task('worker'), o: { type: 'end-event', parent: 'sub' }, e: E }, ['s>sub', 'i>o', 'sub>a', 'a>e']);
    expect(reasons(go(new Play(inside), outside))).toEqual(['migration.node-moved /a']);
  });

  it('is the reduction of its history, and comes back by the plan turned round', () => {
    fc.assert(fc.property(fc.nat(3), (done) => {
      const [from, to] = [line('a', 'b', 'c', 'd'), line('w', 'x', 'y', 'z')];
      const plan = { a: 'w', b: 'x', c: 'y', d: 'z' };
      const play = new Play(from);
      for (const id of ['a', 'b', 'c', 'd'].slice(0, done)) play.complete('ann', id);
      const before = play.state;
      const there = go(play, to, plan);
      const replayed = [...play.history, ...(there.ok ? there.events : [])].reduce<ProcessState | undefined>(evolve, undefined);
      expect(replayed).toEqual(play.state);
      const back = migrate(to, from, play.state, { nodes: Object.fromEntries(Object.entries(plan).map(([key, value]) => [value, key])) }, REASON, { record: {}, params: {} }, aCtx('max', 'm2'));
      expect(back.ok && back.events.reduce(evolve, play.state)).toEqual(before);
    }));
  });
});
