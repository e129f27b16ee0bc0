import { describe, expect, it } from '@jest/globals';
import { aModel, task } from '../testing/model';
import { codeOf, Play } from '../testing/play';

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

describe('a token that is moved', () => {
  it('may go where all still comes to an end', () => expect(moved('a', 'a')).toBe('ok'));
  it('may not go where a join waits for ever', () => expect([moved('a', 'z'), moved('a', 'b')]).toEqual(['process.move-stuck', 'process.move-stuck']));
});
