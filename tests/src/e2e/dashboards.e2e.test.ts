/** 看板 in both apps, as a station on a phone and as the county at a desk: every tile is drawn, has its table, and leads to what it counts. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aDataCounty, fill, type DataCounty } from '../bench/data/county';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { runJobs } from '../support/jobs';
import { looksOf, tooSmall } from '../support/looks';
import { root } from '../support/packs';
import { signIn } from './station-app';

let county: DataCounty;
let browser: Browser;
const TILES = 20;

beforeAll(async () => {
  county = await aDataCounty({ apps: { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') } });
  await fill(county, 400);
  await runJobs(county.server);
  browser = await aBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await county?.server.stop();
});

const LATIN = { latin: /unit \w+|county county|name of [\w-]+|st\d+|[A-Za-z0-9]+-[A-Za-z0-9-]+|\.xlsx/ };
async function drawn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: '借还趋势' }).first().waitFor();
  await page.locator('.board-tile svg').first().waitFor();
  expect(await page.locator('.board-tile').count()).toBeGreaterThanOrEqual(TILES);
}
async function sound(visitor: Visitor, name: string): Promise<void> {
  await picture(visitor.page, name);
  expect(await looksOf(visitor.page, LATIN)).toEqual([]);
  expect(await seriousFindings(visitor.page)).toEqual([]);
  expect(visitor.complaints).toEqual([]);
}

describe('a dashboard', () => {
  it('of a station is drawn on a phone, each tile with its table', async () => {
    const head = await aVisitor(browser, 'phone');
    await signIn(head.page, `${county.server.url}/station/`, 'head-st0');
    await head.page.goto(`${county.server.url}/station/mine`);
    await head.page.getByRole('link', { name: '看板', exact: true }).click();
    await drawn(head.page);
    await sound(head, 'dashboard-phone');
    expect(await tooSmall(head.page, 44)).toEqual([]);
    await head.page.getByRole('button', { name: /看表格/ }).first().click();
    await head.page.getByRole('table').first().waitFor();
    await sound(head, 'dashboard-table-phone');
  });

  it('of the county is drawn at a desk, in the station app and in the designer', async () => {
    const library = await aVisitor(browser, 'desk');
    await signIn(library.page, `${county.server.url}/station/`, 'county');
    await library.page.goto(`${county.server.url}/station/dashboards`);
    await drawn(library.page);
    await sound(library, 'dashboard-desk');
    await library.page.goto(`${county.server.url}/designer/dashboards`);
    await drawn(library.page);
    await sound(library, 'dashboard-designer');
  });

  it.each(['station', 'designer'])('can be read in the dark, with more contrast, in colours of one\'s own and on paper: %s', async (app) => {
    const library = await aVisitor(browser, 'desk');
    await signIn(library.page, `${county.server.url}/station/`, 'county');
    await library.page.goto(`${county.server.url}/${app}/dashboards`);
    await drawn(library.page);
    const looks = [['dark', { colorScheme: 'dark' }], ['contrast', { contrast: 'more' }], ['forced', { forcedColors: 'active', colorScheme: 'dark' }], ['paper', { media: 'print' }]] as const;
    for (const [name, media] of looks) {
      await library.page.emulateMedia({ media: 'screen', colorScheme: 'light', contrast: null, forcedColors: null, ...media });
      await library.page.locator('.board-tile svg').first().waitFor();
      await sound(library, `dashboard-${app}-${name}`);
      const text = await library.page.locator('.board-tile svg text').first().evaluate((one) => [getComputedStyle(one).fill, getComputedStyle(document.body).backgroundColor]);
      expect(text[0]).not.toBe(text[1]);
      expect(await library.page.locator('.board-chart').first().evaluate((one) => one.getBoundingClientRect().height)).toBeGreaterThan(100);
    }
  });

  it('shows what somebody else has just entered, without being asked again', async () => {
    const library = await aVisitor(browser, 'desk');
    await signIn(library.page, `${county.server.url}/station/`, 'county');
    await library.page.goto(`${county.server.url}/station/dashboards`);
    await drawn(library.page);
    const tile = library.page.getByRole('region', { name: '在册读者' }).first();
    const before = await tile.innerText();
    const head = await county.server.signIn('head-st0');
    expect((await head.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId: 'st0', data: { name: '新来的人', birthDate: '1990-01-01', grade: 'M' } } })).status).toBe(201);
    await runJobs(county.server);
    await tile.filter({ hasNotText: before }).waitFor();
    expect(Number(/\d+/.exec(await tile.innerText())?.[0]) - Number(/\d+/.exec(before)?.[0])).toBe(1);
    expect(library.complaints).toEqual([]);
  }, 60_000);

  it('gives one tile away as a table, noted, and prints it alone', async () => {
    const library = await aVisitor(browser, 'phone');
    const { page } = library;
    await page.addInitScript(() => { window.print = () => undefined; });
    await signIn(page, `${county.server.url}/station/`, 'county');
    await page.goto(`${county.server.url}/station/dashboards`);
    await drawn(page);
    const tile = page.getByRole('region', { name: '各镇一览' }).first();
    await tile.getByRole('button', { name: /更多/ }).click();
    await sound(library, 'dashboard-tile-menu-phone');
    const [file] = await Promise.all([page.waitForEvent('download'), tile.getByRole('button', { name: /下载表格/ }).click()]);
    expect(file.suggestedFilename()).toMatch(/^阅读看板 各镇一览 .*\.xlsx$/);
    expect(await county.server.deps.db.collection('views').countDocuments({ where: 'dashboard-sheet', recordId: 'county/reading/dashboards/overview/towns' })).toBe(1);
    await tile.getByRole('button', { name: /更多/ }).click();
    await tile.getByRole('button', { name: /打印这一块/ }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.board-tile:visible').count()).toBe(1);
    await picture(page, 'dashboard-tile-paper');
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await page.locator('.board-tile:visible').count()).toBeGreaterThanOrEqual(TILES);
    expect(library.complaints).toEqual([]);
  });
});
