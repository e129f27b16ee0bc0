import { describe, expect, it } from '@jest/globals';
import type { FormDef } from '@liandong/core/run';
import type { WidgetMeta } from '@liandong/form';
import { fieldIdProblem, newFieldId } from './field-id';
import { addField, looseFields, moveFields, moveSection, removeField, removeSection, shiftFields } from './form-edit';
import { choicesFromLines } from './option-lines';
import { requiredOf } from './paths';
import { renameField, renameVariables } from './rename-field';
import { setSetting, settingOf } from './setting-value';

const meta: WidgetMeta = { id: 'text', group: 'common', schema: { type: 'string', 'x-privacy': 'L1' }, uiSchema: { 'ui:widget': 'text' }, level: 'L1', settings: [] };
const form: FormDef = {
  id: 'f', title: '表', record: 'r',
  schema: { type: 'object', properties: { a: { type: 'string', title: '甲' }, b: { type: 'string', title: '乙' }, c: { type: 'string', title: '丙', 'x-derive': { from: 'a', what: 'sex' } } }, required: ['a'] },
  uiSchema: { a: { 'ui:widget': 'text' } },
  sections: [{ id: 's1', title: '一', fields: ['a', 'b'] }, { id: 's2', title: '二', fields: ['c'] }],
  rules: [{ id: 'r1', effect: 'visible', target: 'b', expression: 'a = "a" and params.a > 1' }, { id: 'r2', effect: 'required', target: 'a', expression: 'b = "1"' }],
};
const fieldsOf = (one: FormDef): string[][] => (one.sections ?? []).map((section) => section.fields);

describe('a form being edited', () => {
  it('puts a new field exactly at its place', () => {
    const next = addField(form, { id: 'n', title: '新', meta }, { section: 's1', index: 1 });
    expect(fieldsOf(next)).toEqual([['a', 'n', 'b'], ['c']]);
    expect((next.schema.properties as Record<string, unknown>).n).toEqual({ title: '新', type: 'string', 'x-privacy': 'L1' });
    expect(next.uiSchema.n).toEqual({ 'ui:widget': 'text' });
  });
  it('moves a field down in its own section by the places seen before the move', () => {
    expect(fieldsOf(moveFields(form, ['a'], { section: 's1', index: 2 }))[0]).toEqual(['b', 'a']);
    expect(fieldsOf(moveFields(form, ['a'], { section: 's1', index: 0 }))[0]).toEqual(['a', 'b']);
  });
  it('moves a field to another section', () => expect(fieldsOf(moveFields(form, ['a'], { section: 's2', index: 1 }))).toEqual([['b'], ['c', 'a']]));
  it('removes a field with its own rules, required mark and wishes', () => {
    const next = removeField(form, 'a');
    expect(fieldsOf(next)[0]).toEqual(['b']);
    expect(requiredOf(next)).toEqual([]);
    expect(next.uiSchema).toEqual({});
    expect(next.rules.map((rule) => rule.id)).toEqual(['r1']);
  });
  it('moves several together, in the order given', () => {
    expect(fieldsOf(moveFields(form, ['a', 'b'], { section: 's2', index: 1 }))).toEqual([[], ['c', 'a', 'b']]);
    expect(fieldsOf(shiftFields(form, ['b'], -1))[0]).toEqual(['b', 'a']);
    expect(fieldsOf(shiftFields(form, ['a', 'b'], 1))).toEqual(fieldsOf(form));
  });
  it('gives the fields of a removed section to its neighbour', () => {
    expect(fieldsOf(removeSection(form, 's2'))).toEqual([['a', 'b', 'c']]);
    expect(fieldsOf(removeSection(form, 's1'))).toEqual([['a', 'b', 'c']]);
    expect(looseFields(removeSection(form, 's1'))).toEqual([]);
  });
  it('keeps the first section first', () => expect(moveSection(form, 's1', -1)).toBe(form));
  it('renames a field in rules, sections and derivations, but not in texts and paths', () => {
    const next = renameField(form, 'a', 'z');
    expect(next.rules.map((rule) => rule.expression)).toEqual(['z = "a" and params.a > 1', 'b = "1"']);
    expect(next.rules.map((rule) => rule.target)).toEqual(['b', 'z']);
    expect(Object.keys(next.schema.properties as object)).toEqual(['z', 'b', 'c']);
    expect((next.schema.properties as Record<string, Record<string, unknown>>).c?.['x-derive']).toEqual({ from: 'z', what: 'sex' });
    expect(renameVariables('ab + a + a1', (name) => (name === 'a' ? 'z' : name))).toBe('ab + z + a1');
  });
  it('lets a code list and own options replace each other', () => {
    const codes = { id: 'codes', kind: 'codes', at: 'schema', key: 'items.x-codes' } as const;
    const options = { id: 'options', kind: 'options', at: 'schema', key: 'items.oneOf' } as const;
    const first = setSetting(form, 'a', options, [{ const: '1', title: '是' }]);
    const second = setSetting(first, 'a', codes, 'sex');
    expect(settingOf(second, 'a', options)).toBeUndefined();
    expect(settingOf(second, 'a', codes)).toBe('sex');
    expect(settingOf(setSetting(second, 'a', codes, undefined), 'a', codes)).toBeUndefined();
  });
});

describe('ids of new fields', () => {
  it('are counted by widget when the title is Chinese', () => expect(newFieldId('multi-select', '服务对象', new Set(['multiSelect1']))).toBe('multiSelect2'));
  it('come from a title in Latin letters', () => expect(newFieldId('text', 'Home address', new Set())).toBe('homeAddress'));
  it('never collide', () => expect(newFieldId('text', 'note', new Set(['note', 'note2']))).toBe('note3'));
  it('are refused when they are not words of FEEL', () => {
    expect(fieldIdProblem('1a', new Set())).toBe('shape');
    expect(fieldIdProblem('today', new Set())).toBe('reserved');
    expect(fieldIdProblem('a', new Set(['a']))).toBe('taken');
    expect(fieldIdProblem('a', new Set(['b']))).toBeUndefined();
  });
});

describe('options out of pasted lines', () => {
  it('are numbered, without empty and doubled lines', () => expect(choicesFromLines('是\n\n否 \n是', [])).toEqual([{ const: '1', title: '是' }, { const: '2', title: '否' }]));
  it('take codes from a table', () => expect(choicesFromLines('01\t低保\n02\t特困', [])).toEqual([{ const: '01', title: '低保' }, { const: '02', title: '特困' }]));
  it('keep their codes when reordered, renamed or removed', () => {
    const before = [{ const: '1', title: '甲' }, { const: '2', title: '乙' }, { const: '3', title: '丙' }];
    expect(choicesFromLines('丙\n甲', before)).toEqual([{ const: '3', title: '丙' }, { const: '1', title: '甲' }]);
    expect(choicesFromLines('甲\n乙乙\n丙', before)[1]).toEqual({ const: '2', title: '乙乙' });
    expect(choicesFromLines('甲\n乙\n丙\n丁', before)[3]).toEqual({ const: '4', title: '丁' });
  });
});
