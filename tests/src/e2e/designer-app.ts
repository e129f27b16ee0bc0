/** What county staff do in the designer, by mouse, in the words they see. */
import type { Locator, Page } from 'playwright-core';

const middle = async (what: Locator): Promise<{ x: number; y: number; top: number }> => {
  const box = await what.boundingBox();
  if (!box) throw new Error(`nothing to be seen of ${what.toString()}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, top: box.y };
};

/** Take `from` by the mouse and let it fall on the upper edge of `to`. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await to.scrollIntoViewIfNeeded();
  const [start, end] = [await middle(from), await middle(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 40, start.y + 40, { steps: 5 });
  await page.mouse.move(end.x, end.top + 10, { steps: 15 });
  await page.mouse.move(end.x + 2, end.top + 10, { steps: 3 });
  await page.mouse.up();
}

/** The list that has just been opened; one that is still closing does not count. */
export const openList = (page: Page): Locator => page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden, .ant-slide-up-leave)');

/** Choose in one of the designer's drop-down lists, and see it chosen. */
export async function choose(page: Page, list: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: list, exact: true });
  await box.click();
  await openList(page).locator('.ant-select-item-option').filter({ hasText: option }).first().click();
  await page.locator('.ant-select').filter({ has: box }).filter({ hasText: option }).first().waitFor();
  await closeList(page);
}

/** A list that is still open covers what is below it: Escape closes it and changes nothing. */
async function closeList(page: Page): Promise<void> {
  if (await openList(page).isVisible()) await page.keyboard.press('Escape');
  await openList(page).waitFor({ state: 'hidden' });
}

/** Choose a unit in a tree of units, by typing part of its name. */
export async function chooseUnit(page: Page, list: string, unit: string): Promise<void> {
  const box = page.getByRole('combobox', { name: list, exact: true });
  await box.fill(unit);
  await openList(page).locator('.ant-select-tree-treenode:not([aria-hidden=true])').filter({ hasText: unit }).locator('.ant-select-tree-title').first().click();
  await page.locator('.ant-select').filter({ has: box }).locator('.ant-select-selection-item').filter({ hasText: unit }).first().waitFor();
  await closeList(page);
}

export async function openPack(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: '模板包', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
  await page.getByRole('navigation', { name: '模板包内容' }).waitFor();
}

export async function openItem(page: Page, group: RegExp, title: string): Promise<void> {
  const tree = page.getByRole('navigation', { name: '模板包内容' });
  await tree.getByRole('link', { name: group }).first().click();
  await tree.getByRole('link', { name: title, exact: true }).click();
}

export const saved = (page: Page): Promise<void> => page.getByText(/^已存 \d\d:\d\d$/).first().waitFor();

/** Insert an approval between two steps, by the + on the line between them. */
export async function insertApproval(page: Page, from: string, to: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `在“${from}”和“${to}”之间插入环节` }).click();
  await page.getByRole('menuitem', { name: /审批环节/ }).click();
  const field = page.getByLabel('环节属性').getByLabel('名称', { exact: true });
  await field.fill(name);
  await field.blur();
}

/** Publish the draft at some units first. */
export async function publishAt(page: Page, unit: string, note: string): Promise<void> {
  await page.getByRole('button', { name: '发布…' }).click();
  await page.getByRole('heading', { name: '改了什么' }).waitFor();
  await page.getByLabel('发布说明').fill(note);
  await chooseUnit(page, '试点机构', unit);
  await page.getByRole('button', { name: /^发布 v/ }).click();
  const confirm = page.getByRole('button', { name: '确认发布' });
  await confirm.waitFor();
  // what nothing becomes of is confirmed by name
  const known = page.getByRole('checkbox', { name: /^我知道/ });
  if (await known.isVisible()) await known.check();
  await confirm.click();
  await page.getByRole('region', { name: /^版本/ }).getByText(`${unit}在用`).waitFor();
}

export async function widen(page: Page): Promise<void> {
  await page.getByRole('button', { name: /扩大到全部/ }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '扩大到全部' }).click();
  await page.getByRole('region', { name: /^版本/ }).first().getByText('全部机构在用').waitFor();
}
