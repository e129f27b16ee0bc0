import { describe, expect, it } from '@jest/globals';
import { aField, aProgram } from '../../../testing/a-pack';
import { breakingChanges } from './index';

/* eslint-disable @typescript-eslint/no-explicit-any */
const base = (file: any) => {
  Object.assign(file.schema.properties, {
    phone: aField('电话'), note: aField('说明', { maxLength: 200 }), level: aField('程度', { oneOf: [{ const: 'a', title: '轻' }, { const: 'b', title: '重' }] }),
    people: { type: 'array', title: '家庭成员', 'x-privacy': 'L1', items: { type: 'object', properties: { who: { type: 'string', title: '姓名' }, age: { type: 'integer', title: '年龄' } }, required: [] } },
  });
  return file;
};
const packOf = async (change: (file: any) => void, more: Record<string, unknown> = {}, version = '1.0.0') =>
  (await aProgram({ 'forms/apply.json': (file: any) => { base(file); change(file); return file; }, 'pack.json': (file: any) => ({ ...file, version }), ...more })).pack;
const nothing = () => undefined;
const changes = async (change: (file: any) => void, more: Record<string, unknown> = {}) => breakingChanges(await packOf(nothing), await packOf(change, more, '1.1.0'));
const kinds = async (change: (file: any) => void) => (await changes(change)).map(({ kind, field }) => `${kind} ${field}`);

describe('breakingChanges', () => {
  it('finds none where nothing breaks: new fields, new options, wider limits, an integer that becomes a number', async () => {
    expect(await changes((file) => {
      file.schema.properties.extra = aField('Extra');
      file.schema.properties.level.oneOf.push({ const: 'c', title: '危' });
      file.schema.properties.note.maxLength = 500;
      file.schema.properties.people.items.properties.age.type = 'number';
    })).toEqual([]);
    expect(breakingChanges(undefined, await packOf(nothing))).toEqual([]);
  });

  it('takes a key that is gone for renamed when one with its title is new', async () => {
    const [found] = await changes(({ schema: { properties } }) => { properties.mobile = properties.phone; delete properties.phone; });
    expect(found).toMatchObject({ id: 'aid:phone:removed', title: 'Application · 电话', probe: { kind: 'present' }, sealed: false, proposals: [{ do: 'rename', field: 'phone', to: 'mobile' }, { do: 'drop', field: 'phone' }] });
  });

  it('believes a question of the library more than a title', async () => {
    const bound = { 'questions/tel.json': { id: 'tel', title: '电话', property: { type: 'string' } } };
    const source = { 'x-source': 'tel' };
    const before = await packOf(({ schema: { properties } }) => Object.assign(properties.phone, source), bound);
    const after = await packOf(({ schema: { properties } }) => { delete properties.phone; properties.other = aField('电话'); properties.mobile = aField('手机号', source); }, bound, '1.1.0');
    expect(breakingChanges(before, after)[0]?.proposals[0]).toEqual({ do: 'rename', field: 'phone', to: 'mobile' });
  });

  it('offers to split a text that became several, and to take out what became nothing', async () => {
    const [found] = await changes(({ schema: { properties } }) => { delete properties.note; properties.first = aField('概况'); properties.second = aField('经过'); });
    expect(found?.proposals.at(-2)).toEqual({ do: 'split', field: 'note', into: ['first', 'second'], at: ' ' });
    expect(await kinds(({ schema: { properties } }) => { delete properties.note; })).toEqual(['removed note']);
  });

  it('finds another type, and offers what can be made of the values', async () => {
    const [found] = await changes(({ schema: { properties } }) => { properties.phone.type = 'number'; });
    expect(found).toMatchObject({ kind: 'type', detail: expect.stringContaining('“文字”改为“数字”'), proposals: [{ do: 'convert', field: 'phone', type: 'number' }, { do: 'drop', field: 'phone' }] });
  });

  it('finds options that are gone, and the one each may become by its title', async () => {
    const [found] = await changes(({ schema: { properties } }) => { properties.level.oneOf = [{ const: 'a', title: '轻' }, { const: 'heavy', title: '重度' }]; });
    expect(found).toMatchObject({ kind: 'options', probe: { kind: 'in', values: ['b'] }, proposals: [{ do: 'recode', field: 'level', map: { b: 'heavy' } }], gone: [{ value: 'b', title: '重' }] });
    const codes = await changes(nothing, { 'codes/kinds.json': (file: any) => ({ ...file, items: [{ code: '1', title: 'Goods' }, { code: '9', title: 'Other' }] }) });
    expect(codes).toMatchObject([{ kind: 'options', field: 'kind', probe: { values: ['2'] } }]);
  });

  it('finds what must be filled now, tightened limits, and less protection', async () => {
    expect(await kinds(({ schema }) => { schema.required.push('phone'); schema.properties.must = aField('必答'); schema.required.push('must'); })).toEqual(['required must', 'required phone']);
    expect(await changes(({ schema: { properties } }) => { properties.note.maxLength = 50; })).toMatchObject([{ id: 'aid:note:limits:longer', probe: { kind: 'longer', limit: 50 } }]);
    expect(await kinds(({ schema: { properties } }) => { properties.phone.pattern = '^1'; properties.idNo['x-privacy'] = 'L1'; })).toEqual(['level idNo', 'limits phone']);
  });

  it('looks into child tables', async () => {
    const [renamed, ...rest] = await changes(({ schema: { properties } }) => {
      const { who, age } = properties.people.items.properties;
      properties.people.items.properties = { fullName: who, age: { ...age, maximum: 120 } };
      properties.people.items.required = ['age'];
    });
    expect(renamed).toMatchObject({ field: 'people/who', proposals: [{ do: 'rename', field: 'people/who', to: 'people/fullName' }, { do: 'drop' }] });
    expect(rest.map(({ kind, field }) => `${kind} ${field}`)).toEqual(['required people/age', 'limits people/age']);
    expect(await kinds(({ schema: { properties } }) => { delete properties.people; })).toEqual(['removed people']);
  });

  it('knows what lies sealed', async () => {
    expect(await changes(({ schema: { properties } }) => { properties.idNo.maxLength = 10; properties.note.maxLength = 10; })).toMatchObject([{ field: 'idNo', sealed: true }, { field: 'note', sealed: false }]);
  });

  it('says which are settled by a transform of the pack', async () => {
    const transform = (from: string, steps: object[]) => ({ 'transforms/t.json': { id: 't', title: 'T', from, records: { aid: steps } } });
    const rename = ({ schema: { properties } }: any) => { properties.mobile = properties.phone; delete properties.phone; };
    const steps = [{ do: 'rename', field: 'phone', to: 'mobile' }];
    expect(await changes(rename, transform('1.0.0', steps))).toMatchObject([{ solution: steps[0] }]);
    expect((await changes(rename, transform('0.9.0', steps)))[0]?.solution).toBeUndefined();
    const options = ({ schema: { properties } }: any) => { properties.level.oneOf = [{ const: 'c', title: '中' }]; };
    expect((await changes(options, transform('1.0.0', [{ do: 'recode', field: 'level', map: { a: 'c' } }])))[0]?.solution).toBeUndefined();
    expect((await changes(options, transform('1.0.0', [{ do: 'recode', field: 'level', map: { a: 'c', b: 'c' } }])))[0]?.solution).toBeDefined();
  });

  it('names each change exactly, so that to confirm another state of it is not to confirm this one', async () => {
    const shorter = (limit: number) => ({ schema: { properties } }: any) => { properties.note.maxLength = limit; };
    const keyOf = async (limit: number) => (await changes(shorter(limit)))[0]?.key;
    expect(await keyOf(50)).toMatch(/^aid:note:limits:longer:[0-9a-f]{12}$/);
    expect(await keyOf(50)).toBe(await keyOf(50));
    expect(await keyOf(40)).not.toBe(await keyOf(50));
    const later = breakingChanges(await packOf(nothing, {}, '1.0.1'), await packOf(shorter(50), {}, '1.1.0'));
    expect(later[0]?.key).not.toBe(await keyOf(50));
    const shaped = async (pattern: string) => (await changes(({ schema: { properties } }) => { properties.phone.pattern = pattern; }))[0]?.key;
    expect(await shaped('^1')).not.toBe(await shaped('^2'));
  });
});
