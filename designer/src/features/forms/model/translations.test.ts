import { describe, expect, it } from '@jest/globals';
import type { FormDef } from '@liandong/core/run';
import { moveSection, removeField } from './form-edit';
import { renameField } from './rename-field';
import { removeLanguage, setTexts, textsOf, withTranslations } from './translations';

const form: FormDef = {
  id: 'f', title: '表', record: 'r',
  schema: { type: 'object', properties: { a: { type: 'string', title: '甲', oneOf: [{ const: '1', title: '一' }, { const: '2', title: '二' }] }, t: { type: 'array', title: '子表', items: { type: 'object', properties: { n: { type: 'number', title: '数' } } } } } },
  uiSchema: { a: { 'ui:help': '请选一个' } },
  sections: [{ id: 's1', title: '上', fields: ['a'] }, { id: 's2', title: '下', description: '说明', fields: ['t'] }],
  rules: [{ id: 'r', effect: 'check', target: 'a', expression: 'a != null', message: '请选' }],
};
const at = (pointer: string, one: FormDef = translated): string | undefined => one.translations?.en?.[pointer];
const translated = setTexts(form, 'en', Object.fromEntries(textsOf(form).map((one) => [one.pointer, `en ${one.text}`])));
const edited = (change: (one: FormDef) => FormDef): FormDef => withTranslations(translated, change(translated));

describe('the texts of a form in another language', () => {
  it('are all that people read, each at its place', () => {
    const read = (pointer: string): unknown => pointer.slice(1).split('/').reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], form);
    expect(textsOf(form).map((one) => one.text)).toEqual(['表', '上', '下', '说明', '甲', '请选一个', '一', '二', '子表', '数', '请选']);
    expect(textsOf(form).map((one) => read(one.pointer))).toEqual(textsOf(form).map((one) => one.text));
  });
  it('stay with a section that is moved', () => {
    const next = edited((one) => moveSection(one, 's1', 1));
    expect([at('/sections/0/title', next), at('/sections/0/description', next), at('/sections/1/title', next)]).toEqual(['en 下', 'en 说明', 'en 上']);
  });
  it('stay with an option that is moved, and go with one that is removed', () => {
    const options = (list: readonly object[]) => (one: FormDef): FormDef => ({ ...one, schema: { ...one.schema, properties: { ...(one.schema.properties as object), a: { type: 'string', title: '甲', oneOf: list } } } });
    expect(at('/schema/properties/a/oneOf/0/title', edited(options([{ const: '2', title: '二' }, { const: '1', title: '一' }])))).toBe('en 二');
    const fewer = edited(options([{ const: '2', title: '二' }]));
    expect([at('/schema/properties/a/oneOf/0/title', fewer), at('/schema/properties/a/oneOf/1/title', fewer)]).toEqual(['en 二', undefined]);
  });
  it('follow a field that is renamed, and go with one that is removed', () => {
    expect(at('/schema/properties/b/oneOf/1/title', edited((one) => renameField(one, 'a', 'b')))).toBe('en 二');
    const next = edited((one) => removeField(one, 'a'));
    expect([at('/schema/properties/a/title', next), at('/rules/0/message', next), at('/schema/properties/t/title', next)]).toEqual([undefined, undefined, 'en 子表']);
  });
  it('go with their language', () => expect(removeLanguage(translated, 'en')).toEqual(form));
});
