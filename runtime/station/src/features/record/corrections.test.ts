import { describe, expect, it } from '@jest/globals';
import type { CompiledPack } from '@liandong/core/run';
import { correctableForms, inWords, patchOf } from './corrections';

const field = (id: string, more: object = {}) => ({ id, title: id.toUpperCase(), type: 'string', level: 'L1', required: false, ...more });
const pack = {
  services: {}, processes: {}, codes: {}, records: { r: { id: 'r' } },
  forms: {
    first: { id: 'first', title: 'FIRST', record: 'r', fields: { a: field('a'), b: field('b'), who: field('who', { ref: { kind: 'user' } }) } },
    later: { id: 'later', title: 'LATER', record: 'r', fields: { c: field('c') } },
  },
} as unknown as CompiledPack;

describe('a correction', () => {
  it('is offered in forms that were filled, at fields that may be put right and are seen', () => {
    expect(correctableForms(pack, 'r', { a: 'x', b: '**' }, ['a', 'b', 'c'], ['b'])).toEqual([{ formId: 'first', title: 'FIRST', access: { '*': 'read', a: 'edit' } }]);
    expect(correctableForms(pack, 'r', { a: 'x' }, [], [])).toEqual([]);
  });
  it('sends only what differs, and takes out what was emptied', () => {
    expect(patchOf({ a: 'x', b: 'y' }, { a: 'x', b: '', c: 'new' }, ['a', 'b'])).toEqual({ b: null });
    expect(patchOf({ a: 'x' }, { a: 'x', b: '' }, ['a', 'b'])).toEqual({});
  });
  it('says what stood there and what will', () => {
    expect(inWords(pack, 'r', { a: 'x', who: 'u1' }, { a: 'y', who: 'u2' }, { u1: 'Li' }, '(new)')).toEqual([{ field: 'a', title: 'A', from: 'x', to: 'y' }, { field: 'who', title: 'WHO', from: 'Li', to: '(new)' }]);
  });
});
