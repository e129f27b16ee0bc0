import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluateFeel } from './index';
import { alike } from './testing/alike';
import { oracle } from './testing/oracle';

type Text = fc.Arbitrary<string>;

const number = fc.integer({ min: -40, max: 80 }).map((value) => (value % 3 === 0 ? value / 4 : value));
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '社', ' ', '1'), maxLength: 6 });

/** A record as a form or a process has it; any entry may be null or missing. */
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 5 });
const randomData = fc.record(
  {
    n: orNull(number), m: orNull(number), s: orNull(letters), t: orNull(letters), yes: orNull(fc.boolean()),
    nums: fc.array(number, { maxLength: 5 }), words: fc.array(letters, { maxLength: 4 }),
    items: fc.array(fc.record({ price: orNull(number), name: orNull(letters) }), { maxLength: 4 }),
    person: fc.record({ age: orNull(number), home: fc.record({ town: orNull(letters) }) }),
  },
  { requiredKeys: ['nums', 'words', 'items', 'person'] },
);

const call = (name: string, ...args: readonly Text[]): Text => fc.tuple(...args).map((values) => `${name}(${values.join(', ')})`);
const join = (template: string, ...parts: readonly Text[]): Text => fc.tuple(...parts).map((values) => values.reduce((text, value, index) => text.replaceAll(`{${index}}`, () => value), template));
const of = (...texts: readonly string[]): Text => fc.constantFrom(...texts);
const quoted = letters.map((text) => JSON.stringify(text));
const written = number.map((value) => (value < 0 ? `(${value})` : String(value)));
const day = fc.tuple(fc.integer({ min: 1970, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([y, m, d]) => `date(${y}, ${m}, ${d})`);

interface Kinds {
  readonly num: string; readonly str: string; readonly bool: string; readonly nums: string; readonly words: string; readonly date: string; readonly any: string;
}

/** Expressions of every type, well-typed, with nulls anywhere. */
const randomFeel: fc.LetrecValue<Kinds> = fc.letrec<Kinds>((tie) => {
  const [num, str, bool, nums, words, date] = (['num', 'str', 'bool', 'nums', 'words', 'date'] as const).map((kind) => tie(kind)) as [Text, Text, Text, Text, Text, Text];
  const choose = (small: Text, ...large: readonly Text[]): Text => fc.oneof({ maxDepth: 4, depthSize: 'small', withCrossShrink: true }, small, ...large);
  const operator = of('<', '<=', '>', '>=', '=', '!=');
  return {
    num: choose(fc.oneof(written, of('n', 'm', 'person.age', 'nums[1]', 'nums[-1]')),
      join('({0} {1} {2})', num, of('+', '-', '*'), num), join('(if {0} then {1} else {2})', bool, num, num), join('(- ({0}))', num), join('({0} / {1})', num, of('2', '4', '0')),
      join('modulo({0}, {1})', num, of('3', '4', '-3')), call('abs', num), call('floor', num), call('ceiling', num), call('count', nums), call('sum', nums), call('min', nums), call('max', nums),
      join('decimal(mean({0}), 6)', nums), call('string length', str), join('decimal({0}, {1})', num, of('0', '1', '2')), join('{0}.{1}', date, of('year', 'month', 'day', 'weekday')), join('({0} - {1}).days', date, date), call('day of year', date), join('index of({0}, {1})[1]', nums, num), join('count(items[price {0} {1}])', operator, num)),
    str: choose(fc.oneof(quoted, of('s', 't', 'person.home.town', 'items[1].name')),
      join('({0} + {1})', str, str), join('(if {0} then {1} else {2})', bool, str, str), call('upper case', str), call('lower case', str), join('substring before({0}, {1})', str, str),
      join('substring after({0}, {1})', str, str), join('string join({0}, "-")', words), join('string({0})', fc.oneof(bool, date, str)), call('day of week', date), join('{0}[1]', words), join('substring({0}, {1})', str, of('1', '2'))),
    bool: choose(of('true', 'false', 'yes', 'null'),
      join('({0} {1} {2})', num, operator, num), join('({0} {1} {2})', str, operator, str), join('({0} {1} {2})', date, operator, date), join('({0} {1} {2})', bool, of('and', 'or', '=', '!='), bool), call('not', bool),
      join('({0} in [{1}..{2}))', num, of('-5', '0'), of('5', '9')), join('({0} between {1} and {2})', num, of('-5', '0'), of('5', '9')), join('({0} in ({1}, > {2}))', num, written, written), call('contains', str, str),
      call('starts with', str, str), call('ends with', str, str), join('(some x in {0} satisfies x != null and x > {1})', nums, written), join('(every x in {0} satisfies x != null and x < {1})', nums, written), join('list contains({0}, {1})', nums, num),
      join('({0} = null)', fc.oneof(num, str, bool)), join('({0} instance of {1})', fc.oneof(num, str, bool), of('number', 'string', 'boolean')), call('all', bool, bool), call('any', bool, bool)),
    nums: choose(of('nums', '[]', '[1, 2, 3]'),
      join('[{0}, {1}]', num, num), join('(for x in {0} return x * {1})', nums, written), join('(for x in {0}, y in [1, 2] return x + y)', nums), join('{0}[item != null and item {1} {2}]', nums, operator, written), call('reverse', nums),
      join('append({0}, {1})', nums, num), call('concatenate', nums, nums), join('sort({0}, function(a, b) a < b)', nums), call('distinct values', nums), join('flatten([{0}, [{1}]])', nums, num), call('union', nums, nums),
      join('(for i in 1..{0} return i)', of('1', '4', '-2')), join('sublist({0}, 1, {1})', nums, of('1', '2')), join('(for x in {0} return count(partial) * x)', nums), of('items.price')),
    words: choose(of('words', '["a", "b"]', '[]'), join('[{0}, {1}]', str, str), join('(for w in {0} return upper case(w))', words), call('concatenate', words, words), of('(for i in items return i.name)')),
    date: choose(day, join('({0} {1} duration("{2}"))', date, of('+', '-'), of('P1D', 'P40D', 'P1M', 'P14M', 'P1Y')), join('(if {0} then {1} else {2})', bool, date, date)),
    any: fc.oneof(num, str, bool, nums, words, date, join('{a: {0}, b: a, "c d": {1}}', num, str), join('{a: {0}}.a', words), join('(function(p, q) p + q)({0}, {1})', num, num)),
  };
});

it('answers as feelin does for random expressions over random data', () => {
  let valued = 0;
  fc.assert(
    fc.property(randomFeel.any, randomData, (source, data) => {
      const [expected, found] = [oracle(source, data), evaluateFeel(source, data, { now: '2026-01-05T17:30:00.000Z' })];
      if (!('value' in expected)) throw new Error(`feelin cannot: ${source}`);
      if (!found.ok) throw new Error(found.problems[0]?.code);
      if (expected.value !== null) valued += 1;
      if (!alike(found.value, expected.value)) throw new Error(`${JSON.stringify(found.value)} is not ${JSON.stringify(expected.value)}`);
    }),
    { numRuns: 400 },
  );
  // most of them say something
  expect(valued).toBeGreaterThan(200);
});
