import { describe, expect, it } from '@jest/globals';
import type { FormDef } from '@liandong/core/run';
import { fieldSelected, selectionAt, THE_FORM, withField } from './selection';

const form: FormDef = {
  id: 'f', title: '表', record: 'r', uiSchema: {},
  schema: { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' }, t: { type: 'array', items: { type: 'object', properties: { x: { type: 'string' }, y: { type: 'string' } } } } } },
  sections: [{ id: 's', title: '一', fields: ['b', 'a'] }, { id: 's2', title: '二', fields: ['c', 't'] }],
  rules: [{ id: 'r1', effect: 'visible', target: 's2', expression: 'true' }, { id: 'r2', effect: 'check', target: 't/x', expression: 'true' }],
};
const alone = { shiftKey: false, ctrlKey: false };
const beside = { shiftKey: false, ctrlKey: true };
const upTo = { shiftKey: true, ctrlKey: false };

describe('choosing fields', () => {
  it('alone lets the others go', () => expect(withField(form, fieldSelected('a'), 'b', alone)).toEqual(fieldSelected('b')));
  it('with Ctrl adds and takes away', () => {
    const two = withField(form, fieldSelected('a'), 'c', beside);
    expect(two).toEqual({ kind: 'fields', ids: ['a', 'c'] });
    expect(withField(form, withField(form, two, 'a', beside), 'c', beside)).toEqual(THE_FORM);
  });
  it('with Shift takes everything up to it, as the form shows it', () => {
    expect(withField(form, fieldSelected('b'), 'c', upTo)).toEqual({ kind: 'fields', ids: ['b', 'a', 'c'] });
    expect(withField(form, fieldSelected('c'), 'b', upTo)).toEqual({ kind: 'fields', ids: ['c', 'a', 'b'] });
  });
  it('never mixes fields with columns', () => {
    expect(withField(form, fieldSelected('a'), 't/x', beside)).toEqual(fieldSelected('t/x'));
    expect(withField(form, fieldSelected('t/x'), 't/y', upTo)).toEqual({ kind: 'fields', ids: ['t/x', 't/y'] });
  });
});

describe('what a finding points at', () => {
  it.each([
    ['/schema/properties/a/title', fieldSelected('a')], ['/schema/properties/t/items/properties/x', fieldSelected('t/x')], ['/uiSchema/t/items/y/ui:help', fieldSelected('t/y')],
    ['/rules/r2', fieldSelected('t/x')], ['/rules/r1', { kind: 'section', id: 's2' }], ['/sections/1/title', { kind: 'section', id: 's2' }],
    ['/schema/properties/t/items/properties/gone', fieldSelected('t')], ['/schema/properties/gone', THE_FORM], ['/title', THE_FORM], ['', THE_FORM],
  ])('%s', (path, selection) => expect(selectionAt(form, path)).toEqual(selection));
});
