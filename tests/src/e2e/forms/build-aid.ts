/**
 * 慈善救助申请, built from nothing in the designer. Call it with the designer open on an empty form `aidApply` of the record type 慈善救助
 * in a pack that has the code lists and the parameter of `tests/packs/intake`; the field ids are the ones that this pack uses.
 */
import type { Page } from 'playwright-core';
import { addField, addRule, addSection, addTable, chooseIn, nameSection, openColumn, openField, requireAll, ruleWhen, say } from './building';

export async function buildAid(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^选择分组 / }).click();
  await nameSection(page, '申请人');
  await addField(page, { widget: '姓名', title: '申请人', id: 'applicant' });
  await addField(page, { widget: '身份证号码', title: '身份证号码', id: 'idNo' });
  await addField(page, { widget: '手机号码', title: '联系电话', id: 'phone' });
  await addField(page, { widget: '单选', title: '由谁申请', id: 'applyBy', choose: { 选项来自码表: '由谁申请' } });
  await addField(page, { widget: '姓名', title: '代申请人', id: 'agent' });

  await addSection(page, '困难情况');
  await addField(page, { widget: '单选', title: '困难原因', id: 'reason', choose: { 选项来自码表: '困难原因' } });
  await addField(page, { widget: '多行文字', title: '困难经过', id: 'story', write: { 最少字数: '10' }, choose: { 隐私级别: 'L3 敏感' } });
  await addTable(page, {
    widget: '子表', title: '费用明细', id: 'expenses',
    columns: [
      { widget: '单行文字', title: '项目', id: 'item', required: true },
      { widget: '金额', title: '单价', id: 'price', required: true },
      { widget: '数字', title: '数量', id: 'count', required: true, write: { 最小值: '1' } },
      { widget: '金额', title: '小计', id: 'cost' },
    ],
  });
  await page.getByRole('button', { name: '选择分组 困难情况' }).click();
  await addField(page, { widget: '金额', title: '费用合计', id: 'expenseTotal' });

  await addSection(page, '救助');
  await addTable(page, {
    widget: '子表', title: '已得救助', id: 'otherAid',
    columns: [
      { widget: '单选', title: '救助类型', id: 'aidType', required: true, choose: { 选项来自码表: '救助类型' } },
      { widget: '金额', title: '金额', id: 'received', required: true },
      { widget: '日期', title: '开始日期', id: 'since' },
      { widget: '日期', title: '结束日期', id: 'until' },
    ],
  });
  await page.getByRole('button', { name: '选择分组 救助' }).click();
  await addField(page, { widget: '金额', title: '已得救助合计', id: 'otherAidTotal' });
  await addField(page, { widget: '金额', title: '申请金额', id: 'amountAsked' });
  await addField(page, { widget: '多行文字', title: '超过限额的理由', id: 'overReason' });
  await addField(page, { widget: '同意声明', title: '授权核对家庭收入', id: 'authorised', required: true, write: { 说明内容: '同意核对家庭收入和财产' } });
  await requireAll(page, '申请人 姓名', 2);
}

/** Sums, amounts that are compared with sums and with a parameter, rules of rows, and two conditions at once. */
export async function ruleAid(page: Page): Promise<void> {
  await openField(page, '代申请人');
  for (const effect of ['显示', '必填'] as const) {
    const rule = await addRule(page, '代申请人', effect);
    await say(page, rule, '1', { field: '由谁申请', compare: '是其中之一', value: { choose: '监护人' } });
    await chooseIn(page, rule, '条件1值', '社工代');
    await rule.locator('.ant-select-selection-item').filter({ hasText: '本人' }).locator('.ant-select-selection-item-remove').click();
  }
  await openColumn(page, '费用明细', '小计');
  const cost = await addRule(page, '小计', '自动计算');
  await chooseIn(page, cost, '结果来源', '另一字段');
  await chooseIn(page, cost, '结果', '本行的单价');
  await cost.getByRole('button', { name: '结果 ＋ 加减乘除' }).click();
  await chooseIn(page, cost, '结果第2项前的算法', '乘');
  await chooseIn(page, cost, '结果第2项来源', '另一字段');
  await chooseIn(page, cost, '结果第2项', '本行的数量');
  await openField(page, '费用合计');
  const total = await addRule(page, '费用合计', '自动计算');
  await chooseIn(page, total, '结果', '费用明细·小计的合计');
  await openField(page, '已得救助合计');
  const other = await addRule(page, '已得救助合计', '自动计算');
  await chooseIn(page, other, '结果', '已得救助·金额的合计');
  await openColumn(page, '已得救助', '结束日期');
  await ruleWhen(page, '结束日期', '校验', { field: '本行的结束日期', compare: '不早于', source: '另一字段', value: { choose: '本行的开始日期' } }, '结束日期不能早于开始日期');
  await ruleWhen(page, '结束日期', '只读', { field: '本行的开始日期', compare: '为空' });

  await openField(page, '申请金额');
  const need = await addRule(page, '申请金额', '校验');
  await say(page, need, '1', { field: '申请金额', compare: '不大于', source: '另一字段', value: { choose: '费用合计' } });
  await need.getByRole('button', { name: '条件1值 ＋ 加减乘除' }).click();
  await chooseIn(page, need, '条件1值第2项前的算法', '减');
  await chooseIn(page, need, '条件1值第2项来源', '另一字段');
  await chooseIn(page, need, '条件1值第2项', '已得救助合计');
  await need.getByLabel('提示语').fill('申请金额不能超过费用合计减去已得救助');

  await openField(page, '超过限额的理由');
  const over = await addRule(page, '超过限额的理由', '显示');
  await say(page, over, '1', { field: '申请金额', compare: '大于', source: '参数', value: { choose: '单次救助上限(元)' } });
  await over.getByRole('button', { name: '＋ 加一个条件' }).click();
  await say(page, over, '2', { field: '困难原因', compare: '不为空' });
  await ruleWhen(page, '超过限额的理由', '必填', { field: '申请金额', compare: '大于', source: '参数', value: { choose: '单次救助上限(元)' } });
}
