import { describe, expect, it } from '@jest/globals';
import { step } from '../step';
import { aModel, task } from '../testing/model';
import { codeOf, Play } from '../testing/play';
import { getsStuck } from './gets-stuck';

const AND = { type: 'parallel-gateway' };
const model = aModel(
  { s: { type: 'start-event' }, f: AND, a: task('worker'), b: task('head'), j: AND, z: task('worker'), e: { type: 'end-event' } },
  ['s>f', 'f>a', 'f>b', 'a>j', 'b>j', 'j>z', 'z>e'],
);
const moved = (from: string, to: string): string => {
  const play = new Play(model);
  const [token = ''] = Object.entries(play.state.tokens).find(([, place]) => place.node === from) ?? [];
  return codeOf(play.do('boss', { type: 'MoveToken', token, to, comment: 'wrong branch' }));
};

describe('work in one place', () => {
  it('is explored once, whatever its ids and data are; work elsewhere again', () => {
    const [first, second] = [new Play(model), new Play(model, 'kim')];
    const own = structuredClone(model);
    let steps = 0;
    const ask = ({ state }: Play): boolean => getsStuck((...all) => ((steps += 1), step(...all)), own, state);
    expect(ask(first)).toBe(false);
    const once = steps;
    expect(once).toBeGreaterThan(0);
    expect([ask(second), steps]).toEqual([false, once]);
    second.complete('kim', 'b');
    expect([ask(second), steps > once]).toEqual([false, true]);
  });
});

describe('a token that is moved', () => {
  it('may go where all still comes to an end', () => expect(moved('a', 'a')).toBe('ok'));
  it('may not go where a join waits for ever', () => expect([moved('a', 'z'), moved('a', 'b')]).toEqual(['process.move-stuck', 'process.move-stuck']));
});
