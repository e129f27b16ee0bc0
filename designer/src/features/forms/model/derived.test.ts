import { describe, expect, it } from '@jest/globals';
import type { FormDef, Json } from '@liandong/core/run';
import { setSource, sourceOf, sourcesFor } from './derived';

const text = (title: string, more: Record<string, Json> = {}) => ({ type: 'string', title, ...more });
const ID = text('身份证号', { 'x-format': 'cn-id' });
const form = {
  id: 'f', title: 'F', record: 'r', uiSchema: {}, sections: [], rules: [],
  schema: { type: 'object', properties: {
    idNo: ID, born: text('出生', { format: 'date' }), sex: text('性别'), age: { type: 'integer', title: '年龄' }, phone: text('电话', { 'x-format': 'cn-phone' }),
    people: { type: 'array', title: '成员', items: { type: 'object', properties: { no: ID, born: text('出生', { format: 'date' }) }, required: [] } },
  } },
} as unknown as FormDef;

describe('fields that fill themselves', () => {
  it('take what is of their kind from a field beside them, in the form or in the row', () => {
    expect(sourcesFor(form, 'born')).toEqual([{ from: 'idNo', what: 'birthDate', title: '身份证号' }]);
    expect(sourcesFor(form, 'sex')).toEqual([{ from: 'idNo', what: 'sex', title: '身份证号' }]);
    expect(sourcesFor(form, 'people/born')).toEqual([{ from: 'no', what: 'birthDate', title: '身份证号' }]);
  });
  it.each(['age', 'phone', 'idNo', 'gone', 'people'])('%s has nothing to take', (field) => expect(sourcesFor(form, field)).toEqual([]));
  it('are set, read and let go', () => {
    const source = { from: 'no', what: 'birthDate' };
    const next = setSource(form, 'people/born', source);
    expect([sourceOf(form, 'people/born'), sourceOf(next, 'people/born'), setSource(next, 'people/born', undefined)]).toEqual([undefined, source, form]);
  });
});
