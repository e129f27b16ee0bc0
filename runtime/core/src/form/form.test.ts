import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CompiledForm, Program } from '../pack/program';
import { aField, aProgram } from '../testing/a-pack';
import { evaluate } from './evaluate';
import type { FormCtx } from './types';
import { validate } from './validate';

const ctx: FormCtx = { now: '2026-01-05T01:00:00.000Z', params: { cap: 500 } };
let program: Program;
let form: CompiledForm;
/* eslint-disable @typescript-eslint/no-explicit-any */
const withForm = (change: (file: any) => void) => aProgram({ 'forms/apply.json': (file: any) => (change(file), file) });
const codes = (data: Record<string, any>, more: Partial<FormCtx> = {}, of = program): string[] => validate(of, 'apply', data, { ...ctx, ...more }).map((found) => `${found.code} ${found.path}`);

beforeAll(async () => {
  program = await aProgram();
  form = program.pack.forms.apply as CompiledForm;
}, 30_000);

describe('evaluate', () => {
  it('shows and asks for a field by rule, and leaves hidden answers out of what is submitted', () => {
    expect(evaluate(form, { kind: '1' }, ctx).fields.amount).toMatchObject({ visible: true, required: true });
    const hidden = evaluate(form, { kind: '2', amount: 9 }, ctx);
    expect(hidden.fields.amount).toMatchObject({ visible: false, required: false });
    expect(hidden.submit).toEqual({ kind: '2' });
    expect(hidden.data.amount).toBe(9);
  });

  it('derives the birth date from a valid id number and closes the field', () => {
    const state = evaluate(form, { idNo: '61072219500319000X', birthDate: '2000-01-01' }, ctx);
    expect(state.data.birthDate).toBe('1950-03-19');
    expect(state.fields.birthDate).toMatchObject({ readonly: true, calculated: true });
    const wrong = evaluate(form, { idNo: '610722195003190001', birthDate: '2000-01-01' }, ctx);
    expect(wrong.data.birthDate).toBe('2000-01-01');
    expect(wrong.fields.birthDate?.readonly).toBe(false);
  });

  it('does not derive from an answer that a rule hides', async () => {
    const other = await withForm((file) => file.rules.push({ id: 'h', effect: 'visible', target: 'idNo', expression: 'kind = "2"' }));
    const state = evaluate(other.pack.forms.apply as CompiledForm, { idNo: '61072219500319000X', kind: '1' }, ctx);
    expect(state.data.birthDate).toBeUndefined();
    expect(state.submit).toEqual({ kind: '1' });
  });

  it('does not let a hidden answer keep another field open', async () => {
    const chained = await withForm((file) => file.rules.push({ id: 'c', effect: 'visible', target: 'opinion', expression: 'amount > 5' }));
    const state = evaluate(chained.pack.forms.apply as CompiledForm, { kind: '2', amount: 9, opinion: 'x' }, ctx);
    expect(state.fields.opinion?.visible).toBe(false);
  });

  it('calculates in order of dependency, also what the step does not show', async () => {
    const sums = await withForm((file) => {
      Object.assign(file.schema.properties, { a: aField('A', { type: 'number' }), b: aField('B', { type: 'number' }), c: aField('C', { type: 'number' }) });
      file.rules.push({ id: 'c', effect: 'calculate', target: 'c', expression: 'b + 1' }, { id: 'b', effect: 'calculate', target: 'b', expression: 'a * 2' });
    });
    const state = evaluate(sums.pack.forms.apply as CompiledForm, { a: 4 }, { ...ctx, access: { c: 'hide' } });
    expect(state.kept).toMatchObject({ a: 4, b: 8, c: 9 });
    expect(state.submit).not.toHaveProperty('c');
  });

  it('lets rules read what the step keeps away', () => {
    const state = evaluate(form, { kind: '1', amount: 5 }, { ...ctx, access: { kind: 'hide' } });
    expect(state.fields.amount?.visible).toBe(true);
    expect(state.fields.kind?.visible).toBe(false);
    expect(state.submit).toEqual({ amount: 5 });
  });

  it('opens a section when one of its fields is seen', () => {
    expect(evaluate(form, {}, { ...ctx, access: { '*': 'hide', kind: 'edit' } }).sections).toEqual({ who: false, what: true });
  });
});

describe('validate', () => {
  const sound = { name: '李桂兰', idNo: '61072219500319000X', kind: '1', amount: 12.5 };

  it('accepts a sound answer', () => expect(codes(sound)).toEqual([]));

  it.each<[string, Record<string, unknown>, string]>([
    ['a missing answer', { name: ' ' }, 'form.required /name'],
    ['a list that rules could run over for long', { opinion: Array.from({ length: 201 }, () => 'x') }, 'form.max-items /opinion'],
    ['a text that rules could run over for long', { opinion: 'x'.repeat(20_001) }, 'form.max-length /opinion'],
    ['a wrong id number, said once', { idNo: '610722195003190001' }, 'form.cn-id-check /idNo'],
    ['a code out of the list', { kind: '9', amount: null }, 'form.code /kind'],
    ['a wrong type', { amount: '12' }, 'form.type /amount'],
    ['a failed check with the form\'s own words', { amount: 10_000 }, 'form.check /amount'],
    ['a field that the form does not have', { other: 1 }, 'form.unknown-field /other'],
    ['a prototype name', JSON.parse('{"__proto__": 1}') as Record<string, unknown>, 'form.unknown-field /__proto__'],
  ])('refuses %s', (_what, change, problem) => {
    const data: Record<string, unknown> = { ...sound };
    for (const [key, value] of Object.entries(change)) Object.defineProperty(data, key, { value, enumerable: true, configurable: true, writable: true });
    expect(codes(data)).toEqual([problem]);
  });

  it('does not hold against the performer what his step only shows', () => {
    expect(codes({ opinion: 'fine' }, { access: { '*': 'read', opinion: 'edit' } })).toEqual([]);
    expect(codes({ ...sound, idNo: '6107**********000X' }, { access: { '*': 'read', opinion: 'edit' } })).toEqual([]);
  });

  it('goes by the local date: somebody born today in China is not born tomorrow', async () => {
    const early = { ...ctx, now: '2026-01-05T17:00:00.000Z' };
    expect(codes({ ...sound, idNo: '610722202601060005' }, early)).toEqual([]);
  });

  it('says of inline options what is wrong once', async () => {
    const chosen = await withForm((file) => Object.assign(file.schema.properties, { way: aField('Way', { oneOf: [{ const: 'a', title: 'A' }, { const: 'b', title: 'B' }] }) }));
    expect(codes({ ...sound, way: 'c' }, {}, chosen)).toEqual(['form.option /way']);
    expect(codes({ ...sound, way: 'b' }, {}, chosen)).toEqual([]);
  });

  it('looks inside files and lists', async () => {
    const file = { type: 'object', title: 'F', 'x-privacy': 'L1', properties: { fileId: { type: 'string' }, name: { type: 'string' } }, required: ['fileId'] };
    const photos = await withForm((def) => Object.assign(def.schema.properties, { f: file }));
    expect(codes({ ...sound, f: { name: 'x' } }, {}, photos)).toEqual(['form.invalid /f']);
    expect(codes({ ...sound, f: { fileId: 'x' } }, {}, photos)).toEqual([]);
  });
});
