import { expect, it } from '@jest/globals';
import { evaluateFeel } from '../index';

const text = JSON.stringify;
it.each<[string, string, string, boolean | null]>([
  ['a\nb', 'a.b', '', false], ['a\rb', 'a.b', '', false], ['a\nb', 'a.b', 's', true], ['a.b', 'a\\.b', '', true], ['axb', 'a\\.b', '', false], ['a.b', 'a[.]b', '', true],
  ['hello world', 'hello\\ sworld', 'x', true], ['ab', 'a b', 'x', true], ['a b', 'a[ ]b', 'x', true], ['ab', 'a b', '', false],
  ['汉台', '^\\p{IsCJKUnifiedIdeographs}+$', '', true], ['han', '^\\P{IsCJKUnifiedIdeographs}+$', '', true], ['汉', '\\p{IsBasicLatin}', '', false], ['汉', '^\\p{Han}$', '', true],
  ['O', '^[A-Z-[OI]]$', '', false], ['P', '^[A-Z-[OI]]$', '', true], ['p', '^[A-Z-[OI]]$', 'i', true],
  ['610722199001011234', '^\\d{17}[\\dX]$', '', true], ['aa', '(a)\\1', '', null], ['a', '[a\\1]', '', null], ['a', '(?=a)', '', null], ['a', 'a', 'q', null], ['a', '(', '', null], ['aB', 'AB', 'i', true], ['a\nb', '^b$', 'm', true],
])('matches(%j, %j, %j) is %j', (input, pattern, flags, expected) => {
  const source = `matches(${text(input)}, pattern, ${text(flags)})`;
  expect(evaluateFeel(source, { pattern }, { now: '2026-01-05T00:00:00.000Z' })).toEqual({ ok: true, value: expected });
});

it.each<[string, string]>([
  ['replace("2026-01", "(\\\\d+)-(\\\\d+)", "$2/$1")', '01/2026'], ['replace("abc", "b", "[$0]")', 'a[b]c'], ['replace("abc", "b", "\\\\$")', 'a$c'], ['replace("abc", "(b)", "$10")', 'ab0c'], ['replace("abc", "(x)?b", "<$1>")', 'a<>c'], ['replace("aaa", "", "-")', '-a-a-a-'],
])('%s is %s', (source, expected) => expect(evaluateFeel(source, {}, { now: '2026-01-05T00:00:00.000Z' })).toEqual({ ok: true, value: expected }));
