import { describe, expect, it } from '@jest/globals';
import type { FormDef } from '@liandong/core/run';
import type { WidgetMeta } from '@liandong/form';
import { addField, moveFields, orderIn, removeField, shiftFields } from './form-edit';
import { allPaths, columnsOf, isRequiredAt, propertyAt, setRequired, uiAt } from './paths';
import { renameField } from './rename-field';

const money: WidgetMeta = { id: 'money', group: 'common', schema: { type: 'number', 'x-privacy': 'L1' }, uiSchema: { 'ui:widget': 'money' }, level: 'L1', settings: [] };
const form: FormDef = {
  id: 'f', title: '表', record: 'r',
  schema: {
    type: 'object', required: [],
    properties: {
      kind: { type: 'string', title: '类别' }, total: { type: 'number', title: '合计' },
      aid: { type: 'array', title: '其他救助', items: { type: 'object', properties: { kind: { type: 'string', title: '种类' }, amount: { type: 'number', title: '金额' }, note: { type: 'string', title: '备注' } }, required: ['kind'] } },
      photos: { type: 'array', title: '照片', items: { type: 'object', properties: { fileId: { type: 'string' } } } },
    },
  },
  uiSchema: { aid: { 'ui:widget': 'table', items: { kind: { 'ui:widget': 'text' }, amount: { 'ui:widget': 'money' } } } },
  sections: [{ id: 's', title: '一', fields: ['kind', 'aid', 'total', 'photos'] }],
  rules: [
    { id: 'r1', effect: 'calculate', target: 'total', expression: 'sum(aid.amount[item != null])' },
    { id: 'r2', effect: 'required', target: 'aid/note', expression: 'kind = "aid.amount" and amount > 100' },
    { id: 'r3', effect: 'visible', target: 'aid', expression: 'kind != null' },
  ],
  translations: { en: { '/schema/properties/aid/items/properties/amount/title': 'Amount', '/uiSchema/aid/items/amount/ui:help': 'Yuan' } },
};
const columns = (one: FormDef): readonly string[] | undefined => columnsOf(one, 'aid');

describe('a child table being edited', () => {
  it('is a list of objects, which uploaded files are not', () => {
    expect(columns(form)).toEqual(['kind', 'amount', 'note']);
    expect(columnsOf(form, 'photos')).toBeUndefined();
    expect(allPaths(form)).toEqual(['kind', 'aid', 'aid/kind', 'aid/amount', 'aid/note', 'total', 'photos']);
  });
  it('takes a column at its place, with its wishes', () => {
    const next = addField(form, { id: 'paid', title: '已付', meta: money }, { table: 'aid', index: 1 });
    expect(columns(next)).toEqual(['kind', 'paid', 'amount', 'note']);
    expect(propertyAt(next, 'aid/paid')).toEqual({ title: '已付', type: 'number', 'x-privacy': 'L1' });
    expect(uiAt(next, 'aid/paid')).toEqual({ 'ui:widget': 'money' });
    expect(next.sections).toEqual(form.sections);
  });
  it('moves columns among themselves and nowhere else', () => {
    expect(columns(moveFields(form, ['aid/note'], { table: 'aid', index: 0 }))).toEqual(['note', 'kind', 'amount']);
    expect(columns(shiftFields(form, ['aid/kind', 'aid/amount'], 1))).toEqual(['note', 'kind', 'amount']);
    expect(moveFields(form, ['aid/note'], { section: 's', index: 0 })).toBe(form);
    expect(orderIn(moveFields(form, ['kind'], { table: 'aid', index: 0 }), { section: 's' })).toEqual(['kind', 'aid', 'total', 'photos']);
  });
  it('asks for columns as it asks for fields', () => {
    expect(isRequiredAt(form, 'aid/kind')).toBe(true);
    expect(isRequiredAt(setRequired(form, 'aid/kind', false), 'aid/kind')).toBe(false);
    expect(isRequiredAt(setRequired(form, 'aid/note', true), 'aid/note')).toBe(true);
  });
  it('loses a column with its wishes, its rules and its asterisk', () => {
    const next = removeField(removeField(form, 'aid/note'), 'aid/kind');
    expect([columns(next), isRequiredAt(next, 'aid/kind'), next.rules.map((rule) => rule.id), uiAt(next, 'aid/kind')]).toEqual([['amount'], false, ['r1', 'r3'], {}]);
  });
  it('goes with the rules of its columns', () => expect(removeField(form, 'aid').rules.map((rule) => rule.id)).toEqual(['r1']));

  it('renames a column in sums over it and in rules of its rows, but not in texts', () => {
    const next = renameField(form, 'aid/amount', 'sum');
    expect(next.rules.map((rule) => rule.expression)).toEqual(['sum(aid.sum[item != null])', 'kind = "aid.amount" and sum > 100', 'kind != null']);
    expect([columns(next), uiAt(next, 'aid/sum')]).toEqual([['kind', 'sum', 'note'], { 'ui:widget': 'money' }]);
    expect(next.translations?.en).toEqual({ '/schema/properties/aid/items/properties/sum/title': 'Amount', '/uiSchema/aid/items/sum/ui:help': 'Yuan' });
  });
  it('keeps its own columns apart from fields that are called the same', () => {
    const next = renameField(form, 'kind', 'sort');
    expect(next.rules.map((rule) => rule.expression)).toEqual(['sum(aid.amount[item != null])', 'kind = "aid.amount" and amount > 100', 'sort != null']);
    expect(renameField(form, 'aid/kind', 'sort').rules.map((rule) => rule.expression)).toEqual(['sum(aid.amount[item != null])', 'sort = "aid.amount" and amount > 100', 'kind != null']);
  });
  it('is renamed with everything that speaks of it', () => {
    const next = renameField(form, 'aid', 'help');
    expect(next.rules.map((rule) => [rule.target, rule.expression])).toEqual([['total', 'sum(help.amount[item != null])'], ['help/note', 'kind = "aid.amount" and amount > 100'], ['help', 'kind != null']]);
    expect(next.sections?.[0]?.fields).toEqual(['kind', 'help', 'total', 'photos']);
  });
});
