import { describe, expect, it } from '@jest/globals';
import { RE2JS } from 're2js';
import fc from 'fast-check';
import { isPlainPattern } from './plain-pattern';

describe('isPlainPattern', () => {
  it.each(['^1\\d{10}$', '^[A-Z]{2}-\\d+$', '^(\\d{2}|\\d{4}|\\d{6})$', '^(?:a|bc?)$', '^\\p{L}{2,50}$', '^[^\\]]*$', '^$', '^\\d{3,4}-?\\d{7,8}$'])('takes %s', (source) => expect(isPlainPattern(source)).toBe(true));

  it.each([
    '^(a+)+$', '(a|a)*', '^(a|aa)+$', 'a+b', '\\d+', '^a*a*$', '^\\d*\\d*\\d*x$', '^a{0,99}b{0,99}$', '^([a-z]+)$*', '^a$|b', '^(a)(b)$', '^\\1$', '^(?=a)a$', '^a{1,}b{1,}$', '^a|b$', '^[a|b$', '^(\\d+x?|a*a*)$',
  ])('leaves %s to the engine without backtracking', (source) => expect(isPlainPattern(source)).toBe(false));

  it('the host answers of a plain pattern what the other engine does', () => {
    const piece = fc.tuple(fc.constantFrom('a', '\\d', '[b-d]', '[^a]', '\\p{L}', '-', '\\.'), fc.constantFrom('', '', '?', '{2}', '{1,3}', '+', '*')).map((parts) => parts.join(''));
    const branch = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(''));
    const pattern = fc.oneof(branch.map((one) => `^${one}$`), fc.array(branch, { minLength: 1, maxLength: 3 }).map((all) => `^(${all.join('|')})$`));
    const text = fc.array(fc.constantFrom('a', 'b', 'd', '1', '9', '-', '.', '䶮', '\u{20BB7}', '\n'), { maxLength: 7 }).map((parts) => parts.join(''));
    fc.assert(fc.property(pattern, text, (source, value) => {
      fc.pre(isPlainPattern(source));
      expect(new RegExp(source, 'u').test(value)).toBe(RE2JS.compile(source).matcher(value).find());
    }), { numRuns: 1000 });
  });
});
