import { describe, expect, it } from '@jest/globals';
import { parametersOf, withoutParameter, withParameter } from './parameters';

const given = { schema: { type: 'object', properties: { cap: { type: 'number', title: '上限', minimum: 0 } } }, values: { cap: 500 } };

describe('parameters of a pack', () => {
  it('are read with title, type and value', () => expect(parametersOf(given)).toEqual([{ id: 'cap', title: '上限', type: 'number', value: 500 }]));
  it('keep limits that are not asked for', () => expect(withParameter(given, { id: 'cap', title: '金额上限', type: 'number', value: 600 })).toEqual({ schema: { type: 'object', properties: { cap: { type: 'number', title: '金额上限', minimum: 0 } } }, values: { cap: 600 } }));
  it('get an empty value of their new type', () => expect(withParameter(given, { id: 'cap', title: '上限', type: 'string', value: 500 }).values).toEqual({ cap: '' }));
  it('go with their value', () => expect(withoutParameter(given, 'cap')).toEqual({ schema: { type: 'object', properties: {} }, values: {} }));
  it('may be the first ones of a pack', () => expect(parametersOf(withParameter(undefined, { id: 'n', title: '数', type: 'integer', value: undefined }))).toEqual([{ id: 'n', title: '数', type: 'integer', value: 0 }]));
});
