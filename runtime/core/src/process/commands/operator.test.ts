import { describe, expect, it } from '@jest/globals';
import { aModel, task } from '../testing/model';
import { codeOf, Play } from '../testing/play';

const waits = { type: 'message-catch-event', events: [{ kind: 'message', props: { name: 'paper' } }] } as const;
const model = () => aModel({ start: { type: 'start-event' }, wait: waits, choose: { type: 'exclusive-gateway', props: { default: 'choose_no' } }, yes: task('worker'), no: task('worker'), end: { type: 'end-event' } },
  ['start>wait', 'wait>choose', 'choose>yes ?ok = true', 'choose>no', 'yes>end', 'no>end']);
const parallel = () => aModel({ start: { type: 'start-event' }, fork: { type: 'parallel-gateway' }, a: task('worker'), b: task('worker'), join: { type: 'parallel-gateway' }, last: task('worker'), end: { type: 'end-event' } },
  ['start>fork', 'fork>a', 'fork>b', 'a>join', 'b>join', 'join>last', 'last>end']);
const many = () => aModel({ start: { type: 'start-event' }, all: { ...task('worker'), loop: { kind: 'multi', sequential: false, cardinality: '3' } }, end: { type: 'end-event' } }, ['start>all', 'all>end']);

const tokenAt = (play: Play, node: string): string => Object.entries(play.state.tokens).find(([, place]) => place.node === node)?.[0] ?? '';
const skip = (play: Play, node: string, vars = {}, comment = 'by hand') => play.do('max', { type: 'SkipStep', token: tokenAt(play, node), vars, comment });
const put = (play: Play, node: string, to: string, comment = 'wrong way') => play.do('max', { type: 'MoveToken', token: tokenAt(play, node), to, comment });

describe('skipping a step', () => {
  it('lets what waits pass with the variables it would have brought', () => {
    const play = new Play(model());
    expect(codeOf(skip(play, 'wait', { ok: true }))).toBe('ok');
    expect([play.open, play.state.waits, play.state.vars]).toEqual([['yes'], {}, { ok: true }]);
    expect(play.history.find((event) => event.type === 'StepSkipped')).toMatchObject({ node: 'wait', by: 'max', comment: 'by hand' });
  });

  it('takes a human step away, and all signatures of a step for many', () => {
    const [one, several] = [new Play(parallel()), new Play(many())];
    skip(one, 'a');
    expect(one.open).toEqual(['b']);
    expect([several.open.length, codeOf(several.do('max', { type: 'SkipStep', token: Object.values(several.state.scopes)[0]?.token ?? '', vars: {}, comment: 'x' }))]).toEqual([3, 'ok']);
    expect(several.state.status).toBe('completed');
  });

  it('of a loop goes on with its next turn, which is one step', () => {
    const play = new Play(aModel({ start: { type: 'start-event' }, again: { ...task('worker'), loop: { kind: 'standard', testBefore: false, maximum: 2 } }, end: { type: 'end-event' } }, ['start>again', 'again>end']));
    expect([codeOf(skip(play, 'again')), play.open]).toEqual(['ok', ['again']]);
    expect([codeOf(skip(play, 'again')), play.state.status]).toEqual(['ok', 'completed']);
  });

  it.each([
    ['without a reason', (play: Play) => skip(play, 'wait', {}, ' '), 'process.comment-required'],
    ['of a token that is not there', (play: Play) => play.do('max', { type: 'SkipStep', token: 'constructor', vars: {}, comment: 'x' }), 'process.token-unknown'],
  ])('is refused %s', (_what, act, code) => {
    const play = new Play(model());
    const before = play.state;
    expect([codeOf(act(play)), play.state]).toEqual([code, before]);
  });

  it('is refused where a token waits for others', () => {
    const play = new Play(parallel());
    play.complete('ann', 'a');
    expect(codeOf(skip(play, 'join'))).toBe('process.not-skippable');
  });
});

describe('moving a token', () => {
  it('puts it elsewhere; what it waited for is gone', () => {
    const play = new Play(model());
    expect(codeOf(put(play, 'wait', 'no'))).toBe('ok');
    expect([play.open, play.state.waits]).toEqual([['no'], {}]);
    expect(play.history.find((event) => event.type === 'TokenMoved')).toMatchObject({ node: 'wait', to: 'no', by: 'max' });
  });

  it.each([
    ['to a start', () => new Play(model()), 'wait', 'start', 'process.move-target'],
    ['to what is not there', () => new Play(model()), 'wait', 'toString', 'process.node-unknown'],
    ['past a join that then waits for ever', () => new Play(parallel()), 'a', 'last', 'process.move-stuck'],
    ['of one signature among many', () => new Play(many()), 'all', 'end', 'process.move-member'],
  ])('is refused %s', (_what, begin, from, to, code) => {
    const play = begin();
    const token = from === 'all' ? (Object.entries(play.state.tokens).find(([, place]) => place.scope !== undefined)?.[0] ?? '') : tokenAt(play, from);
    expect(codeOf(play.do('max', { type: 'MoveToken', token, to, comment: 'x' }))).toBe(code);
  });
});

describe('a note', () => {
  it('changes nothing, also when the instance has ended, and asks for a reason', () => {
    const play = new Play(model());
    skip(play, 'wait', { ok: true });
    play.complete('ann', 'yes');
    const before = play.state;
    const outcome = play.do('max', { type: 'NoteOperation', what: 'resolved', ref: 'i1', comment: 'sent by hand' });
    expect([codeOf(outcome), outcome.ok && outcome.effects, play.state]).toEqual(['ok', [], before]);
    expect(codeOf(play.do('max', { type: 'NoteOperation', what: 'retried', ref: 'i1', comment: '' }))).toBe('process.comment-required');
  });
});
