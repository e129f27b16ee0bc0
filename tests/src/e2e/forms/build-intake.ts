/**
 * 个案接案表, built from nothing in the designer. Call it with the designer open on an empty form `caseIntake` of the record type 个案
 * in a pack that has the code lists of `tests/packs/intake`; the field ids are the ones that this pack's record, process and scenarios use.
 */
import type { Page } from 'playwright-core';
import { addField, addRule, addSection, addTable, chooseIn, nameSection, openColumn, openField, requireAll, ruleWhen, say } from './building';

export async function buildIntake(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^选择分组 / }).click();
  await nameSection(page, '来源与对象');
  await addField(page, { widget: '单选', title: '个案来源', id: 'source', choose: { 选项来自码表: '个案来源' } });
  await addField(page, { widget: '日期和时间', title: '发现时间', id: 'foundAt', by: 'keyboard' });
  await addField(page, { widget: '姓名', title: '服务对象', id: 'clientName' });
  await addField(page, { widget: '身份证号码', title: '身份证号码', id: 'idNo' });
  await addField(page, { widget: '日期', title: '出生日期', id: 'birthDate' });
  await addField(page, { widget: '姓名', title: '监护人姓名', id: 'guardian' });

  await addSection(page, '家庭');
  await addTable(page, {
    widget: '子表', title: '家庭成员', id: 'members',
    columns: [
      { widget: '姓名', title: '姓名', id: 'name', required: true },
      { widget: '单选', title: '与本人关系', id: 'relation', required: true, choose: { 选项来自码表: '与本人关系' } },
      { widget: '数字', title: '年龄', id: 'age', write: { 最小值: '0', 最大值: '130' }, by: 'keyboard' },
      { widget: '是否', title: '在读', id: 'studying' },
      { widget: '单行文字', title: '学校', id: 'school' },
      { widget: '金额', title: '月收入', id: 'income', choose: { 隐私级别: 'L3 敏感' } },
    ],
  });
  await page.getByRole('button', { name: '选择分组 家庭' }).click();
  await addField(page, { widget: '金额', title: '家庭月收入合计', id: 'monthlyIncome', choose: { 隐私级别: 'L3 敏感' } });
  await addField(page, { widget: '数字', title: '几天内首次探访', id: 'visitWithin' });

  await addSection(page, '问题与处理');
  await addField(page, { widget: '多行文字', title: '主要问题', id: 'problem', write: { 填写提示: '不少于30字', 最少字数: '30' }, choose: { 隐私级别: 'L4 保密' } });
  await addField(page, { widget: '单选', title: '紧急程度', id: 'urgency', choose: { 选项来自码表: '紧急程度' } });
  await addField(page, { widget: '单选', title: '服务领域', id: 'domain', choose: { 选项来自码表: '服务领域' } });
  await addField(page, { widget: '单选', title: '是否接案', id: 'decision', choose: { 选项来自码表: '是否接案' } });
  await addField(page, { widget: '多行文字', title: '不接案原因', id: 'rejectReason' });
  await addField(page, { widget: '同意声明', title: '服务对象知情同意', id: 'consent', write: { 说明内容: '已向服务对象说明服务内容和保密原则' } });
  await requireAll(page, '个案来源', 3);
  await requireAll(page, '主要问题', 4);
}

/** Every kind of rule, also for the rows of the child table. */
export async function ruleIntake(page: Page): Promise<void> {
  await openField(page, '发现时间');
  await ruleWhen(page, '发现时间', '校验', { field: '发现时间', compare: '不晚于', source: '现在' }, '发现时间不能晚于现在');
  await openField(page, '监护人姓名');
  for (const effect of ['显示', '必填'] as const) await ruleWhen(page, '监护人姓名', effect, { field: '出生日期到今天的周岁', compare: '小于', value: '18' });
  await openColumn(page, '家庭成员', '学校');
  for (const effect of ['显示', '必填'] as const) await ruleWhen(page, '学校', effect, { field: '本行的在读', value: { choose: '是' } });
  await openColumn(page, '家庭成员', '月收入');
  await ruleWhen(page, '月收入', '校验', { field: '本行的月收入', compare: '不大于', value: '100000' }, '月收入超过10万元，请核对');
  await openField(page, '家庭月收入合计');
  const income = await addRule(page, '家庭月收入合计', '自动计算');
  await chooseIn(page, income, '结果', '家庭成员·月收入的合计');
  await openField(page, '几天内首次探访');
  await visitWithin(page);
  await openField(page, '服务领域');
  await ruleWhen(page, '服务领域', '只读', { field: '是否接案', value: { choose: '不接案' } });
  await openField(page, '不接案原因');
  for (const effect of ['显示', '必填'] as const) await ruleWhen(page, '不接案原因', effect, { field: '是否接案', value: { choose: '不接案' } });
  await openField(page, '服务对象知情同意');
  for (const effect of ['显示', '必填'] as const) await ruleWhen(page, '服务对象知情同意', effect, { field: '是否接案', value: { choose: '接案' } });
}

/** A value for each case: danger within a day, urgent within three, else a week. */
async function visitWithin(page: Page): Promise<void> {
  const rule = await addRule(page, '几天内首次探访', '自动计算');
  await chooseIn(page, rule, '结果来源', '固定值');
  await rule.getByLabel('结果', { exact: true }).fill('1');
  await rule.getByRole('button', { name: '＋ 按情况取不同的值' }).click();
  await say(page, rule, '1.1', { field: '紧急程度', value: { choose: '危机' } });
  await chooseIn(page, rule, '其他情况的值来源', '固定值');
  await rule.getByLabel('其他情况的值', { exact: true }).fill('3');
  await rule.getByRole('button', { name: '＋ 按情况取不同的值' }).click();
  await say(page, rule, '2.1', { field: '紧急程度', value: { choose: '紧急' } });
  await chooseIn(page, rule, '其他情况的值来源', '固定值');
  await rule.getByLabel('其他情况的值', { exact: true }).fill('7');
}
