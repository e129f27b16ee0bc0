import { describe, expect, it } from '@jest/globals';
import { aForm, aProgram } from '../testing/index';
import { submission } from './submission';

const text = (title: string) => ({ type: 'string', title });
const def = aForm(
  { a: text('A'), b: text('B'), c: text('C'), sum: { type: 'number', title: 'Sum' } },
  { required: ['a'], rules: [{ id: 'r1', effect: 'visible', target: 'c', expression: 'a = "show"' }, { id: 'r2', effect: 'calculate', target: 'sum', expression: '1 + 1' }] },
);
const input = { program: aProgram([def]), formId: 'f', now: '2026-11-24T03:00:00.000Z' };

describe('submission', () => {
  it('sends what is shown and may be changed, an emptied answer as null', () => {
    expect(submission({ ...input, data: { a: 'x', b: null } }).data).toEqual({ a: 'x', b: null });
  });
  it('leaves out hidden, read-only, calculated and foreign answers', () => {
    expect(submission({ ...input, data: { a: 'x', b: 'y', c: 'z', sum: 2, other: 1 }, access: { b: 'read' } }).data).toEqual({ a: 'x' });
  });
  it('never sends a masked value', () => {
    expect(submission({ ...input, data: { a: '张**', b: 'y' }, masked: ['a'] }).data).toEqual({ b: 'y' });
  });
  it('says what is still wrong', () => {
    expect(submission({ ...input, data: {} }).problems.map((one) => [one.code, one.path])).toEqual([['form.required', '/a']]);
    expect(submission({ ...input, data: { a: 'x', other: 1 } }).problems).toEqual([]);
  });
  it('says so when the pack has no such form', () => {
    expect(submission({ ...input, formId: 'none', data: {} }).problems[0]?.code).toBe('form.unknown');
  });
});
