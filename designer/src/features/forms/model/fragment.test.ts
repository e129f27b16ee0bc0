import { describe, expect, it } from '@jest/globals';
import type { FormDef } from '@liandong/core/run';
import fc from 'fast-check';
import { fragmentOf, pasteFragment, readFragment } from './fragment';
import { isRequiredAt, propertyAt, uiAt } from './paths';

const codes = { kinds: { id: 'kinds', title: '类别', items: [{ code: '1', title: '病' }] } };
const questions = { phone: { id: 'phone', title: '电话', property: { type: 'string' } } };
const form: FormDef = {
  id: 'f', title: '表', record: 'r',
  schema: {
    type: 'object', required: ['a'],
    properties: {
      a: { type: 'string', title: '甲', 'x-codes': 'kinds' }, b: { type: 'string', title: '乙', 'x-source': 'phone', 'x-derive': { from: 'a', what: 'sex' } },
      t: { type: 'array', title: '丙', items: { type: 'object', properties: { a: { type: 'string', title: '列甲' }, n: { type: 'number', title: '数' } }, required: [] } },
    },
  },
  uiSchema: { a: { 'ui:widget': 'select' }, t: { items: { n: { 'ui:widget': 'number' } } } },
  sections: [{ id: 's', title: '一', fields: ['a', 'b', 't'] }],
  rules: [
    { id: 'r1', effect: 'visible', target: 'b', expression: 'a = "a"' },
    { id: 'r2', effect: 'required', target: 't/n', expression: 'a = "1" and n > 1' },
    { id: 'r3', effect: 'visible', target: 'a', expression: 'b != null and elsewhere = 1' },
  ],
};
const known = { codes, questions };
const empty: FormDef = { id: 'g', title: '空', record: 'r', schema: { type: 'object', properties: {}, required: [] }, uiSchema: {}, sections: [{ id: 'x', title: '一', fields: [] }], rules: [] };
const here = { section: 'x', index: 0 };

describe('fields on their way to another form', () => {
  it('take their rules and what they speak of along', () => {
    const fragment = fragmentOf(form, ['a', 'b'], known);
    expect([fragment.codes.map((list) => list.id), fragment.questions.map((question) => question.id), fragment.rules.map((rule) => rule.id)]).toEqual([['kinds'], ['phone'], ['r1', 'r3']]);
    expect(readFragment(JSON.stringify(fragment))).toEqual(fragment);
  });
  it('keep their ids where they are free; rules that read what is not there stay behind', () => {
    const { form: next, paths, left } = pasteFragment(empty, fragmentOf(form, ['a', 'b', 't'], known), here, new Set());
    expect([paths, left, next.rules.map((rule) => rule.id)]).toEqual([['a', 'b', 't'], 1, ['r1', 'r2']]);
    expect([isRequiredAt(next, 'a'), uiAt(next, 't/n'), next.sections?.[0]?.fields]).toEqual([true, { 'ui:widget': 'number' }, ['a', 'b', 't']]);
  });
  it('get new ids where theirs are taken, and their rules speak of them by these; a column keeps its own name', () => {
    const { form: next, paths } = pasteFragment(form, fragmentOf(form, ['a', 'b', 't'], known), { section: 's', index: 3 }, new Set(['a', 'b', 't']));
    const [a = '', b = '', t = ''] = paths;
    expect(new Set([...paths, 'a', 'b', 't']).size).toBe(6);
    expect(next.rules.filter((rule) => rule.target === b).map((rule) => rule.expression)).toEqual([`${a} = "a"`]);
    expect(next.rules.filter((rule) => rule.target === `${t}/n`).map((rule) => rule.expression)).toEqual(['a = "1" and n > 1']);
    expect(propertyAt(next, b)?.['x-derive']).toEqual({ from: a, what: 'sex' });
    expect(new Set(next.rules.map((rule) => rule.id)).size).toBe(next.rules.length);
  });
  it('are filled by hand where the field they followed from is not', () => {
    const { form: next } = pasteFragment(empty, fragmentOf(form, ['b'], known), here, new Set());
    expect(propertyAt(next, 'b')?.['x-derive']).toBeUndefined();
  });
  it('become columns in a child table, and columns become fields', () => {
    const { form: inside, paths } = pasteFragment(form, fragmentOf(form, ['b', 't'], known), { table: 't', index: 0 }, new Set(['a', 'n']));
    expect([paths, Object.keys((propertyAt(inside, 't')?.items as { properties: object }).properties)]).toEqual([['t/b'], ['b', 'a', 'n']]);
    const { form: outside, left } = pasteFragment(empty, fragmentOf(form, ['t/a', 't/n'], known), here, new Set());
    expect([left, outside.rules.map((rule) => [rule.target, rule.expression])]).toEqual([0, [['n', 'a = "1" and n > 1']]]);
  });
  it('are never made of what somebody else has written on the clipboard', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => expect(readFragment(text)).toBeUndefined()));
    expect(readFragment(JSON.stringify({ kind: 'liandong-fields', fields: [{ id: '../x', property: {}, ui: {} }] }))).toBeUndefined();
    expect(readFragment(JSON.stringify({ ...fragmentOf(form, ['a'], known), codes: [{ id: '../../pack' }] }))?.codes).toEqual([]);
  });
});
