/** Filling in a form in the phone of the designer's preview. */
import type { Locator, Page } from 'playwright-core';

export const phone = (page: Page): Locator => page.getByRole('region', { name: '手机预览' });
export async function preview(page: Page): Promise<Locator> {
  await page.locator('.ld-canvas-head .ant-segmented-item').filter({ hasText: '预览' }).click();
  await page.getByText('按草稿的规则和校验').waitFor();
  return phone(page);
}
export const toSection = (page: Page, title: string): Promise<void> => phone(page).getByRole('navigation', { name: '各节' }).getByRole('button', { name: new RegExp(`^${title}`) }).click();

/** Write into a field by its name, whether it is asked for or not, and leave it. */
export async function write(within: Locator, title: string, text: string): Promise<void> {
  const box = within.getByRole('textbox', { name: new RegExp(`^${title}(必填)?$`) });
  await box.fill(text);
  await box.blur();
}
/** One of the options that are laid out as buttons; the first one answers to the name of its field, too. */
export const option = (within: Locator, title: string): Locator => within.getByRole('radio', { name: new RegExp(`(^|\\s)${title}$`) });
export const press = (within: Locator, title: string): Promise<void> => option(within, title).first().check({ force: true });
export const field = (within: Locator, title: string): Locator => within.getByText(new RegExp(`^${title}(必填)?$`)).first();
