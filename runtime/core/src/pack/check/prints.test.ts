import { describe, expect, it } from '@jest/globals';
import { checkPack } from '../compile-pack';
import { diffPacks } from '../diff/index';
import { aField, aPack, aProgram, aProcess } from '../../testing/a-pack';
import { problemText } from '../../text/index';

/* eslint-disable @typescript-eslint/no-explicit-any */
const table = { type: 'array', title: 'People', 'x-privacy': 'L1', items: { type: 'object', properties: { who: aField('Who') } } };
const withTable = { 'forms/apply.json': (file: any) => (Object.assign(file.schema.properties, { people: table, secret: aField('Secret', { 'x-privacy': 'L4' }) }), file) };
const PIECES: object[] = [{ field: 'name' }, { field: 'kind', as: 'boxes' }, { record: 'no' }, { step: 'review', what: 'opinion' }];
const aPrint = (more: object = {}) => ({ id: 'p', title: 'Sheet', record: 'aid', grids: [{ rows: 2, columns: [1, 1], cells: [{ row: 0, column: 0, pieces: PIECES }, { row: 1, column: 0, pieces: [{ field: 'people' }] }, { row: 1, column: 1, pieces: [{ field: 'people/who' }] }], repeat: [{ row: 1, table: 'people' }] }], ...more });
const files = (print: object, change: object = {}) => ({ ...withTable, 'prints/p.json': print, ...change });
const findings = async (print: object, change: object = {}) => (await checkPack(aPack(files(print, change)))).findings.filter(({ item }) => item === 'prints/p.json').map((found) => ({ at: `${found.code} ${found.path}`, text: problemText(found), severity: found.severity }));
const grid = (more: object) => aPrint({ grids: [{ rows: 3, columns: [1, 1], cells: [], ...more }] });
const places = async (print: object, change?: object) => (await findings(print, change)).map(({ at }) => at);
const cell = (pieces: object[], more: object = {}) => ({ row: 0, column: 0, pieces, ...more });

describe('a print in a pack', () => {
  it('is sound as the others are', async () => expect(await findings(aPrint())).toEqual([]));

  it('shows what the record has', async () => {
    expect(await places(aPrint({ record: 'other' }))).toEqual(['print.record-unknown /record']);
    expect(await places(grid({ cells: [cell([{ field: 'gone' }, { field: 'people/gone' }, { field: 'people/constructor' }])] }))).toEqual(['print.field-unknown /grids/0/cells/0/pieces/0', 'print.column-unknown /grids/0/cells/0/pieces/1', 'print.column-unknown /grids/0/cells/0/pieces/2']);
    expect(await places(grid({ cells: [cell([{ field: 'people/who' }])], repeat: [{ row: 1, table: 'name' }, { row: 1, table: 'people' }, { row: 7, table: 'people' }] })))
      .toEqual(['print.column-outside /grids/0/cells/0/pieces/0', 'print.table-unknown /grids/0/repeat/0', 'print.repeat-twice /grids/0/repeat/1', 'print.outside /grids/0/repeat/2']);
  });

  it('says nothing confidential', async () => {
    const [found] = await findings(grid({ cells: [cell([{ field: 'secret' }])] }));
    expect(found).toEqual({ at: 'print.secret /grids/0/cells/0/pieces/0', text: '“Secret”是 L4 保密内容，不能打印。', severity: 'error' });
  });

  it('tells of steps that the record goes through, in called processes too', async () => {
    const step = (id: string) => grid({ cells: [cell([{ step: id, what: 'by' }])] });
    expect(await places(step('gone'))).toEqual(['print.step-unknown /grids/0/cells/0/pieces/0']);
    expect(await places(step('decision'))).toEqual(['print.step-unknown /grids/0/cells/0/pieces/0']);
    const called = aProcess('<bpmn:startEvent id="s"><bpmn:outgoing>x</bpmn:outgoing></bpmn:startEvent><bpmn:sequenceFlow id="x" sourceRef="s" targetRef="sign" /><bpmn:userTask id="sign" name="Sign"><bpmn:extensionElements><liandong:assignment role="head" at="station" /></bpmn:extensionElements><bpmn:incoming>x</bpmn:incoming><bpmn:outgoing>y</bpmn:outgoing></bpmn:userTask><bpmn:sequenceFlow id="y" sourceRef="sign" targetRef="e" /><bpmn:endEvent id="e" name="End"><bpmn:incoming>y</bpmn:incoming></bpmn:endEvent>');
    expect(await places(step('sign'), { 'processes/sub.bpmn': called })).toEqual(['print.step-unknown /grids/0/cells/0/pieces/0']);
    const calling = (xml: string) => xml.replace('<bpmn:serviceTask id="remind" name="Remind"><bpmn:extensionElements><zeebe:taskDefinition type="notify" /></bpmn:extensionElements>', '<bpmn:callActivity id="remind" name="Remind"><bpmn:extensionElements><zeebe:calledElement processId="sub" /></bpmn:extensionElements>').replace('</bpmn:serviceTask>', '</bpmn:callActivity>');
    expect(await places(step('sign'), { 'processes/sub.bpmn': called, 'processes/aid.bpmn': calling })).toEqual([]);
  });

  it('shows answers as what they are', async () => {
    const shown = await findings(grid({ cells: [cell([{ field: 'name', as: 'boxes' }, { field: 'name', as: 'picture' }])] }));
    expect(shown.map(({ at, severity }) => `${severity} ${at}`)).toEqual(['warning print.no-options /grids/0/cells/0/pieces/0', 'warning print.no-picture /grids/0/cells/0/pieces/1']);
    const many = { 'codes/kinds.json': (file: any) => ({ ...file, items: Array.from({ length: 61 }, (_unused, n) => ({ code: String(n), title: `K${n}` })) }) };
    expect(await places(grid({ cells: [cell([{ field: 'kind', as: 'boxes' }])] }), many)).toEqual(['print.boxes-many /grids/0/cells/0/pieces/0']);
  });

  it('has its cells beside one another and in the grid', async () => {
    const cells = [cell([], { rows: 2, columns: 2 }), cell([], { row: 1, column: 1 }), cell([], { row: 2, column: 1, columns: 2 })];
    const found = await findings(grid({ cells }));
    expect(found.map(({ at }) => at)).toEqual(['print.outside /grids/0/cells/2', 'print.overlap /grids/0/cells/1']);
    expect(found[1]?.text).toBe('第 2 行第 2 列的格子和第 1 行第 1 列的格子重叠了。');
    expect(await places(grid({ cells: [cell([], { row: 1, rows: 2 })], repeat: [{ row: 1, table: 'people' }] }))).toEqual(['print.leaves-repeat /grids/0/cells/0']);
    expect(await places(grid({ cells: [cell([], { rows: 3 })], repeat: [{ row: 1, table: 'people' }] }))).toEqual([]);
  });

  it('calls nothing missing because a form or process is broken', async () => {
    expect(await places(aPrint(), { 'forms/apply.json': '{' })).toEqual([]);
    expect(await places(grid({ cells: [cell([{ step: 'gone', what: 'by' }])] }), { 'processes/aid.bpmn': '<broken' })).toEqual([]);
  });

  it('loses a field that its form renames, and the finding says so', async () => {
    const renamed = (file: any) => { withTable['forms/apply.json'](file); const { people, ...rest } = file.schema.properties; return { ...file, schema: { ...file.schema, properties: { ...rest, persons: people } } }; };
    expect(await places(aPrint(), { 'forms/apply.json': renamed })).toEqual(['print.field-unknown /grids/0/cells/1/pieces/0', 'print.field-unknown /grids/0/cells/2/pieces/0', 'print.table-unknown /grids/0/repeat/0']);
  });
});

describe('what changes in prints', () => {
  const pack = async (print?: object) => (await aProgram(print ? files(print) : withTable)).pack;
  const told = async (before: object | undefined, after: object | undefined) => diffPacks(await pack(before), await pack(after)).map(({ kind, item, detail }) => [kind, item, detail]);

  it('is told by print', async () => {
    expect(await told(undefined, aPrint())).toEqual([['added', 'prints/p.json', undefined]]);
    expect(await told(aPrint(), undefined)).toEqual([['removed', 'prints/p.json', undefined]]);
    expect(await told(aPrint(), aPrint())).toEqual([]);
    expect(diffPacks(undefined, await pack(aPrint())).some(({ item, kind }) => item === 'prints/p.json' && kind === 'added')).toBe(true);
  });

  it('names paper, words, fields and steps; of the rest that it changed', async () => {
    const other = { title: 'Other', page: { landscape: true }, grids: [{ rows: 1, columns: [1], cells: [cell([{ text: 'New' }, { field: 'name' }])] }] };
    expect(await told(aPrint(), aPrint(other))).toEqual([['changed', 'prints/p.json', '名称由“Sheet”改为“Other”；纸张由“A4 竖向，边距 15 毫米”改为“A4 横向，边距 15 毫米”；字段由“Name、Kind、People、Who”改为“Name”；步骤去掉了，原来是“Review”；印的字设为“New”']]);
    const [first] = aPrint().grids;
    expect(await told(aPrint(), aPrint({ grids: [{ ...first, heights: [20] }] }))).toEqual([['changed', 'prints/p.json', '排版细节有改动']]);
  });
});
