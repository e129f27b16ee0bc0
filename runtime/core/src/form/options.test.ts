import { describe, expect, it } from '@jest/globals';
import { choicesOf } from './options';
import { specOf } from './spec';

const CODES = { colour: { id: 'colour', title: 'Colours', items: [{ code: '1', title: '红' }, { code: '2', title: '绿' }] } };
const coded = [{ value: '1', title: '红' }, { value: '2', title: '绿' }];
const optionsOf = (property: object) => choicesOf(specOf('a', property as never, { ui: undefined, required: [], level: 'L1' }), CODES)?.options ?? [];

describe('options', () => {
  it('come from a code list of the pack, on the field or on its items', () => {
    expect(optionsOf({ type: 'string', 'x-codes': 'colour' })).toEqual(coded);
    expect(optionsOf({ type: 'array', items: { type: 'string', 'x-codes': 'colour' } })).toEqual(coded);
    expect(optionsOf({ type: 'array', 'x-codes': 'colour', items: { type: 'string' } })).toEqual(coded);
  });
  it('come from inline choices, with the value as title where none is given', () => {
    expect(optionsOf({ oneOf: [{ const: 1, title: '一' }, { const: 2 }] })).toEqual([{ value: 1, title: '一' }, { value: 2, title: '2' }]);
    expect(optionsOf({ items: { oneOf: [{ const: 'x', title: 'X' }] } })).toEqual([{ value: 'x', title: 'X' }]);
    expect(optionsOf({ anyOf: [{ const: 'x', title: 'X' }] })).toEqual([{ value: 'x', title: 'X' }]);
    expect(optionsOf({ enum: ['a', 'b'] })).toEqual([{ value: 'a', title: 'a' }, { value: 'b', title: 'b' }]);
  });
  it('are none for an unknown list or a malformed choice', () => {
    expect(optionsOf({ 'x-codes': 'none' })).toEqual([]);
    expect(optionsOf({ oneOf: ['a', { type: 'string' }] })).toEqual([]);
    expect(optionsOf({ anyOf: [{ type: 'string' }, { type: 'null' }] })).toEqual([]);
  });
  it('are the same list for as long as the codes are the same', () => {
    const spec = specOf('a', { 'x-codes': 'colour' }, { ui: undefined, required: [], level: 'L1' });
    expect(choicesOf(spec, CODES)).toBe(choicesOf(spec, CODES));
  });
});
