/** A monthly report from its draft on the first to its restatement: the station explains, adjusts and confirms on a phone; the county puts all together, sends one back and signs at a desk. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { aServer, type TestServer } from '@liandong/server/testing';
import type { Browser, Page } from 'playwright-core';
import { aBrowser, picture } from '../support/browser';
import { runJobs } from '../support/jobs';
import { packFiles, root } from '../support/packs';
import { fromMore } from './station-app';
import { aStoryOf } from './story';

const LATIN = { latin: /PDF|png|[A-Za-z0-9]+-[A-Za-z0-9-]+|[0-9a-f]{12}/ };
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const BEGINS = '2026-10-05T01:00:00.000Z';
let site: TestServer;
let browser: Browser;
let reader = '';
const { as, itIs, sound, chapter } = aStoryOf({ site: () => site, browser: () => browser, begins: BEGINS, atDesk: ['library'], name: 'reports', allowed: LATIN });

async function made(username: string, orgId: string, name: string): Promise<string> {
  const { status, body } = await (await site.signIn(username)).call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId, data: { name, birthDate: '1950-03-08', grade: 'H', village: '东河村' } } });
  expect([status, body.problems]).toEqual([201, undefined]);
  return body.record.id;
}
/** The dialog of something that can be done to a report. */
async function act(page: Page, name: string, fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined): Promise<void> {
  await fromMore(page, name);
  const sheet = page.getByRole('dialog');
  await fill(sheet);
  await sheet.getByRole('button', { name, exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}
async function open(username: string, title: RegExp, list = 'mine'): Promise<Page> {
  const page = await as(username);
  await page.goto(`${site.url}/station/reports?list=${list}`);
  await page.getByRole('main').getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { name: '数字' }).waitFor();
  return page;
}

beforeAll(async () => {
  const apps = { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') };
  site = await aServer({ now: BEGINS, apps, log: process.stderr, logLevel: 'error' });
  const users = { clerk: ['clerk@east'], head: ['head@east'], west: ['clerk@west'], library: ['library@c1'] };
  const units = [{ id: 'c1', tier: 'county', name: '乡村县' }, { id: 'east', tier: 'station', name: '东河馆' }, { id: 'west', tier: 'station', name: '西河馆' }] as const;
  await site.seedCounty({ countyId: 'c1', name: '乡村县', units: [...units], users, names: { clerk: '陈图', head: '林站长', west: '高图', library: '县馆王' }, packs: [packFiles('reading', 'tests/packs')] });
  reader = await made('clerk', 'east', '周桂兰');
  await made('clerk', 'east', '吴小梅');
  await made('west', 'west', '郑大山');
  await runJobs(site);
  browser = await aBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a monthly report', () => {
  chapter('stands on the first as a draft: what is low has to be explained; a figure leads to its records and back', async () => {
    await itIs('2026-11-01T01:00:00.000Z');
    const page = await open('clerk', /阅读月报/);
    await page.getByText('回访率低于八成,请说明原因').waitFor();
    await page.getByText('还没有说明').waitFor();
    // what comes next is in reach wherever one reads
    expect(await page.getByRole('button', { name: '确认上报' }).evaluate((button) => { const { x, y, width, height } = button.getBoundingClientRect(); return document.elementFromPoint(x + width / 2, y + height / 2) === button; })).toBe(true);
    await sound('clerk', 'draft-360');
    await page.getByRole('link', { name: /^在册读者 2人/ }).click();
    await page.getByText('周桂兰').waitFor();
    await sound('clerk', 'records-360');
    await page.getByRole('link', { name: /返回/ }).or(page.getByRole('button', { name: /返回/ })).first().click();
    await page.getByRole('heading', { name: '数字' }).waitFor();
  });

  chapter('is explained with a paper, confirmed, and put right by hand with reason and evidence', async () => {
    const clerk = await as('clerk');
    await act(clerk, '说明情况', async (sheet) => {
      await sheet.getByRole('button', { name: '说明情况', exact: true }).click();
      await sheet.getByText('请填写').waitFor();
      await sheet.getByLabel('内容').fill('连日大雨，路断了');
      await sheet.locator('input[type=file]').setInputFiles({ name: '通知.png', mimeType: 'image/png', buffer: PNG });
      await sheet.getByRole('button', { name: '去掉 通知.png' }).waitFor();
      await sound('clerk', 'explain-360');
    });
    await clerk.getByText('说明：连日大雨，路断了').waitFor();
    await act(clerk, '确认上报');
    const head = await open('head', /阅读月报/);
    await act(head, '调整数字', async (sheet) => {
      await sheet.getByLabel('哪个数').selectOption({ label: '借阅' });
      await sheet.getByLabel('改为').fill('3');
      await sheet.getByLabel('原因').fill('纸质登记三次');
      await sheet.getByLabel(/^凭据/).fill('借书登记本第三页');
      await sheet.locator('input[type=file]').setInputFiles({ name: '登记本.png', mimeType: 'image/png', buffer: PNG });
      await sheet.getByRole('button', { name: '去掉 登记本.png' }).waitFor();
      await sound('head', 'adjust-360');
    });
    await head.getByText('报 3次（系统算出 0次）').waitFor();
    expect(await head.getByRole('link', { name: '凭据：登记本.png' }).count()).toBe(1);
    await act(head, '确认上报');
    await sound('head', 'confirmed-360');
  });

  chapter('goes back once from the county, and is signed', async () => {
    const library = await open('library', /阅读月报[\s\S]*东河馆/);
    await sound('library', 'county-1440');
    await act(library, '退回', (sheet) => sheet.getByLabel('原因').fill('请核对押金'));
    const head = await open('head', /阅读月报/);
    await head.getByText('请核对押金').waitFor();
    await act(head, '确认上报');
    await open('library', /阅读月报[\s\S]*东河馆/);
    await act(library, '签发');
    await library.getByText(/县馆王于.*签发/).waitFor();
  });

  chapter('goes into the report of the county, which says who is missing, and goes out as a file and on paper', async () => {
    const page = await open('library', /全县阅读汇总/);
    await page.getByText(/还没有报来：西河馆/).waitFor();
    await page.getByText('2 个下级，已签发 1 个。没有签发的不算在内。').waitFor();
    await page.getByText('全县借出3次。').waitFor();
    await sound('library', 'sum-1440');
    await act(page, '说明情况', (sheet) => sheet.getByLabel('内容').fill('西河馆停电'));
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载表格' }).click()]);
    expect(file.suggestedFilename()).toBe('全县阅读汇总 乡村县 2026-10.xlsx');
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'reports-print');
    await page.emulateMedia({ media: 'screen' });
    await act(page, '签发');
    await page.getByText(/县馆王于.*签发/).waitFor();
    await sound('library', 'locked-1440');
    expect(await page.getByRole('button', { name: '调整数字' }).count()).toBe(0);
  });

  chapter('is restated when late entries change it, and the county hears of it', async () => {
    await itIs('2026-11-08T01:00:00.000Z');
    const clerk = await site.signIn('clerk');
    for (const visitedOn of ['2026-10-12', '2026-10-19', '2026-10-26']) expect((await clerk.call('POST /works', { body: { packId: 'reading', serviceId: 'visit', orgId: 'east', data: { reader, visitedOn, minutes: 20 } } })).status).toBe(201);
    await runJobs(site);
    const head = await open('head', /阅读月报/, 'signed');
    await head.getByText('和签发时不同').waitFor();
    await sound('head', 'changed-360');
    await act(head, '重报');
    const page = await open('library', /全县阅读汇总/, 'signed');
    await page.getByText('签发后有 1 个下级的报表变了，要重报').first().waitFor();
    await sound('library', 'below-changed-1440');
    await act(page, '重报');
    await open('library', /全县阅读汇总/);
  });
});
