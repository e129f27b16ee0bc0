import { describe, expect, it } from '@jest/globals';
import { makeText } from './make-text';

describe('makeText', () => {
  const t = makeText({ a: { hello: '你好 {{name}}' }, b: '再见' });
  it('fills the blanks without escaping: React does that', () => expect(t('a.hello', { name: '<小蒋>' })).toBe('你好 <小蒋>'));
  it('finds sentences by a key made from data, and says when there is none', () => {
    expect(t.find('b')).toBe('再见');
    expect(t.find('a.missing')).toBeUndefined();
  });
});
