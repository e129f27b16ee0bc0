import { describe, expect, it } from '@jest/globals';
import type { CompiledPack } from '@liandong/core/run';
import { formParts } from './form-parts';

const form = (id: string, record: string, fields: string[]) => ({ id, title: id.toUpperCase(), record, fields: Object.fromEntries(fields.map((field) => [field, { id: field }])) });
const pack = {
  services: { s: { record: 'r', form: 'first', process: 'p' } },
  processes: { p: { nodes: { a: { task: { form: 'first' } }, b: { task: { form: 'second' } } } } },
  forms: { other: form('other', 'r', ['d']), second: form('second', 'r', ['b', 'c']), first: form('first', 'r', ['a', 'b']), foreign: form('foreign', 'x', ['a']) },
} as unknown as CompiledPack;

describe('formParts', () => {
  it('shows each datum once, at the form that asks for it first, in the order of the process', () => {
    const parts = formParts(pack, 'r', { a: 1, b: 2, c: 3, d: 4 });
    expect(parts.map((part) => [part.title, part.data])).toEqual([['FIRST', { a: 1, b: 2 }], ['SECOND', { c: 3 }], ['OTHER', { d: 4 }]]);
    expect(parts[1]?.access).toEqual({ '*': 'hide', c: 'read' });
  });
  it('leaves out forms without data and the one that is being filled', () => {
    expect(formParts(pack, 'r', { a: 1, c: null, d: 4 }, 'other').map((part) => part.formId)).toEqual(['first']);
  });
});
