import { describe, expect, it } from '@jest/globals';
import { compileForm, evaluate, type FormDef, type JsonObject } from '@liandong/core/run';
import { workbookOf } from '../testing/workbooks';
import { readXlsForm } from './read/index';
import { addXlsForm } from './to-form/index';

const EMPTY: FormDef = { id: 'f', title: '入户调查', record: 'r', schema: { type: 'object', properties: {} }, uiSchema: {}, rules: [] };
const CTX = { now: '2026-03-02T01:00:00Z', params: {} };

async function survey() {
  const workbook = await workbookOf({
    survey: [
      ['type', 'name', 'label', 'relevant', 'calculation', 'required'], ['begin group', 'home', '家庭'], ['select_one yn', 'has', '有家庭成员吗', '', '', 'yes'], ['date', 'born', '出生日期'], ['calculate', 'age', '年龄', '', 'int((today() - ${born}) div 365.25)'],
      ['begin repeat', 'members', '成员', "${has} = '1'"], ['text', 'who', '称呼', '', '', 'yes'], ['decimal', 'month', '月收入'], ['text', 'school', '学校', '${month} = 0'], ['calculate', 'year', '年收入', '', '${month} * 12'], ['end repeat'],
      ['calculate', 'all', '全家年收入', '', 'sum(${year})'], ['text', 'help', '需要什么', "${all} < 20000 and selected(${has}, '1')"], ['end group'],
    ],
    choices: [['list_name', 'name', 'label'], ['yn', '1', '有'], ['yn', '0', '没有']],
  });
  const xls = readXlsForm(workbook, { mendNames: true });
  if ('refusals' in xls) throw new Error(xls.refusals[0]?.code);
  return compileForm(addXlsForm(xls, EMPTY).form);
}
const state = async (data: JsonObject) => evaluate((await survey()).form, data, CTX);

describe('an XLSForm with groups, repeats and calculations runs', () => {
  it('as a form that core finds no fault with', async () => expect((await survey()).findings).toEqual([]));

  it('works out rows and sums, and shows what the answers call for', async () => {
    const told = await state({ has: '1', born: '1946-03-01', members: [{ who: '儿', month: 1000 }, { who: '孙', month: 0 }] });
    expect(told.values).toMatchObject({ age: 80, all: 12_000 });
    expect((told.data.members as JsonObject[]).map((row) => row.year)).toEqual([12_000, 0]);
    expect(told.rows.members?.map((row) => row.school?.visible)).toEqual([false, true]);
    expect(told.fields.help?.visible).toBe(true);
  });

  it('hides the table and what depends on it when nobody is there', async () => {
    const told = await state({ has: '0', members: [{ who: '儿', month: 1 }] });
    expect([told.fields.members?.visible, told.fields.help?.visible, told.submit.members]).toEqual([false, false, undefined]);
    expect(told.data.members).toBeDefined();
  });
});
