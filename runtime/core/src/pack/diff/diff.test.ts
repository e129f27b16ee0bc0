import { describe, expect, it } from '@jest/globals';
import { aField, aProgram, PROCESS } from '../../testing/a-pack';
import { diffPacks } from './index';

/* eslint-disable @typescript-eslint/no-explicit-any */
const packOf = async (change: Record<string, unknown> = {}) => (await aProgram(change)).pack;
const changes = async (change: Record<string, unknown>) => diffPacks(await packOf(), await packOf(change));
const form = (change: (file: any) => void) => ({ 'forms/apply.json': (file: any) => (change(file), file) });

describe('diffPacks', () => {
  it('says nothing when nothing has changed', async () => expect(diffPacks(await packOf(), await packOf())).toEqual([]));

  it('calls everything new when there was nothing before', async () => {
    const all = diffPacks(undefined, await packOf());
    expect(all.every((change) => change.kind === 'added')).toBe(true);
    expect(all.map((change) => change.item)).toEqual(expect.arrayContaining(['services.json#S1', 'codes/kinds.json', 'records/aid.json', 'forms/apply.json', 'processes/aid.bpmn', 'indicators/granted.json', 'pack.json#role/head', 'pack.json#parameter/cap']));
  });

  it('names the fields that came, went and changed', async () => {
    const found = await changes(form((file) => {
      file.schema.properties.phone = aField('电话');
      file.schema.properties.amount.title = '金额';
      file.schema.properties.amount.maximum = 900;
      file.schema.required.push('amount');
    }));
    expect(found).toEqual(expect.arrayContaining([
      { kind: 'added', item: 'forms/apply.json#field/phone', title: 'Application · 电话' },
      { kind: 'changed', item: 'forms/apply.json#field/amount', title: 'Application · 金额', detail: '名称由“Amount”改为“金额”；必填由“否”改为“是”；限制设为“{"maximum":900}”' },
    ]));
  });

  it('names the columns of a child table one by one', async () => {
    const table = (columns: object, ui: object) => form((file) => {
      file.schema.properties.members = { type: 'array', title: '家庭成员', 'x-privacy': 'L1', items: { type: 'object', properties: columns } };
      file.uiSchema.members = { items: ui };
      file.rules.push({ id: 'c', effect: 'calculate', target: 'members/age', expression: 'rowNumber' });
    });
    const [before, after] = [await packOf(table({ name: aField('姓名'), age: aField('年龄') }, {})), await packOf(table({ age: aField('年龄', { type: 'integer' }), job: aField('职业') }, { age: { 'ui:help': 'x' } }))];
    expect(diffPacks(before, after).map(({ kind, item, title }) => ({ kind, item, title }))).toEqual([
      { kind: 'removed', item: 'forms/apply.json#field/members/name', title: 'Application · 家庭成员 · 姓名' },
      { kind: 'changed', item: 'forms/apply.json#field/members/age', title: 'Application · 家庭成员 · 年龄' },
      { kind: 'added', item: 'forms/apply.json#field/members/job', title: 'Application · 家庭成员 · 职业' },
    ]);
  });

  it('names pickers, questions, the look of sections and the way a form is laid out', async () => {
    const found = await changes({
      ...form((file) => {
        file.schema.properties.opinion['x-ref'] = { kind: 'user', role: 'head' };
        file.schema.properties.opinion['x-source'] = 'q1';
        Object.assign(file.sections[0], { columns: 2, description: '先填这里' });
        Object.assign(file, { layout: 'steps' });
      }),
      'codes/kinds.json': (file: any) => ((file.items[1].parent = '1'), file),
    });
    expect(found.map(({ item, detail }) => `${item} ${detail}`)).toEqual([
      'codes/kinds.json#2 上级设为“1”', 'forms/apply.json 排列方式设为“一步一步”', 'forms/apply.json#field/opinion 从哪里选设为“人员 head”；来源设为“q1”', 'forms/apply.json#section/who 并排列数设为“2”；说明设为“先填这里”',
    ]);
  });

  it('names what was taken away', async () => {
    const more = await packOf({ ...form((file) => (file.schema.properties.phone = aField('电话'))), 'codes/more.json': { id: 'more', title: 'More', items: [{ code: '1', title: 'One' }] } });
    expect(diffPacks(more, await packOf())).toEqual([
      { kind: 'removed', item: 'codes/more.json', title: 'More' },
      { kind: 'removed', item: 'forms/apply.json#field/phone', title: 'Application · 电话' },
    ]);
  });

  it('names rules and sections', async () => {
    const found = await changes(form((file) => {
      file.rules[0].expression = 'kind = "2"';
      file.rules.splice(2, 1);
      file.sections[1].title = '事项';
    }));
    expect(found).toEqual([
      { kind: 'removed', item: 'forms/apply.json#rule/r3', title: 'Application · Amount · 校验' },
      { kind: 'changed', item: 'forms/apply.json#rule/r1', title: 'Application · Amount · 显示', detail: '条件由“kind = "1"”改为“kind = "2"”' },
      { kind: 'changed', item: 'forms/apply.json#section/what', title: 'Application · 事项', detail: '名称由“What”改为“事项”' },
    ]);
  });

  it('names the steps of a process: who, form, due, outcomes', async () => {
    const xml = PROCESS.replace('role="head" at="station" except="initiator"', 'role="boss" at="general"').replace('P2WD', 'P3D').replace('title="Reject"', 'title="Refuse"').replace('amount &lt;= params.cap', 'amount &lt; 100');
    expect(await changes({ 'processes/aid.bpmn': xml })).toEqual([
      { kind: 'changed', item: 'processes/aid.bpmn#review', title: 'Process · Review', detail: '谁来办由“Head（镇站）、Boss（县总站）”改为“Boss（县总站）、Boss（县总站）”；不能由谁办去掉了，原来是“发起人”；时限由“P2WD”改为“P3D”；办理结果由“Pass、Reject”改为“Pass、Refuse”；要写理由的结果由“Reject”改为“Refuse”' },
      { kind: 'changed', item: 'processes/aid.bpmn#f4', title: 'Process · Decision → Granted', detail: '条件由“outcome = "pass" and amount <= params.cap”改为“outcome = "pass" and amount < 100”' },
    ]);
  });

  it('names services, codes, states, roles, parameters and figures', async () => {
    const found = await changes({
      'services.json': (file: any) => ((file.services[0].title = '帮扶'), file),
      'codes/kinds.json': (file: any) => (file.items.push({ code: '3', title: '陪伴' }), file),
      'records/aid.json': (file: any) => ((file.states[0].title = '已登记'), file),
      'indicators/granted.json': (file: any) => ((file.unit = 'person'), file),
      'pack.json': (file: any) => ((file.parameters.values.cap = 800), (file.roles[0].maxLevel = 'L2'), file),
    });
    expect(found.map(({ item, detail }) => [item, detail])).toEqual([
      ['pack.json#role/worker', '隐私级别由“L3 敏感”改为“L2 个人”'],
      ['pack.json#parameter/cap', '取值由“500”改为“800”'],
      ['services.json#S1', '名称由“Aid”改为“帮扶”'],
      ['codes/kinds.json#3', undefined],
      ['records/aid.json#state/registered', '名称由“Registered”改为“已登记”'],
      ['indicators/granted.json', '单位由“个”改为“人”'],
    ]);
  });

  it('names questions of the library and transforms', async () => {
    const question = { id: 'tel', title: '电话', property: { type: 'string' } };
    const transform = { id: 'next', title: '转换', from: '0.9.0', records: {} };
    const before = await packOf({ 'questions/tel.json': question });
    const after = await packOf({ 'questions/tel.json': { ...question, validDays: 90, property: { type: 'string', maxLength: 11 } }, 'transforms/next.json': transform });
    expect(diffPacks(before, after)).toEqual([
      { kind: 'changed', item: 'questions/tel.json', title: '电话', detail: '题目内容由“{"type":"string"}”改为“{"type":"string","maxLength":11}”；有效天数设为“90”' },
      { kind: 'added', item: 'transforms/next.json', title: '转换' },
    ]);
  });
});
