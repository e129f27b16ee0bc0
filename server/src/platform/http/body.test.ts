import { describe, expect, it } from '@jest/globals';
import { depthOf, parseJson } from './body';
import { Refusal } from './refusal';

const codeOf = (text: string): string => {
  try {
    parseJson(text);
    return 'taken';
  } catch (error) {
    return error instanceof Refusal ? error.message : 'other';
  }
};

describe('depthOf', () => {
  it.each([['1', 0], ['{}', 1], ['{"a":[{}]}', 3], ['"[[[["', 0], ['"\\"[["', 0], ['[[[', 3]])('of %s is %d', (text, depth) => {
    expect(depthOf(text)).toBe(depth);
  });
});

describe('parseJson', () => {
  it.each([
    ['{"a":{"b":[{"__proto__":1}]}}', 'http.body-key'], ['{"a":{"$where":"1"}}', 'http.body-key'], ['{"a\\u0000b":1}', 'http.body-key'], ['{', 'http.body-invalid'], ['NaN', 'http.body-invalid'],
    ['{"price":"$5","a.b":1,"constructor":1}', 'taken'],
  ])('%s: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('keeps what it takes as it was', () => {
    expect(parseJson('{"a":[1,null,"二里镇"],"b":{}}')).toEqual({ a: [1, null, '二里镇'], b: {} });
  });
});
