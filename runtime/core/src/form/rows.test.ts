import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CompiledForm, Program } from '../pack/program';
import { evaluateFeel } from '../expression/index';
import { problemText } from '../text/index';
import { aField, aPack, aProgram } from '../testing/a-pack';
import { compileProgram } from '../pack/compile-program';
import { evaluate } from './evaluate';
import type { FormCtx } from './types';
import { validate } from './validate';

const ctx: FormCtx = { now: '2026-01-05T01:00:00.000Z', params: { cap: 500 } };

const MEMBERS = {
  type: 'array', title: 'Members', 'x-privacy': 'L1',
  items: {
    type: 'object', required: ['name'],
    properties: {
      name: { type: 'string', title: 'Name' }, age: { type: 'integer', title: 'Age', minimum: 0 }, school: { type: 'string', title: 'School' },
      price: { type: 'number', title: 'Price', 'x-format': 'money' }, count: { type: 'number', title: 'Count' }, cost: { type: 'number', title: 'Cost', 'x-format': 'money' },
      share: { type: 'number', title: 'Share' }, idNo: { type: 'string', title: 'Id', 'x-format': 'cn-id', 'x-privacy': 'L3' }, born: { type: 'string', title: 'Born', format: 'date', 'x-derive': { from: 'idNo', what: 'birthDate' } },
      kind: { type: 'string', title: 'Kind', 'x-codes': 'kinds' },
    },
  },
};
const RULES = [
  { id: 'm1', effect: 'visible', target: 'members/school', expression: 'age != null and age < limit' },
  { id: 'm2', effect: 'required', target: 'members/school', expression: 'age >= 6' },
  { id: 'm3', effect: 'calculate', target: 'members/cost', expression: 'price * count' },
  { id: 'm4', effect: 'calculate', target: 'total', expression: 'sum(members.cost)' },
  { id: 'm5', effect: 'calculate', target: 'members/share', expression: 'cost / total' },
  { id: 'm6', effect: 'readonly', target: 'members/age', expression: 'rowNumber = 1' },
  { id: 'm7', effect: 'check', target: 'members/name', expression: 'count(index of(members.name, name)) = 1', message: 'twice' },
  { id: 'm8', effect: 'check', target: 'total', expression: 'count(members) <= 2', message: 'too many' },
];
/* eslint-disable @typescript-eslint/no-explicit-any */
const withTable = (change: (file: any) => void = () => undefined) => ({
  'forms/apply.json': (file: any) => {
    Object.assign(file.schema.properties, { members: structuredClone(MEMBERS), total: aField('Total', { type: 'number', 'x-format': 'money' }), limit: aField('Limit', { type: 'integer' }) });
    file.rules.push(...structuredClone(RULES));
    change(file);
    return file;
  },
});
const sound = { name: '李桂兰', idNo: '61072219500319000X', kind: '1', amount: 12.5, limit: 18 };
let program: Program;
let form: CompiledForm;
const told = (members: any, more: object = {}): string[] => validate(program, 'apply', { ...sound, members, ...more }, ctx).map((found) => `${found.code} ${found.path}`);
const findings = async (change: (file: any) => void): Promise<string[]> => (await compileProgram(aPack(withTable(change)))).findings.filter((found) => found.severity === 'error').map((found) => `${found.code} ${found.path}`);

beforeAll(async () => {
  program = await aProgram(withTable());
  form = program.pack.forms.apply as CompiledForm;
}, 30_000);

describe('the columns of a child table', () => {
  it('are field specs of their own; the table has the highest level of them', () => {
    expect(Object.keys(form.fields.members?.columns ?? {})).toEqual(Object.keys(MEMBERS.items.properties));
    expect(form.fields.members?.columns?.name).toMatchObject({ id: 'name', title: 'Name', level: 'L1', required: true });
    expect(form.fields.members).toMatchObject({ type: 'array', level: 'L3' });
  });

  it('a list of uploaded files is no table', async () => {
    const files = await aProgram(withTable((file) => Object.assign(file.schema.properties, { photos: { type: 'array', title: 'P', 'x-privacy': 'L1', items: { type: 'object', properties: { fileId: { type: 'string' } } } } })));
    expect(files.pack.forms.apply?.fields.photos?.columns).toBeUndefined();
  });

  it.each<[string, (file: any) => void, string]>([
    ['an unknown format', (file) => (file.schema.properties.members.items.properties.name['x-format'] = 'nothing'), 'form.format-unknown /schema/properties/members/items/properties/name'],
    ['an unknown code list', (file) => (file.schema.properties.members.items.properties.kind['x-codes'] = 'nothing'), 'form.codes-unknown /schema/properties/members/items/properties/kind'],
    ['a format that is for another type', (file) => (file.schema.properties.members.items.properties.age['x-format'] = 'cn-id'), 'form.format-type /schema/properties/members/items/properties/age'],
    ['a reserved name', (file) => (file.schema.properties.members.items.properties.rowNumber = { type: 'number', title: 'N' }), 'form.field-reserved /schema/properties/members/items/properties/rowNumber'],
    ['a table in a table', (file) => (file.schema.properties.members.items.properties.inner = { type: 'array', title: 'I', items: { type: 'object', properties: { a: { type: 'string', title: 'A' } } } }), 'form.table-in-table /schema/properties/members/items/properties/inner'],
    ['a required column that is not there', (file) => file.schema.properties.members.items.required.push('nothing'), 'form.required-unknown /schema/properties/members/items/required'],
    ['a rule for a column that is not there', (file) => (file.rules[3].target = 'members/nothing'), 'form.rule-target /rules/m1'],
    ['a rule over a name that is neither column nor field', (file) => (file.rules[3].expression = 'nothing = 1'), 'form.rule-variable /rules/m1'],
    ['a calculated table', (file) => file.rules.push({ id: 'x', effect: 'calculate', target: 'members', expression: '[]' }), 'form.rule-table-value /rules/x'],
    ['a column that needs itself by a sum', (file) => (file.rules[5].expression = 'sum(members.cost)'), 'form.rule-cycle /rules/m3'],
    ['a column that needs itself by a field', (file) => (file.rules[5].expression = 'total * 2'), 'form.rule-cycle /rules/m4'],
    ['loops over all rows for each row', (file) => (file.rules[3].expression = 'count(for a in members, b in members return a) > 1'), 'expression.too-much /rules/m1'],
  ])('are checked: %s', async (_what, change, finding) => expect(await findings(change)).toContain(finding));
});

describe('rules of columns', () => {
  const rows = [{ name: 'A', age: 8, price: 0.1, count: 3 }, { name: 'B', age: 40, school: 'x', price: 1.005, count: 1 }, { name: 'C' }];

  it('are asked for each row, over its cells and the form\'s fields', () => {
    const state = evaluate(form, { limit: 18, members: rows }, ctx);
    expect(state.rows.members?.map((row) => [row.school?.visible, row.school?.required, row.age?.readonly])).toEqual([[true, true, true], [false, false, false], [false, false, false]]);
  });

  it('calculate cells and sums in order, to the fen; a cell left blank does not spoil the sum', () => {
    const state = evaluate(form, { limit: 18, members: rows }, ctx);
    expect(state.values.members).toEqual([{ ...rows[0], cost: 0.3, share: 0.3 / 1.31 }, { ...rows[1], cost: 1.01, share: 1.01 / 1.31 }, { name: 'C', cost: null, share: null }].map((row) => ({ ...row, share: row.share === null ? null : expect.closeTo(row.share as number, 10) })));
    expect(state.data.total).toBe(1.31);
    expect(state.rows.members?.[0]?.cost).toMatchObject({ calculated: true, readonly: true });
  });

  it.each<[string, number | null]>([
    ['sum(members.price)', 3], ['count(members.price)', 2], ['count(members)', 3], ['sum(members[age > 1].price)', 2], ['max(members.age)', 5], ['sum(members.count)', 0], ['max(members.count)', null], ['mean(members.count)', null],
    ['sum(members[age > 9].price)', 0], ['sum(members.price[item > 9])', 0], ['sum(members.price[item != null])', 3], ['sum(concatenate([0], members.count[item != null]))', 0], ['if count(members.count) = 0 then 0 else sum(members.count)', 0], ['count(members[price = null])', 1],
  ])('read of a table %s: %s', async (expression, value) => {
    const other = await aProgram(withTable((file) => (file.rules = [{ id: 'x', effect: 'calculate', target: 'total', expression }])));
    expect(evaluate(other.pack.forms.apply as CompiledForm, { members: [{ name: 'A', age: 0, price: 1 }, { age: 5, price: 2 }, { name: 'C' }] }, ctx).data.total).toBe(value);
  });

  it('add up to 0 when there are no rows, none are shown or nobody has begun', async () => {
    const other = await aProgram(withTable((file) => (file.rules = [{ id: 'x', effect: 'calculate', target: 'total', expression: 'sum(members.price)' }, { id: 'y', effect: 'visible', target: 'members', expression: 'limit != 1' }])));
    const total = (data: any) => evaluate(other.pack.forms.apply as CompiledForm, data, ctx).data.total;
    expect([total({}), total({ members: [] }), total({ limit: 1, members: [{ price: 3 }] })]).toEqual([0, 0, 0]);
  });

  it('elsewhere the standard holds: a filter leaves out what is not filled in', () => {
    const scope = { data: { rows: [{ amount: 1.1 }, {}, { amount: 2.2 }], none: [] } };
    expect(['sum(data.rows.amount)', 'sum(data.rows.amount[item != null])', 'sum(data.none.amount)', 'sum(data.none)'].map((source) => evaluateFeel(source, scope, ctx))).toEqual([null, 3.3, null, null].map((value) => ({ ok: true, value })));
  });

  it('cut hidden cells from what is kept and submitted, and leave them in the data', () => {
    const state = evaluate(form, { limit: 18, members: rows }, ctx);
    expect((state.submit.members as any)[1]).not.toHaveProperty('school');
    expect((state.data.members as any)[1]).toMatchObject({ school: 'x' });
  });

  it('leave a row as it was sent where nothing is cut from it and nothing is calculated', () => {
    const row = { age: 3, name: 'A' };
    expect((evaluate(form, { limit: 1, members: [row] }, ctx).kept.members as unknown[])[0]).toBe(row);
  });

  it('derive within the row', () => {
    const state = evaluate(form, { members: [{ idNo: '61072219500319000X' }, { born: '2001-02-03' }] }, ctx);
    expect((state.data.members as any).map((row: any) => row.born)).toEqual(['1950-03-19', '2001-02-03']);
  });

  it('leave nothing of a hidden table', async () => {
    const other = await aProgram(withTable((file) => file.rules.push({ id: 'h', effect: 'visible', target: 'members', expression: 'kind = "1"' })));
    const state = evaluate(other.pack.forms.apply as CompiledForm, { kind: '2', members: rows }, ctx);
    expect(state.submit).not.toHaveProperty('members');
    expect(state.data.members).toBe(rows);
    expect(state.data.total).toBe(0);
  });
});

describe('validation of rows', () => {
  it('accepts sound rows', () => expect(told([{ name: 'A', age: 3 }, { name: 'B', age: 8, school: 'S' }])).toEqual([]));

  it.each<[string, unknown, string[]]>([
    ['a required cell', [{ name: 'A' }, { name: ' ' }], ['form.required /members/1/name']],
    ['a cell that a rule asks for', [{ name: 'A', age: 8 }], ['form.required /members/0/school']],
    ['a wrong type of a cell', [{ name: 'A' }, { name: 'B', age: 'x' }], ['form.type /members/1/age']],
    ['a cell out of bounds', [{ name: 'A' }, { name: 'B', age: -1 }], ['form.minimum /members/1/age']],
    ['a code out of its list', [{ name: 'A', kind: '9' }], ['form.code /members/0/kind']],
    ['a wrong format', [{ name: 'A', idNo: '610722195003190001' }], ['form.cn-id-check /members/0/idNo']],
    ['a failed check, at each row that fails', [{ name: 'A' }, { name: 'A' }], ['form.check /members/0/name', 'form.check /members/1/name']],
    ['an unknown cell', [{ name: 'A', other: 1 }], ['form.unknown-field /members/0/other']],
    ['a prototype name', [JSON.parse('{"name":"A","__proto__":{"x":1}}')], ['form.unknown-field /members/0/__proto__']],
    ['a row that is none', ['x', null, []], ['form.type /members/0', 'form.type /members/1', 'form.type /members/2']],
    ['a table that is none', 'x', ['form.type /members']],
    ['more rows than a table may have', Array.from({ length: 10_000 }, () => ({ name: 'A' })), ['form.max-rows /members']],
    ['rows that are too long together', Array.from({ length: 20 }, () => ({ name: 'x'.repeat(15_000) })), ['form.table-size /members']],
  ])('refuses %s', (_what, members, problems) => expect(told(members)).toEqual(problems));

  it('tells a check over the rows at its field', () => expect(told([{ name: 'A', price: 1, count: 1 }, { name: 'B' }, { name: 'C' }])).toEqual(['form.check /total']));

  it('says the row in words', () => {
    const [found] = validate(program, 'apply', { ...sound, members: [{ name: 'A' }, {}] }, ctx);
    expect(found).toMatchObject({ code: 'form.required', params: { title: 'Name', table: 'Members', rowNumber: 2 } });
    expect(problemText(found!)).toBe('Members第 2 行：请填写Name');
  });

  it('asks for rows of a required table', async () => {
    const asked = await aProgram(withTable((file) => file.schema.required.push('members')));
    expect(validate(asked, 'apply', sound, ctx).map((found) => `${found.code} ${found.path}`)).toEqual(['form.required /members']);
  });

  it('holds nothing against a table that the step only shows', () =>
    expect(validate(program, 'apply', { ...sound, members: [{}] }, { ...ctx, access: { members: 'read' } })).toEqual([]));
});
