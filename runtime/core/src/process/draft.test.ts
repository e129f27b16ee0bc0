import { describe, expect, it } from '@jest/globals';
import { Draft } from './draft';
import { STATE_FORMAT } from './state';
import type { ProcessState, Token } from './types';

const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(frozen);
  return Object.freeze(value);
};
const at = (node: string): Token => ({ node, past: [] });
const STATE: ProcessState = frozen({
  format: STATE_FORMAT, instanceId: 'i', process: 'p', orgId: 'o', recordId: 'r', initiator: 'ann', status: 'running', startedAt: '2026-01-05T00:00:00.000Z',
  vars: {}, tokens: { one: at('a'), two: at('b') }, scopes: {}, tasks: {}, timers: {}, waits: {}, done: [], ending: [], visits: [], entered: { a: 1, b: 1 },
});

describe('a draft', () => {
  it('changes nothing of the state that it is made of', () => {
    const draft = new Draft(STATE);
    draft.put('tokens', 'three', at('c'));
    draft.change('tokens', 'one', () => at('d'));
    draft.remove('tokens', 'two');
    draft.count('a');
    draft.count('c');
    draft.state.vars = { x: 1 };
    expect(draft.state).toEqual({ ...STATE, tokens: { one: at('d'), three: at('c') }, entered: { a: 2, b: 1, c: 1 }, vars: { x: 1 } });
    expect(STATE.tokens).toEqual({ one: at('a'), two: at('b') });
    expect(STATE.entered).toEqual({ a: 1, b: 1 });
  });

  it('that is made of another one leaves it as it is, and goes its own way', () => {
    const first = new Draft(STATE);
    first.put('tokens', 'three', at('c'));
    first.count('c');
    const second = new Draft(first.state);
    second.remove('tokens', 'three');
    second.count('c');
    expect(Object.keys(first.state.tokens)).toEqual(['one', 'two', 'three']);
    expect(first.state.entered).toEqual({ a: 1, b: 1, c: 1 });
    expect(Object.keys(second.state.tokens)).toEqual(['one', 'two']);
    expect(second.state.entered).toEqual({ a: 1, b: 1, c: 2 });
  });

  it('that has become another state changes nothing of that one either', () => {
    const draft = new Draft(STATE);
    draft.put('tokens', 'three', at('c'));
    draft.become(STATE);
    draft.put('tokens', 'four', at('d'));
    draft.count('d');
    expect(Object.keys(draft.state.tokens)).toEqual(['one', 'two', 'four']);
    expect(Object.keys(STATE.tokens)).toEqual(['one', 'two']);
  });

  it('does not find what every object has, and lets what is not there be', () => {
    const draft = new Draft(STATE);
    draft.change('tokens', 'constructor', () => at('x'));
    draft.remove('asks', 'none');
    draft.put('tokens', 'three', at('c'));
    expect(draft.state.tokens.constructor).toBeUndefined();
    expect(draft.state).not.toHaveProperty('asks');
  });
});
