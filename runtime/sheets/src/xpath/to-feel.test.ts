import { describe, expect, it } from '@jest/globals';
import { evaluateFeel } from '@liandong/core/run';
import type { Known } from './scope';
import { toFeel } from './to-feel';

const FIELDS: Readonly<Record<string, Known>> = {
  age: { id: 'age', type: 'number' }, name: { id: 'name', type: 'text' }, sex: { id: 'sex', type: 'text' }, 'a-b.c': { id: 'a_b_c', type: 'text' }, needs: { id: 'needs', type: 'list' }, agreed: { id: 'agreed', type: 'boolean' },
  born: { id: 'born', type: 'date' }, visited: { id: 'visited', type: 'date' }, money: { id: 'money', type: 'number', table: 'members' }, members: { id: 'members', type: 'table' }, 中文: { id: '中文', type: 'number' },
};
const scope = { find: (name: string) => FIELDS[name], self: FIELDS.age as Known };
const feel = (source: string, wants: 'truth' | 'value' = 'value'): string => {
  const made = toFeel(source, scope, wants);
  return made.ok ? made.value.feel : `! ${made.reason.code}`;
};
const DATA = { age: 20, name: '张三丰', sex: '1', a_b_c: 'x', needs: ['food', 'work'], agreed: true, born: '1990-02-03', visited: '2026-02-04', members: [{ money: 1 }, { money: 2.5 }], 中文: 3 };
const value = (source: string, data: object = DATA): unknown => {
  const made = toFeel(source, scope, 'value');
  if (!made.ok) throw new Error(made.reason.code);
  const answer = evaluateFeel(made.value.feel, { age: null, name: null, sex: null, needs: null, agreed: null, born: null, visited: null, ...data } as never, { now: '2026-03-01T04:00:00Z', params: {} } as never);
  return answer.ok ? answer.value : 'failed';
};

describe('XLSForm expressions in FEEL', () => {
  it.each([
    ['${age} >= 18 and ${sex} = "1"', 'age >= 18 and sex = "1"'],
    ['selected(${needs}, "food")', 'list contains(needs, "food")'],
    ["selected (${sex}, '1')", 'sex = "1"'],
    ['${sex} = 1', 'sex = "1"'],
    ["${age} = '18'", 'age = 18'],
    ["${agreed} = 'OK'", 'agreed = true'],
    ["${name} = ''", 'name = null'],
    ['. > 0 and . <= 120', 'age > 0 and age <= 120'],
    ['(${age} + 1) * 2', '(age + 1) * 2'],
    ['${age} - (1 - 2)', 'age - (1 - 2)'],
    ['7 div 2 mod 2', 'modulo(7 / 2, 2)'],
    ['if(${age} > 60, "old", "")', 'if age > 60 then "old" else ""'],
    ['today() - ${born}', 'daysBetween(born, today())'],
    ['${born} + 7', 'date(born) + duration("P7D")'],
    ['sum(${money})', 'sum(members.money)'],
    ['count(${members}) > 1', 'count(members) > 1'],
    ['${a-b.c} != "y"', 'a_b_c != "y"'],
    ['${中文} > 2', '中文 > 2'],
    ['../name = "x"', 'name = "x"'],
    ['indexed-repeat(${money}, ${members}, 2)', 'members[2].money'],
  ])('%s', (source, expected) => expect(feel(source)).toBe(expected));

  it.each<[string, unknown]>([
    ['regex(${name}, "三")', false], ['regex(${name}, ".{3}")', true], ['regex(${name}, "张|李")', false], ['substr(${name}, 1, 3)', '三丰'], ['substr(${name}, 1)', '三丰'], ['string-length(${name})', 3],
    ['concat(${name}, ":", ${age})', '张三丰:20'], ['join("-", 1, 2)', '1-2'], ['count-selected(${needs})', 2], ['selected-at(${needs}, 0)', 'food'], ['coalesce(${name}, "?")', '张三丰'],
    ['int(${age} div 3)', 6], ['round(2.5)', 3], ['round(2.345, 2)', 2.35], ['-${age} + 1', -19], ['pow(2, 3)', 8], ['max(1, ${age})', 20], ['sum(${money})', 3.5], ['format-date(${born}, "%Y年%m月")', '1990年02月'], ['int((today() - ${born}) div 365.25)', 36],
    ['${visited} - ${born} > 365', true], ['${born} + 7', '1990-02-10'], ['boolean-from-string("1")', true], ['not(selected(${needs}, "rest"))', true], ['contains(lower-case("ABC"), "b")', true],
  ])('%s is %j', (source, expected) => expect(value(source)).toEqual(expected));

  it('what has no answer is not chosen, not more, and not the same', () => {
    const nothing = { members: [] };
    expect(value('not(selected(${needs}, "food"))', nothing)).toBe(true);
    expect(value('not(${age} > 18)', nothing)).toBe(true);
    expect(value('not(${sex} = "1")', nothing)).toBe(true);
    expect(value('count-selected(${needs})', nothing)).toBe(0);
    expect(value('coalesce(${name}, "?")', nothing)).toBe('?');
  });

  it.each([
    ['pulldata("a", "b", "c", ${name})', 'expr.function'], ['once(uuid())', 'expr.function'], ['instance("x")/root/item[name = ${sex}]/label', 'expr.path'], ['${members}[1]', 'expr.predicate'], ['1 +', 'expr.syntax'], ['${gone} = 1', 'expr.not-imported'],
    ['${last-saved#name} = 1', 'expr.last-saved'], ['selected(${needs})', 'expr.arguments'], ['${needs} + 1', 'expr.not-number'], ['regex(${name}, ${sex})', 'expr.not-literal'], ['format-date(${born}, "%b")', 'expr.date-format'], ['${money}', 'expr.many'],
    ['position(..)', 'expr.path'], [`${'('.repeat(3_000)}1${')'.repeat(3_000)}`, 'expr.too-long'], ['regex(${name}, "(a+)+\\1")', 'expr.pattern'], ['count(${age})', 'expr.not-list'], ['//x', 'expr.path'], ['a | b', 'expr.path'],
  ])('%s is not translated', (source, code) => expect(feel(source)).toBe(`! ${code}`));

  it('knows the row it is in', () => {
    const made = toFeel('position(..) > 1 and ${money} > ${age}', { ...scope, table: 'members' }, 'truth');
    expect(made.ok && made.value.feel).toBe('rowNumber > 1 and money > age');
  });
});
