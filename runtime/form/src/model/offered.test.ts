import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@liandong/core/run';
import { aForm, aProgram } from '../testing/index';
import { formModel, NOTHING_TOLD } from './form-model';
import type { FieldModel, FormModel } from './types';

const codes = [{
  id: 'places', title: 'Places', items: [
    { code: 'p', title: '省' }, { code: 'c', title: '县', parent: 'p' }, { code: 'd', title: '区', parent: 'p' },
    { code: 'v', title: '村', parent: 'c', attributes: { kind: 'v' } }, { code: 'w', title: '社区', parent: 'd', attributes: { kind: 'w' } },
  ],
}];
const needs = { oneOf: [{ const: 'a', title: '甲' }, { const: 'b', title: '乙', 'x-attributes': { kind: 'v' } }, { const: 'c', title: '丙', 'x-attributes': { kind: 'w' } }] };
const program = aProgram([aForm({
  kind: { title: 'Kind', type: 'string' }, place: { title: 'Place', type: 'string', 'x-codes': 'places' }, way: { title: 'Way', type: 'string', 'x-codes': 'places' },
  needs: { title: 'Needs', type: 'array', items: { type: 'string', ...needs } }, other: { title: 'Other', type: 'string' },
  rows: { title: 'Rows', type: 'array', items: { type: 'object', properties: { need: { title: 'Need', type: 'string', ...needs } } } },
}, {
  uiSchema: { way: { 'ui:widget': 'cascade' } },
  sections: [{ id: 'one', title: 'One', fields: ['kind', 'other'] }, { id: 'two', title: 'Two', fields: ['place', 'way', 'needs', 'rows'] }],
  rules: ['place', 'way', 'needs', 'rows/need'].map((target) => ({ id: target.replace('/', '_'), effect: 'options' as const, target, expression: target.startsWith('n') ? 'option.kind = null or option.kind = kind' : 'option.kind = kind' })),
})], codes);
const model = (data: JsonObject, before?: FormModel): FormModel => formModel({ program, formId: 'f', data, now: '2026-11-24T03:00:00.000Z' }, NOTHING_TOLD, before) as FormModel;
const field = (made: FormModel, id: string): FieldModel => made.sections.flatMap(({ fields }) => fields).find((one) => one.id === id) as FieldModel;
const values = (one: FieldModel | undefined) => one?.options.map(({ value }) => value);

describe('the options of a filtered choice', () => {
  it('are those that are offered', () => {
    const made = model({ kind: 'v', rows: [{}] });
    expect(['place', 'needs'].map((id) => values(field(made, id)))).toEqual([['v'], ['a', 'b']]);
    expect(values(field(made, 'rows').table?.rows[0]?.cells[0])).toEqual(['b']);
    expect(field(made, 'other').withheld).toBeUndefined();
  });
  it('keep what was chosen before in their order, and say so', () => {
    const made = model({ kind: 'v', place: 'w', needs: ['b', 'c'], rows: [{ need: 'c' }] });
    expect(values(field(made, 'place'))).toEqual(['v', 'w']);
    expect(field(made, 'place').withheld?.map(({ title }) => title)).toEqual(['社区']);
    expect([values(field(made, 'needs')), field(made, 'needs').withheld?.length]).toEqual([['a', 'b', 'c'], 1]);
    expect(field(made, 'rows').table?.rows[0]?.cells[0]?.withheld?.length).toBe(1);
  });
  it('have the way to them where they are found level by level', () => expect(values(field(model({ kind: 'v' }), 'way'))).toEqual(['p', 'c', 'v']));
  it('follow an answer of another section, and are the same list while it stays', () => {
    const first = model({ kind: 'v' });
    const other = model({ kind: 'v', other: 'x' }, first);
    expect(field(other, 'place')).toBe(field(first, 'place'));
    expect(other.sections[1]).toBe(first.sections[1]);
    const changed = model({ kind: 'w', other: 'x' }, other);
    expect([values(field(changed, 'place')), values(field(changed, 'way'))]).toEqual([['w'], ['p', 'd', 'w']]);
    expect(changed.sections).toEqual(model({ kind: 'w', other: 'x' }).sections);
  });
});
