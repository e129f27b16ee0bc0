import { describe, expect, it } from '@jest/globals';
import { checkFeel, evaluateFeel } from '@liandong/core/run';
import { outcomeCondition, outcomesIn, parseCondition, writeCondition } from './condition';

describe('conditions as sentences', () => {
  it.each(['outcome = "pass"', 'estimate > params.cap', 'satisfaction < 3 and reworked = null', 'a = "x" or b != true', 'amount <= -1.5', 'title = "say \\"yes\\""'])('reads %s and writes the same', (feel) => {
    const read = parseCondition(feel);
    expect(read && writeCondition(read)).toBe(feel);
  });
  it('reads an expression as it stands in the file, with its equals sign', () =>
    expect(parseCondition('=outcome = "pass"')).toEqual({ join: 'and', clauses: [{ left: 'outcome', operator: '=', value: 'pass' }] }));
  it.each(['count(list) > 2', 'a = 1 and b = 2 or c = 3', 'not(a)', 'a', 'a = 1 and', '(a = 1)', 'a + 1 = 2', 'some x in y satisfies x = 1', ''])('leaves "%s" to FEEL', (feel) => expect(parseCondition(feel)).toBeUndefined());
  it('writes what the engine can parse and evaluate', () => {
    const feel = writeCondition({ join: 'and', clauses: [{ left: 'city', operator: '=', value: 'a "b" \\c' }, { left: 'amount', operator: '>=', value: 5 }] });
    expect(checkFeel(feel)).toEqual([]);
    expect(evaluateFeel(feel, { city: 'a "b" \\c', amount: 5 }, { now: '2026-01-01T00:00:00.000Z' })).toEqual({ ok: true, value: true });
  });
});

describe('outcomes in a condition', () => {
  it('are found when the condition is about nothing else', () => expect(outcomesIn(outcomeCondition(['pass', 'part']))).toEqual(['pass', 'part']));
  it.each(['outcome = "a" and amount > 1', 'outcome != "a"', 'amount = 1', 'outcome = "a" and outcome = "b"'])('are not read out of %s', (feel) => expect(outcomesIn(feel)).toBeUndefined());
});
