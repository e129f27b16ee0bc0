import { describe, expect, it } from '@jest/globals';
import { aForm, aProgram } from '../testing/index';
import { formModel } from './form-model';

const codes = [{ id: 'colour', title: 'Colours', items: [{ code: '1', title: '红' }, { code: '2', title: '绿' }] }];

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
    [{ type: 'string', 'x-ref': { kind: 'record', record: 'r' } }, 'record-picker'], [{ type: 'array', items: { type: 'string', 'x-ref': { kind: 'user' } } }, 'user-picker'], [{ type: 'string', maxLength: 200, 'x-ref': { kind: 'unit' } }, 'unit-picker'],
  ])('fits the value %j', (property, widget) => {
    expect(widgetOf(property)).toBe(widget);
  });
});
