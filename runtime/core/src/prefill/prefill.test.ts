import { beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf } from '../access/index';
import type { CompiledPack } from '../pack/program';
import { aField, aProgram, PROCESS } from '../testing/a-pack';
import { defaultsOf, effortOf, identityIn, knownAnswers, rowDefaults, type KnownSource } from './index';

/* eslint-disable @typescript-eslint/no-explicit-any */
const QUESTIONS = {
  'questions/tel.json': { id: 'tel', title: '电话', property: { type: 'string', 'x-privacy': 'L2' }, validDays: 30 },
  'questions/ways.json': { id: 'ways', title: '方式', property: { type: 'array', 'x-privacy': 'L1' }, locked: ['type', 'x-privacy'] },
};
const ask = (file: any) => {
  Object.assign(file.schema.properties, {
    phone: aField('联系电话', { 'x-source': 'tel', 'x-privacy': 'L2' }), ways: { type: 'array', title: '方式', 'x-privacy': 'L1', 'x-source': 'ways', items: { type: 'string', oneOf: [{ const: 'a', title: 'A' }, { const: 'b', title: 'B' }] }, uniqueItems: true },
  });
  return file;
};
const OTHER = {
  'records/visit.json': { id: 'visit', title: 'Visit', numbering: '{station}-V-{yyyy}-{seq4}', titleField: 'idNo', subject: { identity: ['idNo'] }, states: [{ id: 'open', title: 'Open', kind: 'open' }], initialState: 'open', columns: ['idNo'] },
  'forms/visit.json': { id: 'visit', title: '走访表', record: 'visit', schema: { type: 'object', properties: { idNo: aField('Id', { 'x-format': 'cn-id', 'x-privacy': 'L3' }), mobile: aField('手机', { 'x-source': 'tel', 'x-privacy': 'L2' }) } }, uiSchema: {}, rules: [] },
};
const NOW = '2026-11-25T00:00:00.000Z';
let pack: CompiledPack;
beforeAll(async () => { ({ pack } = await aProgram({ ...QUESTIONS, ...OTHER, 'forms/apply.json': ask })); }, 30_000);
const source = (recordId: string, at: string, data: KnownSource['data'], fields = fieldsOf(pack, 'visit')): KnownSource => ({ recordId, at, data, fields });

describe('knownAnswers', () => {
  it('are the newest to the same question, whatever the field is called', () => {
    expect(knownAnswers(pack, 'apply', [source('r2', '2026-11-20T00:00:00.000Z', { mobile: '' }), source('r1', '2026-11-10T00:00:00.000Z', { mobile: '13900000000' }), source('r0', '2026-11-01T00:00:00.000Z', { mobile: '13000000000' })], NOW))
      .toEqual([{ field: 'phone', value: '13900000000', recordId: 'r1', sourceField: 'mobile', at: '2026-11-10T00:00:00.000Z', isOld: false }]);
  });
  it('are marked when they are older than they are good for', () => {
    expect(knownAnswers(pack, 'apply', [source('r', '2026-10-01T00:00:00.000Z', { mobile: '1' })], NOW)).toMatchObject([{ isOld: true }]);
  });
  it('are of the field\'s kind and options, and not protected less than where they were given', () => {
    const own = fieldsOf(pack, 'aid');
    const ways = (value: any) => knownAnswers(pack, 'apply', [source('r', NOW, { ways: value }, own)], NOW).map((one) => one.value);
    expect([ways(['a']), ways(['z']), ways('a'), ways(null)]).toEqual([[['a']], [], [], []]);
    const stricter = { mobile: { ...fieldsOf(pack, 'visit').mobile!, level: 'L4' as const } };
    expect(knownAnswers(pack, 'apply', [source('r', NOW, { mobile: '1' }, stricter)], NOW)).toEqual([]);
  });
  it('are asked for once it is said whom the form is about', () => {
    expect(identityIn(pack, 'apply', { idNo: ' ' })).toBeUndefined();
    expect(identityIn(pack, 'apply', { idNo: '61072219500319000X', name: 'x' })).toEqual({ idNo: '61072219500319000X' });
    expect(identityIn(pack, 'nowhere', {})).toBeUndefined();
  });
});

describe('effortOf', () => {
  it('counts what other forms ask of the same person, names them, and estimates the rest', () => {
    const { asked, known, minutes } = effortOf(pack, 'apply');
    // the birth date follows from the number
    expect(asked).toBe(7);
    expect(known).toEqual([{ field: 'phone', title: '联系电话', from: ['走访表'], by: 'person' }]);
    expect(minutes).toBeGreaterThanOrEqual(1);
    expect(effortOf(pack, 'nowhere')).toEqual({ asked: 0, known: [], minutes: 0 });
  });
  it('counts what an earlier step of the same record has filled', async () => {
    const later = { id: 'check', title: '复核', record: 'aid', schema: { type: 'object', properties: { amount: aField('Amount', { type: 'number', 'x-format': 'money' }), opinion: aField('意见') } }, uiSchema: {}, rules: [] };
    const xml = PROCESS.replace(/(id="review"[\s\S]*?formId=")apply/, '$1check');
    const { pack: two } = await aProgram({ 'forms/check.json': later, 'processes/aid.bpmn': xml, 'scenarios/plain.json': null });
    expect(effortOf(two, 'check').known).toEqual(['amount', 'opinion'].map((field) => ({ field, title: two.forms.check?.fields[field]?.title, from: ['Application'], by: 'step' })));
    expect(effortOf(two, 'apply').known).toEqual([]);
  });
});

describe('answers to begin with', () => {
  const rows = { type: 'array', title: 'R', items: { type: 'object', properties: { how: { type: 'string', title: 'H', default: 'a' }, much: { type: 'number', title: 'M', default: 0 } } } };
  const form = { id: 'f', title: 'F', record: 'r', uiSchema: {}, rules: [], schema: { type: 'object', properties: { a: aField('A', { default: 'x' }), b: aField('B', { default: null }), c: { type: 'boolean', title: 'C', default: false }, rows } } };
  it('are those of the fields, and of the columns for each new row', () => {
    expect(defaultsOf(form)).toEqual({ a: 'x', c: false });
    expect(rowDefaults(rows)).toEqual({ how: 'a', much: 0 });
    expect(rowDefaults({ type: 'string' })).toEqual({});
  });
});
