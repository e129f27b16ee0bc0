/** 搜索 in both apps: by key and by button, by name, initials and number, on a phone and at a desk. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { aDataCounty, fill, type DataCounty } from '../bench/data/county';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { runJobs } from '../support/jobs';
import { looksOf, tooSmall } from '../support/looks';
import { root } from '../support/packs';
import { signIn } from './station-app';

let county: DataCounty;
let browser: Browser;
beforeAll(async () => {
  county = await aDataCounty({ apps: { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') } });
  await fill(county, 60);
  await runJobs(county.server);
  browser = await aBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await county?.server.stop();
});

const LATIN = { latin: /unit \w+|county county|name of [\w-]+|st\d+|[A-Za-z0-9]+-[A-Za-z0-9-]+|title \d+|v[\d.]+|Esc|\w+(?= \S+ 的)|DZ|JY|reader|loan/ };
const field = (page: Page): Locator => page.getByRole('combobox', { name: /^找页面/ });
const option = (page: Page, name: RegExp): Locator => page.getByRole('option', { name });
async function sound({ page, complaints }: Visitor, name: string): Promise<void> {
  await picture(page, name);
  expect(await looksOf(page, LATIN)).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
}

describe('finding in the station', () => {
  it('goes by a button on a phone, knows initials and leads to a tile', async () => {
    const head = await aVisitor(browser, 'phone');
    const { page } = head;
    await signIn(page, `${county.server.url}/station/`, 'head-st0');
    await page.getByRole('button', { name: /^搜索/ }).click();
    await option(page, /^工作台/).waitFor();
    await sound(head, 'palette-phone');
    expect(await tooSmall(page, 44)).toEqual([]);
    await field(page).fill('jhqs');
    await option(page, /^借还趋势/).first().click();
    await page.waitForURL(/\/dashboards\?board=.*#tile-trend/);
    await page.locator('#tile-trend').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(head.complaints).toEqual([]);
  });

  it('goes by keys at a desk: pages, what was opened lately, records by number, and says when there is nothing', async () => {
    const head = await aVisitor(browser, 'desk');
    const { page } = head;
    await signIn(page, `${county.server.url}/station/`, 'head-st0');
    await page.getByRole('button', { name: /^搜索/ }).waitFor();
    await page.keyboard.press('Control+k');
    await field(page).fill('台账');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/registers$/);
    await page.keyboard.press('Control+k');
    await page.getByRole('group', { name: '最近打开' }).getByRole('option', { name: '台账' }).waitFor();
    await field(page).fill('st0-DZ-0');
    await page.getByRole('group', { name: '记录' }).getByRole('option', { name: /st0-DZ-0/ }).waitFor();
    await sound(head, 'palette-records');
    await page.getByRole('group', { name: '记录' }).getByRole('option', { name: /st0-DZ-0/ }).click();
    await page.waitForURL(/\/records\/reader-0$/);
    await page.keyboard.press('Control+k');
    await field(page).fill('zzzz没有');
    await page.getByRole('status').filter({ hasText: '没有找到“zzzz没有”' }).waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    await picture(page, 'palette-none-dark');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(head.complaints).toEqual([]);
  });

  it('finds no record beyond one\'s reach', async () => {
    const { page } = await aVisitor(browser, 'desk');
    await signIn(page, `${county.server.url}/station/`, 'head-st1');
    await page.getByRole('button', { name: /^搜索/ }).waitFor();
    await page.keyboard.press('Control+k');
    await field(page).fill('st0-DZ-0');
    await page.getByRole('status').filter({ hasText: '没有找到' }).waitFor();
  });
});

describe('finding in the designer', () => {
  it('knows sections and boards everywhere, and items and fields in the workspace of a pack', async () => {
    const library = await aVisitor(browser, 'desk');
    const { page } = library;
    await signIn(page, `${county.server.url}/designer/`, 'county');
    await page.getByRole('button', { name: /^搜索/ }).click();
    await field(page).fill('yuedukanban');
    await page.getByRole('status').filter({ hasText: '没有找到' }).waitFor();
    await field(page).fill('ydkb');
    await option(page, /^阅读看板/).click();
    await page.waitForURL(/\/designer\/dashboards/);
    await page.goto(`${county.server.url}/designer/packs/reading/services`);
    await page.getByRole('button', { name: /^搜索/ }).waitFor();
    await page.locator('.ld-tree').waitFor();
    await page.keyboard.press('Control+k');
    await field(page).fill('看板');
    await page.getByRole('group', { name: '这个模板包' }).getByRole('option', { name: /^阅读看板/ }).waitFor();
    await sound(library, 'palette-designer');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
