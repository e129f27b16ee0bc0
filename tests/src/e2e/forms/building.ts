/** How somebody who does not program builds a form in the designer: by mouse and keyboard, in the words she sees. */
import type { Locator, Page } from 'playwright-core';
import { openList } from '../designer-app';

export interface FieldWish {
  /** title of the palette's button */
  readonly widget: string;
  readonly title: string;
  readonly id: string;
  readonly required?: boolean;
  /** choices of the settings by their names: a text is written, a list is chosen from */
  readonly write?: Readonly<Record<string, string>>;
  readonly choose?: Readonly<Record<string, string>>;
  readonly by?: 'mouse' | 'keyboard';
}
export interface TableWish extends FieldWish { readonly columns: readonly FieldWish[] }

export const inspector = (page: Page): Locator => page.getByRole('region', { name: '属性', exact: true });
const palette = (page: Page): Locator => page.getByRole('region', { name: '可添加的内容' });

/** Choose in a drop-down list of some part of the page, and see it chosen. */
export async function chooseIn(page: Page, scope: Locator, list: string, option: string): Promise<void> {
  const box = scope.getByRole('combobox', { name: list, exact: true });
  await box.click();
  // the list that has just come up is the last one
  const entry = openList(page).last().locator('.ant-select-item-option').filter({ hasText: option });
  const exact = entry.filter({ has: page.locator(`.ant-select-item-option-content:text-is(${JSON.stringify(option)})`) });
  await entry.first().waitFor();
  await ((await exact.count()) > 0 ? exact : entry).first().click();
  await scope.locator('.ant-select').filter({ has: page.getByRole('combobox', { name: list, exact: true }) }).filter({ hasText: option }).first().waitFor();
  if (await openList(page).first().isVisible()) await page.keyboard.press('Escape');
  await openList(page).first().waitFor({ state: 'hidden' });
}

/** What the inspector asks of the field that is selected now. */
async function describeField(page: Page, wish: FieldWish): Promise<void> {
  const panel = inspector(page);
  const name = panel.getByLabel('名称', { exact: true });
  await name.fill(wish.title);
  const id = panel.getByLabel('字段标识', { exact: true });
  await id.fill(wish.id);
  await id.press('Enter');
  await panel.getByRole('heading', { name: wish.title }).first().waitFor();
  if (wish.required === true) await panel.getByRole('switch', { name: '必填' }).click();
  for (const [setting, text] of Object.entries(wish.write ?? {})) {
    const box = panel.getByLabel(setting, { exact: true });
    await box.fill(text);
    await box.blur();
  }
  for (const [setting, option] of Object.entries(wish.choose ?? {})) await chooseIn(page, panel, setting, option);
}

/** Behind the field that is selected, or at the end of the section that is. */
export async function addField(page: Page, wish: FieldWish): Promise<void> {
  const button = palette(page).getByRole('button', { name: `添加${wish.widget}`, exact: true });
  if (wish.by === 'keyboard') {
    await button.focus();
    await page.keyboard.press('Enter');
  } else await button.click();
  await describeField(page, wish);
}

/** A child table with its columns: the first by its own button, the others by the palette. What a new table begins with goes by a key. */
export async function addTable(page: Page, wish: TableWish): Promise<void> {
  await addField(page, wish);
  for (const [index, column] of wish.columns.entries()) {
    if (index > 0) {
      await addField(page, column);
      continue;
    }
    await page.getByRole('button', { name: `给${wish.title}加一列` }).click();
    await page.getByRole('menuitem', { name: column.widget, exact: true }).click();
    await describeField(page, column);
  }
  await openColumn(page, wish.title, '第一列');
  await page.keyboard.press('Delete');
  await columnsOf(page, wish.title).getByRole('button', { name: '列 第一列', exact: true }).waitFor({ state: 'detached' });
}

export async function addSection(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '加一个分组' }).click();
  await nameSection(page, title);
}
export async function nameSection(page: Page, title: string): Promise<void> {
  await inspector(page).getByLabel('分组名称').fill(title);
  await page.getByRole('region', { name: `分组 ${title}` }).waitFor();
}

export const openField = (page: Page, title: string): Promise<void> => page.getByRole('button', { name: `字段 ${title}`, exact: true }).click();
const columnsOf = (page: Page, table: string): Locator => page.getByRole('group', { name: `${table}的列` });
export const openColumn = (page: Page, table: string, title: string): Promise<void> => columnsOf(page, table).getByRole('button', { name: `列 ${title}`, exact: true }).click();

export type Effect = '显示' | '必填' | '只读' | '自动计算' | '校验';

/** A new rule for what is selected; what it answers is where its sentence is written. */
export async function addRule(page: Page, title: string, effect: Effect): Promise<Locator> {
  await inspector(page).getByRole('tab', { name: /^规则/ }).click();
  await inspector(page).getByRole('button', { name: '加一条规则' }).click();
  await page.getByRole('menuitem', { name: `${effect}规则` }).click();
  const rule = inspector(page).getByRole('article', { name: `${title}的${effect}规则` }).last();
  await rule.waitFor();
  return rule;
}

export interface Sentence {
  readonly field: string;
  readonly compare?: string;
  /** where the value comes from, where it is not written or chosen */
  readonly source?: string;
  readonly value?: string | { readonly choose: string };
}

/** 当 [字段] [比较] [值]: the nth condition of a rule. */
export async function say(page: Page, rule: Locator, n: string, { field, compare, source, value }: Sentence): Promise<void> {
  await chooseIn(page, rule, `条件${n}字段`, field);
  if (compare !== undefined) await chooseIn(page, rule, `条件${n}比较`, compare);
  if (source !== undefined) await chooseIn(page, rule, `条件${n}值来源`, source);
  if (typeof value === 'string') await rule.getByLabel(`条件${n}值`, { exact: true }).fill(value);
  else if (value !== undefined) await chooseIn(page, rule, `条件${n}值`, value.choose);
}

/** Several fields at once, in the outline: from the first to the last by Shift and arrow keys, then one answer for all. */
export async function requireAll(page: Page, first: string, count: number): Promise<void> {
  await page.locator('.ld-palette .ant-segmented-item').filter({ hasText: '大纲' }).click();
  const row = page.getByRole('tree', { name: '表单大纲' }).getByRole('treeitem', { name: new RegExp(`^${first}`) });
  await row.click();
  for (let n = 1; n < count; n += 1) await page.keyboard.press('Shift+ArrowDown');
  await inspector(page).getByRole('heading', { name: `${count}个字段` }).waitFor();
  await inspector(page).getByRole('switch', { name: '必填' }).click();
  await page.locator('.ld-palette .ant-segmented-item').filter({ hasText: '添加' }).click();
}

/** Choose how sections stand to each other. */
export async function layOut(page: Page, title: string, layout: '排成一页' | '一步一组' | '标签页'): Promise<void> {
  await page.getByRole('button', { name: `${title} 表单设置` }).click();
  await inspector(page).locator('.ant-segmented-item').filter({ hasText: layout }).click();
}

/** The FEEL that a rule's sentence was written as. */
export async function feelOf(rule: Locator): Promise<string> {
  const field = rule.getByLabel('FEEL 表达式');
  if (!(await field.isVisible())) await rule.getByRole('button', { name: '高级:表达式' }).click();
  return field.inputValue();
}

/** A rule with one condition. */
export async function ruleWhen(page: Page, title: string, effect: Effect, sentence: Sentence, message?: string): Promise<void> {
  const rule = await addRule(page, title, effect);
  await say(page, rule, '1', sentence);
  if (message !== undefined) await rule.getByLabel('提示语').fill(message);
}
