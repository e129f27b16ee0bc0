import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormDef } from '@liandong/core/run';
import { addProposals, type Template } from '../recognise/add';
import { cellsOf } from './cells';
import { proposalsIn } from './read-table';

const briefly = (text: string): string[] => proposalsIn(cellsOf(text)).map(({ title, widget, options, required, help }) => [title, widget, options?.join('/'), required ? '必填' : undefined, help].filter((one) => one !== undefined).join(' '));

describe('a table copied from Excel', () => {
  it('is cells, with line breaks inside of quotes', () => expect(cellsOf('Name\t名\r\n"two\nlines ""x"""\t\r\nend')).toEqual([['Name', '名'], ['two\nlines "x"', ''], ['end']]));
  it('comes back as it was', () => {
    const cell = fc.string({ maxLength: 6 }).map((text) => text.replace(/\r/g, '').trim());
    const quoted = (text: string): string => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => expect(cellsOf(rows.map((row) => row.map(quoted).join('\t')).join('\n'))).toEqual(rows)));
  });
});

describe('a pasted block as questions', () => {
  it('of headers and answers: what the answers are', () => {
    const block = [
      ['序号', '*姓名', '性别', '出生日期', '身份证号', '联系电话', '月收入（元）', '户籍', '走访时间', '家庭情况说明', '备用'],
      ['1', '王秀英', '女', '1948/3/5', '610722194803050021', '13800138000', '1200.5', '本地', '2026-03-02 09:30', '独居，腿脚不便', 'x'],
      ['2', '李建国', '男', '1950年11月2日', '61072219501102001X', '13900139000', '800', '外地', '2026-03-02 10:30', '和儿子住', ''],
      ['3', '赵玉兰', '女', '1951-01-02', '610722195101020021', '13700137000', '0', '本地', '2026-03-03 09:00', '', ''], ['4', '钱大爷', '男', '1949.12.31', '610722194912310011', '13600136000', '950', '本地', '2026-03-04 09:00', '', ''],
    ];
    expect(briefly(block.map((row) => row.join('\t')).join('\n'))).toEqual([
      '姓名 person-name 必填', '性别 select 男/女', '出生日期 date', '身份证号 id-card', '联系电话 phone', '月收入（元） money', '户籍 select 本地/外地', '走访时间 datetime', '家庭情况说明 textarea', '备用 text',
    ]);
  });

  it('of titles with types and options', () => {
    expect(briefly('字段名称\t类型\t选项\t必填\t说明\n对象类别\t单选\tA. 低保、B. 特困；其他\t是\t可查证件\n需求\t多选\t做饭/打扫\t\t\n数量\t整数\t\t\t\n备注\t\t\t\t\n\t\t\t\t')).toEqual(['对象类别 select 低保/特困/其他 必填 可查证件', '需求 multi-select 做饭/打扫', '数量 number', '备注 textarea']);
  });

  it('of titles only, one a line', () => expect(briefly('姓名：\n是否独居\n\n家庭住址')).toEqual(['姓名 person-name', '是否独居 select 是/否', '家庭住址 text']));
  it('of one header row without answers', () => expect(briefly('姓名\t手机号码\t到访日期')).toEqual(['姓名 person-name', '手机号码 phone', '到访日期 date']));
  it('never takes a number with a leading nought for a number', () => expect(briefly('门牌\n001\n002\n').length).toBeGreaterThan(0));
  it('takes anything without falling over, and no more than two hundred', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => proposalsIn(cellsOf(text)).every(({ title }) => title !== '')));
    expect(proposalsIn([Array.from({ length: 16_000 }, (_one, index) => `列${index}`)])).toHaveLength(200);
  });
});

describe('what was agreed to', () => {
  const form: FormDef = { id: 'f', title: '表', record: 'r', schema: { type: 'object', properties: { text1: { type: 'string' } }, required: ['text1'] }, uiSchema: {}, sections: [{ id: 's', title: '一', fields: ['text1'] }], rules: [] };
  const template: Template = (widget) => ({ schema: { type: widget === 'multi-select' ? 'array' : 'string', 'x-privacy': 'L1' }, uiSchema: { 'ui:widget': widget } });
  it('becomes fields of a section that is there', () => {
    const next = addProposals(form, [{ title: '病情', widget: 'text', required: true, help: '简要写' }, { title: '需要', widget: 'multi-select', options: ['饭', '饭', ' 药 ', ''] }], { section: 's', title: '' }, template, new Set(['text2']));
    expect(next.sections).toEqual([{ id: 's', title: '一', fields: ['text1', 'text3', 'multiSelect1'] }]);
    expect(next.schema).toMatchObject({ required: ['text1', 'text3'], properties: { text3: { title: '病情', type: 'string', 'x-privacy': 'L3' }, multiSelect1: { type: 'array', items: { type: 'string', oneOf: [{ const: '1', title: '饭' }, { const: '2', title: '药' }] } } } });
    expect(next.uiSchema).toMatchObject({ text3: { 'ui:widget': 'text', 'ui:help': '简要写' } });
  });
  it('or of a new one', () => expect(addProposals(form, [{ title: '电话', widget: 'phone' }], { title: '联系' }, template, new Set()).sections?.[1]).toEqual({ id: 'section', title: '联系', fields: ['phone1'] }));
});
