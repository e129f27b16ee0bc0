import { describe, expect, it } from '@jest/globals';
import { intentsIn, type IntentStore } from './intents';

function aStore(): IntentStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return { kept, getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value), removeItem: (name) => void kept.delete(name) };
}

describe('intentsIn', () => {
  it('keeps the key of an intent until it was answered, also over a reload', () => {
    const store = aStore();
    const key = intentsIn(store).keyFor('start', { a: 1 });
    expect(intentsIn(store).keyFor('start', { a: 1 })).toBe(key);
    intentsIn(store).answered('start');
    expect(intentsIn(store).keyFor('start', { a: 1 })).not.toBe(key);
  });
  it('takes other answers, and other intents, for something else', () => {
    const intents = intentsIn(aStore());
    const key = intents.keyFor('start', { a: 1 });
    expect(intents.keyFor('other', { a: 1 })).not.toBe(key);
    expect(intents.keyFor('start', { a: 2 })).not.toBe(key);
  });
  it('writes no answer on the device', () => {
    const store = aStore();
    intentsIn(store).keyFor('start', { name: '张三' });
    expect([...store.kept.values()].join()).not.toContain('张三');
  });
  it('works where nothing can be stored', () => {
    const broken = () => { throw new Error('no storage'); };
    const intents = intentsIn({ getItem: broken, setItem: broken, removeItem: broken });
    const key = intents.keyFor('start', {});
    expect(intents.keyFor('start', {})).toBe(key);
    intents.answered('start');
    expect(intents.keyFor('start', {})).not.toBe(key);
  });
});
