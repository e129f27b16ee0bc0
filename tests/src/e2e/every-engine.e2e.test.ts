/**
 * A pack that was made for tests only, without a line of TypeScript, from its first reader to the signed monthly report: records, people,
 * consents, processes, books, registers, plans, figures, reports and dashboards, by hand in a browser, as a station and as the county.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { aServer, type TestServer } from '@liandong/server/testing';
import type { Browser, Page } from 'playwright-core';
import { aBrowser } from '../support/browser';
import { packFiles, root } from '../support/packs';
import { answers, decide, openTask } from './station-app';
import { aStoryOf } from './story';

const OCTOBER = '2026-10-28T01:00:00.000Z';
const NOVEMBER = '2026-11-01T01:00:00.000Z';
const LATIN = { latin: /\d{17}X|[A-Za-z0-9]+-[A-Za-z0-9-]+|[0-9a-f]{12}|SJ|\.xlsx/ };

let site: TestServer;
let browser: Browser;
const { as, itIs, sound, chapter } = aStoryOf({ site: () => site, browser: () => browser, begins: OCTOBER, atDesk: ['library'], name: 'every', allowed: LATIN });

async function pick(page: Page, title: string, words: string): Promise<void> {
  const field = page.locator('.field').filter({ hasText: title });
  await field.getByRole('combobox').fill(words);
  await field.getByRole('option').filter({ hasText: words }).first().click();
  await field.locator('.lookup-chosen').filter({ hasText: words }).waitFor();
}
async function makeNew(page: Page, type: RegExp): Promise<void> {
  await page.goto(`${site.url}/station/records`);
  await page.getByRole('button', { name: '登记新的' }).click();
  await page.getByRole('button', { name: type }).click();
}
async function begin(page: Page, service: string): Promise<void> {
  await page.goto(`${site.url}/station/services`);
  await page.getByRole('main').getByRole('link', { name: new RegExp(`^${service}`) }).click();
}
const submitted = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL(/\/after/);
};
async function agreed(title: string): Promise<void> {
  const head = await as('head');
  await openTask(head, site.url, title);
  await decide(head, '同意');
  await head.getByRole('heading', { name: /^已/ }).first().waitFor();
}

beforeAll(async () => {
  const apps = { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') };
  site = await aServer({ now: OCTOBER, apps, log: process.stderr, logLevel: 'error' });
  const users = { clerk: ['clerk@east'], head: ['head@east'], library: ['library@c1'] };
  const units = [{ id: 'c1', tier: 'county', name: '乡村县' }, { id: 'east', tier: 'station', name: '东河馆' }, { id: 'west', tier: 'station', name: '西河馆' }] as const;
  await site.seedCounty({ countyId: 'c1', name: '乡村县', units: [...units], users, names: { clerk: '陈图', head: '林站长', library: '县馆王' }, packs: [packFiles('reading', 'tests/packs')] });
  browser = await aBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a pack made for tests, in a month', () => {
  chapter('a reader is registered on a phone, with what he agrees to', async () => {
    const page = await as('clerk');
    await makeNew(page, /^读者/);
    await answers(page, { 姓名: '周桂兰', 身份证号码: '61072219500319000X', 联系电话: '13800001234', '村(社区)': '东河村', 关注程度: { tick: ['高'] } });
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('周桂兰', { exact: true }).first().waitFor();
    await sound('clerk', 'reader');
    await makeNew(page, /^知情同意/);
    await pick(page, '谁的', '周桂兰');
    await answers(page, { 同意事项: { tick: ['登记建档', '读书会'] }, 由谁签: { tick: ['本人'] }, 签署日期: '2026-10-28' });
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('button', { name: /撤回同意|更多/ }).first().waitFor();
  });

  chapter('books come in with a voucher and are lent; the books of the station say what there is', async () => {
    const clerk = await as('clerk');
    await begin(clerk, '图书入库');
    await answers(clerk, { 来源: { tick: ['捐赠'] }, 凭证号: 'SJ-18' });
    await clerk.getByRole('button', { name: /^加一(行|条|项|本)/ }).click();
    await answers(clerk, { 类别: { tick: ['少儿'] }, 批次: '一批', 到期: '2031-12-31', 数量: '60' });
    await submitted(clerk);
    await agreed('图书入库');
    await begin(clerk, '借书');
    await pick(clerk, '读者', '周桂兰');
    await answers(clerk, { 书名: '小王子', 图书类别: { tick: ['少儿'] }, 借书日期: '2026-10-28', 押金: '20.5' });
    await submitted(clerk);
    await agreed('小王子');
    const head = await as('head');
    await head.goto(`${site.url}/station/ledgers`);
    await head.getByRole('link', { name: '图书账' }).click();
    await head.getByText('60 册').first().waitFor();
    await head.goto(`${site.url}/station/ledgers`);
    await head.getByRole('link', { name: '经费账' }).click();
    await head.getByText(/20\.50? ?元|¥ ?20\.50/).first().waitFor();
    await sound('head', 'money');
  });

  chapter('who is due is seen, and visited', async () => {
    await itIs('2026-10-30T01:00:00.000Z');
    const clerk = await as('clerk');
    await clerk.goto(`${site.url}/station/plans?when=all`);
    await clerk.getByRole('link', { name: /^给周桂兰办/ }).click();
    await clerk.locator('.lookup-chosen').filter({ hasText: '周桂兰' }).waitFor();
    await answers(clerk, { 回访日期: '2026-10-30' });
    await clerk.getByLabel('用时(分钟)').fill('25');
    await submitted(clerk);
  });

  chapter('what was wrong is put right, and what stood there stays to be read', async () => {
    const head = await as('head');
    await head.goto(`${site.url}/station/registers`);
    await head.getByLabel('哪种台账').selectOption({ label: '借阅' });
    await head.locator('.register-table tbody a').first().click();
    await head.getByRole('button', { name: /^更正|更多/ }).first().waitFor();
    const more = head.getByRole('button', { name: '更多' });
    if (await more.isVisible()) await more.click();
    await head.getByRole('button', { name: /^更正/ }).click();
    const sheet = head.getByRole('dialog');
    await sheet.getByLabel('书名').fill('小王子(插图版)');
    await sheet.getByLabel('原因').fill('书名不全');
    await sheet.getByRole('button', { name: '更正', exact: true }).last().click();
    await head.getByText('已更正').waitFor();
    await head.getByRole('button', { name: '修改记录' }).click();
    await head.getByText('书名不全').waitFor();
    await sound('head', 'corrected');
  });

  chapter('on the first of the month the report is there as a draft; the station explains and confirms it', async () => {
    await itIs(NOVEMBER);
    const clerk = await as('clerk');
    await clerk.goto(`${site.url}/station/reports`);
    await clerk.getByRole('link', { name: /阅读月报/ }).first().click();
    await clerk.getByText('本期借出1次').waitFor();
    await sound('clerk', 'report');
    await clerk.getByRole('button', { name: '确认上报' }).click();
    await clerk.getByRole('dialog').getByRole('button', { name: '确认上报' }).click();
    await clerk.getByRole('dialog').waitFor({ state: 'detached' });
    const head = await as('head');
    await head.goto(`${site.url}/station/reports`);
    await head.getByRole('link', { name: /阅读月报/ }).first().click();
    await head.getByRole('button', { name: '确认上报' }).click();
    await head.getByRole('dialog').getByRole('button', { name: '确认上报' }).click();
    await head.getByRole('dialog').waitFor({ state: 'detached' });
  });

  chapter('the county signs it, and sees registers, books and dashboards of all its stations', async () => {
    const page = await as('library');
    await page.goto(`${site.url}/station/reports`);
    await page.getByRole('link', { name: /阅读月报[\s\S]*东河馆/ }).first().click();
    await page.getByRole('button', { name: '签发', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '签发', exact: true }).click();
    await page.getByText(/县馆王于.*签发/).waitFor();
    await sound('library', 'signed');
    await page.goto(`${site.url}/station/registers`);
    await page.getByLabel('哪种台账').selectOption({ label: '借阅' });
    await page.getByRole('status').filter({ hasText: /您能看到的 1 件/ }).waitFor();
    await sound('library', 'register');
    await page.goto(`${site.url}/station/ledgers/reading/money?part=statement`);
    await page.getByRole('heading', { name: /经费账/ }).first().waitFor();
    await page.goto(`${site.url}/station/dashboards`);
    await page.locator('.board-tile svg').first().waitFor();
    await sound('library', 'dashboard');
  });
});
