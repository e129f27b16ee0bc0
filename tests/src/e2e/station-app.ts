/** What a person does in the station app, in the words she sees. No assertions beyond "it is there". */
import type { Page } from 'playwright-core';
import { PASSWORD } from '@liandong/server/testing';

export async function signIn(page: Page, url: string, username: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel(/^(账号|用户名)$/).fill(username);
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByLabel('密码').waitFor({ state: 'detached' });
}

/** Something a field is filled with: typed text, an option's title, or ticked boxes and radios. */
export type Answer = string | { readonly option: string } | { readonly tick: readonly (string | RegExp)[] };

export async function answer(page: Page, label: string, value: Answer): Promise<void> {
  if (typeof value === 'string') await page.getByRole('textbox', { name: label }).or(page.getByLabel(label, { exact: false }).and(page.locator('input[type=date]'))).first().fill(value);
  else if ('option' in value) await page.getByRole('combobox', { name: label }).selectOption({ label: value.option });
  else for (const name of value.tick) await page.getByRole('checkbox', { name }).or(page.getByRole('radio', { name })).first().check({ force: true });
}

export async function answers(page: Page, all: Readonly<Record<string, Answer>>): Promise<void> {
  for (const [label, value] of Object.entries(all)) await answer(page, label, value);
}

export const nextSection = (page: Page): Promise<void> => page.getByRole('button', { name: /^下一节/ }).click();

/** Sign by hand, full screen. */
export async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: '签名' }).first().click();
  const canvas = await page.locator('canvas').boundingBox();
  if (!canvas) throw new Error('no place to sign');
  await page.mouse.move(canvas.x + 40, canvas.y + 60);
  await page.mouse.down();
  await page.mouse.move(canvas.x + 120, canvas.y + 120, { steps: 6 });
  await page.mouse.move(canvas.x + 180, canvas.y + 50, { steps: 6 });
  await page.mouse.up();
  await page.getByRole('button', { name: '用这个签名' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

export async function addPhoto(page: Page, file: string): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.getByRole('img', { name: /jpg|png|照片/ }).first().waitFor();
}

/** Open the step of a record from 待办 or 可认领. */
export async function openTask(page: Page, url: string, text: string, box: 'todo' | 'offers' = 'todo'): Promise<void> {
  await page.goto(`${url}/station/tasks`);
  if (box === 'offers') await page.getByRole('button', { name: /^可认领/ }).click();
  await page.getByRole('main').getByRole('link').filter({ hasText: text }).first().click();
  await page.getByRole('heading', { name: '为什么到我这里' }).waitFor();
}

/** Decide, and read what the app says happened. */
export async function decide(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
}

/** One of the things that can be done here: a button of the bar, or under 更多 where they are many. */
export async function fromMore(page: Page, name: string): Promise<void> {
  const called = { name: new RegExp(`^${name}`) };
  const button = page.locator('.actions').getByRole('button', called);
  const more = page.getByRole('button', { name: '更多' });
  await button.or(more).first().waitFor();
  if (await button.isVisible()) return button.click();
  await more.click();
  return page.getByRole('dialog').getByRole('button', called).click();
}

/** Find somebody by a part of the name in the sheet that is open, and choose. */
export async function pickPerson(page: Page, name: string): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('按姓名或单位找').fill(name);
  await sheet.getByRole('status').filter({ hasText: /^找到/ }).waitFor();
  await sheet.getByLabel(name).check();
}

/** Write the words that a sheet asks for, and do it. */
export async function sayAndDo(page: Page, label: RegExp, words: string, button: string | RegExp): Promise<void> {
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(label).fill(words);
  await sheet.getByRole('button', { name: button }).click();
  await sheet.waitFor({ state: 'detached' });
}
