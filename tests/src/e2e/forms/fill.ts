/** 个案接案表 and 慈善救助申请 filled by a worker on a phone, with what each rule is to do on the way. */
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { answers, nextSection } from '../station-app';

const DAY = 86_400_000;
/** As a person types it into a field for date and time: local time of the county. */
const localTime = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);

const field = (page: Page, title: string): Locator => page.locator('[data-field]').filter({ has: page.getByText(title, { exact: true }) }).first();
const told = (page: Page, text: string): Promise<void> => page.locator('.field-error').filter({ hasText: text }).first().waitFor();
const gone = (page: Page, text: string): Promise<void> => page.locator('.field-error').filter({ hasText: text }).first().waitFor({ state: 'detached' });

export async function openForm(page: Page, url: string, service: string): Promise<void> {
  await page.goto(`${url}/station/services/intake/${service}`);
  const [another, first] = [page.getByRole('button', { name: '另填一份' }), page.locator('.section').first()];
  await another.or(first).first().waitFor();
  if (await another.isVisible()) await another.click();
  await first.waitFor();
}

/** A new row of a child table; on a phone it is a card that is open. */
async function addRow(page: Page, table: string): Promise<Locator> {
  const frame = page.getByRole('group', { name: table });
  await frame.getByRole('button', { name: '加一行' }).click();
  return frame.locator('.row-card').last();
}
async function inRow(row: Locator, cells: Readonly<Record<string, string | { readonly option: string } | { readonly tick: string }>>): Promise<void> {
  for (const [title, value] of Object.entries(cells)) {
    if (typeof value === 'string') await row.getByLabel(title, { exact: false }).first().fill(value);
    else if ('option' in value) await row.getByRole('combobox', { name: title }).selectOption({ label: value.option });
    else await row.getByRole('radio', { name: value.tick }).check({ force: true });
  }
}

/** The first two sections: a minor with his family. `typesBirthDate`: where the form does not take it from the id number. */
export async function fillIntakeBegin(page: Page, typesBirthDate = false): Promise<void> {
  await answers(page, { 个案来源: { option: '走访发现' }, 服务对象: '陈小宝' });
  const found = page.getByLabel('发现时间');
  await found.fill(localTime(Date.now() + 2 * DAY));
  await found.blur();
  await told(page, '发现时间不能晚于');
  await found.fill(localTime(Date.now() - DAY));
  await gone(page, '发现时间不能晚于');
  expect(await field(page, '监护人姓名').isVisible()).toBe(false);
  await answers(page, { 身份证号码: '610722201203150019' });
  if (typesBirthDate) await page.getByLabel('出生日期').fill('2012-03-15');
  else await page.getByText('2012年3月15日').first().waitFor();
  await answers(page, { 监护人姓名: '陈大山' });
  await nextSection(page);
  const father = await addRow(page, '家庭成员');
  await inRow(father, { 姓名: '陈大山', 与本人关系: { option: '父母' }, 年龄: '45', 月收入: '1800.1' });
  const sister = await addRow(page, '家庭成员');
  await inRow(sister, { 姓名: '陈小兰', 与本人关系: { option: '女' }, 年龄: '9', 月收入: '0.2' });
  expect(await sister.getByLabel('学校').count()).toBe(0);
  await inRow(sister, { 在读: { tick: '是' } });
  await inRow(sister, { 学校: '二里小学' });
  await page.getByText('1,800.30').first().waitFor();
}

/** Typed into a field that is hidden when the form is handed in. */
export const HIDDEN = '暂时不符合接案条件';
export async function fillIntakeEnd(page: Page): Promise<void> {
  await answers(page, {
    主要问题: '父母一方外出务工,祖母年迈,孩子放学后无人照看,近两个月成绩明显下降,情绪低落,需要陪伴。', 紧急程度: { tick: ['一般'] }, 服务领域: { tick: ['儿童福利'] }, 是否接案: { tick: ['不接案'] },
  });
  await page.getByLabel('不接案原因').fill(HIDDEN);
  await answers(page, { 是否接案: { tick: ['接案'] } });
  await page.getByLabel('不接案原因').waitFor({ state: 'detached' });
  // what was typed and is hidden now is still there when it is shown again
  await answers(page, { 是否接案: { tick: ['不接案'] } });
  expect(await page.getByLabel('不接案原因').inputValue()).toBe(HIDDEN);
  await answers(page, { 是否接案: { tick: ['接案'] } });
  await page.getByLabel('不接案原因').waitFor({ state: 'detached' });
  await page.getByRole('checkbox').last().check({ force: true });
}

export async function fillAid(page: Page): Promise<void> {
  await answers(page, { 申请人: '李桂兰', 身份证号码: '61072219500319000X', 联系电话: '13800001234', 由谁申请: { tick: ['社工代'] } });
  await page.getByLabel('代申请人').waitFor();
  await answers(page, { 由谁申请: { tick: ['本人'] } });
  await page.getByLabel('代申请人').waitFor({ state: 'detached' });
  await nextSection(page);
  await answers(page, { 困难原因: { option: '病' }, 困难经过: '住院手术,自付部分难以承担' });
  await inRow(await addRow(page, '费用明细'), { 项目: '手术', 单价: '4000.5', 数量: '1' });
  await inRow(await addRow(page, '费用明细'), { 项目: '护理', 单价: '120', 数量: '10' });
  await page.getByText('5,200.50').first().waitFor();
  await nextSection(page);
  const other = await addRow(page, '已得救助');
  await inRow(other, { 救助类型: { tick: '医疗救助' }, 金额: '1000', 开始日期: '2026-02-01', 结束日期: '2026-01-01' });
  await other.getByLabel('结束日期').blur();
  await told(page, '结束日期不能早于开始日期');
  await inRow(other, { 结束日期: '2026-03-01' });
  await gone(page, '结束日期不能早于开始日期');
  await answers(page, { 申请金额: '4500' });
  await page.getByLabel('申请金额').blur();
  await told(page, '申请金额不能超过费用合计减去已得救助');
  await answers(page, { 申请金额: '3000' });
  await gone(page, '申请金额不能超过费用合计减去已得救助');
  await page.getByRole('checkbox').last().check({ force: true });
}
