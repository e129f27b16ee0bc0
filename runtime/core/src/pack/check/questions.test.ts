import { describe, expect, it } from '@jest/globals';
import { aField, aPack } from '../../testing/a-pack';
import { checkPack } from '../compile-pack';

/* eslint-disable @typescript-eslint/no-explicit-any */
const tel = { id: 'tel', title: '电话', property: { type: 'string', 'x-privacy': 'L2', 'x-format': 'cn-phone', description: '11 位' } };
const bound = (more: object = {}) => aField('手机号', { 'x-source': 'tel', 'x-privacy': 'L2', 'x-format': 'cn-phone', description: '11 位', ...more });
const found = async (field: object | undefined, question?: object) => {
  const files = { ...(question ? { 'questions/tel.json': question } : {}), 'forms/apply.json': (file: any) => { if (field) file.schema.properties.phone = field; return file; } };
  return (await checkPack(aPack(files))).findings.map(({ code, path, severity, item }) => `${severity} ${code} ${item ?? ''}${path}`);
};

describe('the question library', () => {
  it('is quiet about a sound question that is asked as it is, under a name of the form\'s own', async () => {
    expect(await found(bound(), tel)).toEqual([]);
    expect(await found(bound({ description: 'other', maxLength: 11 }), { ...tel, locked: ['x-format'] })).toEqual([]);
  });
  it('holds forms to what a question keeps to itself, also in columns', async () => {
    expect(await found(bound({ 'x-privacy': 'L1', description: undefined }), tel)).toEqual([
      'error form.question-locked forms/apply.json/schema/properties/phone/x-privacy', 'error form.question-locked forms/apply.json/schema/properties/phone/description',
    ]);
    const column = { type: 'array', title: 'T', 'x-privacy': 'L2', items: { type: 'object', properties: { tel: { ...bound(), 'x-format': 'money' } } } };
    expect(await found(column, tel)).toContain('error form.question-locked forms/apply.json/schema/properties/phone/items/properties/tel/x-format');
  });
  it('warns of a question that this pack does not have', async () => {
    expect(await found(bound())).toEqual(['warning form.question-unknown forms/apply.json/schema/properties/phone']);
  });
  it('checks a question as it checks a field', async () => {
    const property = { 'x-codes': 'nowhere', 'x-source': 'other', strange: 1, pattern: '(a+)+\\1' };
    expect(await found(undefined, { ...tel, property, locked: ['format'] })).toEqual([
      'error question.type questions/tel.json/property', 'error form.keyword questions/tel.json/property', 'error form.pattern-unsafe questions/tel.json/property',
      'error question.codes-unknown questions/tel.json/property/x-codes', 'error question.source questions/tel.json/property/x-source', 'warning question.locked-unknown questions/tel.json/locked',
    ]);
  });
});

describe('transforms', () => {
  const checked = async (steps: object[], record = 'aid', more: object = {}) =>
    (await checkPack(aPack({ 'transforms/t.json': { id: 't', title: 'T', from: '0.9.0', records: { [record]: steps } }, ...more }))).findings.map(({ code, path }) => `${code} ${path}`);
  it('are sound when what they write to is there', async () => {
    expect(await checked([{ do: 'rename', field: 'gone', to: 'opinion' }, { do: 'drop', field: 'gone' }, { do: 'default', field: 'amount', expression: '1 + 1' }])).toEqual([]);
  });
  it('say what they cannot do', async () => {
    expect(await checked([
      { do: 'rename', field: 'name', to: 'nowhere' }, { do: 'rename', field: 'a/b', to: 'name' }, { do: 'split', field: 'a/b', into: ['name', 'opinion'], at: ' ' }, { do: 'default', field: 'name' }, { do: 'default', field: 'name', expression: '1 +' },
    ])).toEqual(['transform.field-unknown /records/aid/0', 'transform.other-table /records/aid/1', 'transform.split-column /records/aid/2', 'transform.default /records/aid/3', 'expression.syntax /records/aid/4']);
    expect(await checked([], 'nowhere')).toEqual(['transform.record-unknown /records/nowhere']);
    expect(await checked([], 'aid', { 'transforms/u.json': { id: 'u', title: 'U', from: '0.9.0', records: {} } })).toEqual(['transform.from-twice /from']);
  });
  it('of an earlier version may lead to what a later one renames', async () => {
    const later = { 'transforms/u.json': { id: 'u', title: 'U', from: '0.9.5', records: { aid: [{ do: 'rename', field: 'between', to: 'opinion' }] } } };
    expect(await checked([{ do: 'rename', field: 'first', to: 'between' }], 'aid', later)).toEqual([]);
  });
});
