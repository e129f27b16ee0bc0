import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormDef, JsonObject } from '@liandong/core/run';
import type { Template } from '../recognise/add';
import { paperWorkbook, wordDocument } from '../testing/papers';
import { rawWorkbook } from '../testing/workbooks';
import { readPaper } from './read-paper';
import { recognise, type Understood } from './recognise';
import { paperForm } from './to-form';

async function understood(bytes: Uint8Array, name: string): Promise<Understood[]> {
  const read = await readPaper(bytes, name);
  if ('code' in read) throw new Error(read.code);
  return recognise(read.paper);
}
const fieldsOf = (cells: readonly Understood[]): string[] => cells.flatMap(({ part, title, fields }) => (part === 'table' ? [`表 ${title ?? ''}: ${fields.map((one) => `${one.title} ${one.widget}`).join(', ')}`] : fields.map((one) => [one.title, one.widget, one.options?.join('/')].filter((text) => text !== undefined).join(' '))));
const of = (cells: readonly Understood[], part: Understood['part']): string[] => cells.filter((cell) => cell.part === part).map(({ text }) => text.trim());
const FORM: FormDef = { id: 'f', title: '申请表', record: 'r', schema: { type: 'object', properties: {} }, uiSchema: {}, rules: [] };
const template: Template = (widget) => ({ schema: { type: 'string', 'x-privacy': 'L1' }, uiSchema: { 'ui:widget': widget } });

const SHEET = paperWorkbook([
  ['困难老人帮扶申请表'], ['填表日期：   年  月  日'], ['姓名', '', '性别', '□男 □女', '出生年月', ''], ['身份证号', '', '', '', '联系电话', ''], ['困难类别（可多选）', '☑低保 □特困 ☐其他____'], ['家庭成员', '称谓', '姓名', '年龄', '月收入（元）', '备注'], ['', '', '', '', '', ''], ['', '', '', '', '', ''],
  ['申请理由'], ['村（居）委会意见', '\n\n（签字盖章）\n  年  月  日'], ['注：本表一式两份，一份存档。'], ['奇怪的话', '', '', '另一句话'],
], ['A1:F1', 'A2:F2', 'B4:D4', 'B5:F5', 'A6:A8', 'B9:F9', 'B10:F10', 'A11:F11', 'A12:C12', 'D12:F12']);

describe('a sheet of paper in Excel', () => {
  it('is read as it is printed: labels, blanks, boxes, a table, an opinion with signature and day', async () => {
    const cells = await understood(SHEET, 'a.xlsx');
    expect(fieldsOf(cells)).toEqual([
      '填表日期 date', '姓名 person-name', '性别 select 男/女', '出生年月 date', '身份证号 id-card', '联系电话 phone', '困难类别 multi-select 低保/特困/其他',
      '表 家庭成员: 称谓 text, 姓名 person-name, 年龄 number, 月收入（元） money, 备注 textarea', '申请理由 textarea', '村（居）委会意见 textarea', '村（居）委会意见签字 signature', '村（居）委会意见日期 date',
    ]);
    expect(of(cells, 'title')).toEqual(['困难老人帮扶申请表']);
    expect(of(cells, 'note')).toEqual(['注：本表一式两份，一份存档。']);
    expect(of(cells, 'unknown')).toEqual(['奇怪的话', '另一句话']);
  });

  it('becomes sections, fields and child tables', async () => {
    const { form, fields } = paperForm(await understood(SHEET, 'a.xlsx'), FORM, template, new Set(['date1']));
    expect(form.sections).toEqual([{ id: 'section', title: '申请表', fields: ['date2', 'personName1', 'select1', 'date3', 'idCard1', 'phone1', 'multiSelect1', 'table1', 'textarea2', 'textarea3', 'signature1', 'date4'] }]);
    const properties = form.schema.properties as Record<string, JsonObject>;
    expect(properties.select1).toMatchObject({ title: '性别', oneOf: [{ const: '1', title: '男' }, { const: '2', title: '女' }] });
    expect(properties.table1).toMatchObject({ type: 'array', title: '家庭成员', 'x-privacy': 'L2', items: { type: 'object', properties: { personName2: { title: '姓名' }, number1: { title: '年龄' }, money1: { title: '月收入（元）' } } } });
    expect(properties.idCard1?.['x-privacy']).toBe('L3');
    expect(fields).toContainEqual({ id: 'phone1', title: '联系电话', widget: 'phone' });
  });
});

describe('a Word document', () => {
  it('is lines and tables, with cells merged in both directions', async () => {
    const cells = await understood(wordDocument([
      '走访登记表', '编号：______    走访人：______', '一、基本情况', [['姓名', '', '电话', ''], ['住址', { text: '', span: 3 }], ['是否独居', { text: '○是 ○否', span: 3 }]],
      '二、物品发放', [['序号', '物品', '数量', '签收人'], ['1', '', '', ''], ['2', '', '', ''], ['……', '', '', '']], '三、意见', [[{ text: '镇站意见', merge: 'restart' }, '负责人（签字）：      年   月   日'], [{ text: '', merge: 'go on' }, '备注：']],
    ]), 'a.docx');
    expect(of(cells, 'section')).toEqual(['一、基本情况', '二、物品发放', '三、意见']);
    expect(fieldsOf(cells).slice(0, 7)).toEqual(['编号 text', '走访人 person-name', '姓名 person-name', '电话 phone', '住址 text', '是否独居 select 是/否', '表 物品发放: 物品 text, 数量 number, 签收人 text']);
    expect(fieldsOf(cells)).toContain('镇站意见签字 signature');
    const { form } = paperForm(cells, FORM, template, new Set());
    expect(form.sections?.map((section) => section.title)).toEqual(['申请表', '基本情况', '物品发放', '意见']);
  });

  it('takes empty brackets behind several answers for boxes', async () => {
    const cells = await understood(wordDocument(['表', [['经济情况', '1.低保（  ） 2.低收入（ ） 3.一般（　）'], ['走访情况', '']]]), 'a.docx');
    expect(fieldsOf(cells)).toEqual(['经济情况 select 低保/低收入/一般', '走访情况 textarea']);
  });

  it.each<[string, () => Uint8Array, string, string]>([
    ['macros', () => wordDocument(['x'], { 'word/vbaProject.bin': 'x' }), 'a.docx', 'file.macros'], ['a workbook named as a document', () => SHEET, 'a.docx', 'file.no-document'], ['entities', () => wordDocument([], { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), 'a.docx', 'file.unreadable'],
    ['broken XML', () => wordDocument([], { 'word/document.xml': '<w:document' }), 'a.docx', 'file.unreadable'], ['an empty document', () => wordDocument([]), 'a.docx', 'paper.empty'], ['an empty workbook', () => rawWorkbook(''), 'a.xlsx', 'paper.empty'], ['a bomb', () => wordDocument(['x'], { 'word/media/a': 'x'.repeat(20_000_000) }), 'a.docx', 'file.bomb'], ['text', () => new TextEncoder().encode('x'), 'a.docx', 'file.unreadable'],
  ])('with %s is refused', async (_what, make, name, code) => {
    const read = await readPaper(make(), name);
    expect('code' in read ? read.code : 'read').toBe(code);
  });
});

describe('any paper', () => {
  it('is read without falling over, and no cell is lost', () => {
    const text = fc.oneof(fc.constantFrom('', ' ', '姓名', '□是 □否', '____', '年 月 日', '签字（盖章）', '一、甲', '序号', '：', '□', '电话：', '注：'), fc.string({ maxLength: 8 }));
    fc.assert(fc.property(fc.array(fc.array(text, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const cells = rows.flatMap((row, y) => row.map((one, x) => ({ row: y, column: x, rows: 1, columns: 1, text: one })));
      const read = recognise({ grids: [{ rows: rows.length, columns: 4, cells }] });
      expect(read).toHaveLength(cells.length);
      paperForm(read, FORM, template, new Set());
    }));
  });
});
