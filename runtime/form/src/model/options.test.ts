import { describe, expect, it } from '@jest/globals';
import { aForm, aProgram } from '../testing/index';
import { formModel } from './form-model';
import { optionsOf } from './options';

const codes = [{ id: 'colour', title: 'Colours', items: [{ code: '1', title: '红' }, { code: '2', title: '绿' }] }];
const { pack } = aProgram([], codes);
const coded = [{ value: '1', title: '红' }, { value: '2', title: '绿' }];

describe('options', () => {
  it('come from a code list of the pack, on the field or on its items', () => {
    expect(optionsOf({ type: 'string', 'x-codes': 'colour' }, pack)).toEqual(coded);
    expect(optionsOf({ type: 'array', items: { type: 'string', 'x-codes': 'colour' } }, pack)).toEqual(coded);
    expect(optionsOf({ type: 'array', 'x-codes': 'colour', items: { type: 'string' } }, pack)).toEqual(coded);
  });
  it('come from inline choices, with the value as title where none is given', () => {
    expect(optionsOf({ oneOf: [{ const: 1, title: '一' }, { const: 2 }] }, pack)).toEqual([{ value: 1, title: '一' }, { value: 2, title: '2' }]);
    expect(optionsOf({ items: { oneOf: [{ const: 'x', title: 'X' }] } }, pack)).toEqual([{ value: 'x', title: 'X' }]);
    expect(optionsOf({ enum: ['a', 'b'] }, pack)).toEqual([{ value: 'a', title: 'a' }, { value: 'b', title: 'b' }]);
  });
  it('are none for an unknown list or a malformed choice', () => {
    expect(optionsOf({ 'x-codes': 'none' }, pack)).toEqual([]);
    expect(optionsOf({ oneOf: ['a', { type: 'string' }] }, pack)).toEqual([]);
  });
});

describe('the widget of a field', () => {
  const widgetOf = (property: Record<string, never> | object, ui?: string) =>
    formModel({ program: aProgram([aForm({ a: { title: 'A', ...property } }, ui === undefined ? {} : { uiSchema: { a: { 'ui:widget': ui } } })], codes), formId: 'f', data: {}, now: '2026-11-24T03:00:00.000Z' })
      ?.sections[0]?.fields[0]?.widget;
  it('is the author’s choice when it is one of ours', () => {
    expect(widgetOf({ type: 'string' }, 'textarea')).toBe('textarea');
    expect(widgetOf({ type: 'string' }, 'no-such-widget')).toBe('text');
  });
  it.each([
    [{ type: 'string', format: 'date' }, 'date'], [{ type: 'string', 'x-format': 'cn-id' }, 'id-card'], [{ type: 'number', 'x-format': 'money' }, 'money'], [{ type: 'integer' }, 'number'],
    [{ type: 'boolean' }, 'switch'], [{ type: 'string', 'x-codes': 'colour' }, 'select'], [{ type: 'array', items: { 'x-codes': 'colour' } }, 'multi-select'],
    [{ type: 'string', maxLength: 300 }, 'textarea'], [{ type: 'array', items: { type: 'object' } }, 'file'],
  ])('fits the value %j', (property, widget) => {
    expect(widgetOf(property)).toBe(widget);
  });
});
