/** A register as a station and as the county: found by initials, filtered by a sentence, put in order, kept as a view, as it was on coming back, taken away as a table. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aServer, type TestServer } from '@liandong/server/testing';
import { readWorkbook } from '@liandong/sheets/records';
import type { Browser, Page } from 'playwright-core';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { looksOf, tooSmall } from '../support/looks';
import { packFiles, root } from '../support/packs';
import { signIn } from './station-app';

const NOW = Date.now();
const SURNAMES = ['王', '李', '周', '陈'];
let site: TestServer;
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  const apps = { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') };
  site = await aServer({ now: new Date(NOW).toISOString(), apps, log: process.stderr, logLevel: 'error' });
  const users = { clerk: ['clerk@east', 'clerk@west'], head: ['head@east'], library: ['library@c1'] };
  await site.seedCounty({ countyId: 'c1', name: '乡村县', units: [{ id: 'east', tier: 'station', name: '东河馆' }, { id: 'west', tier: 'station', name: '西河馆' }], users, names: { clerk: '陈图', head: '林站长', library: '县馆王' }, packs: [packFiles('reading', 'tests/packs')] });
  const clerk = await site.signIn('clerk');
  for (let n = 0; n < 40; n += 1) {
    const name = `${SURNAMES[n % 4]}${['小明', '桂兰', '建国'][n % 3]}${['', '一', '二'][n % 3] ?? ''}`.slice(0, 3);
    const { status, body } = await clerk.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId: 'east', data: { name, birthDate: `19${50 + (n % 40)}-03-08`, grade: n % 5 === 0 ? 'H' : 'L', village: n % 2 === 0 ? '东河村' : '柳林村' } } });
    expect([status, body.problems]).toEqual([201, undefined]);
  }
  browser = await aBrowser();
}, 240_000);
afterAll(async () => { await browser?.close(); await site?.stop(); });

async function opened(name: string, size: 'phone' | 'desk'): Promise<void> {
  visitor = await aVisitor(browser, size);
  ({ page } = visitor);
  page.setDefaultTimeout(20_000);
  await signIn(page, `${site.url}/station/`, name);
  await page.goto(`${site.url}/station/registers`);
  await page.getByLabel('哪种台账').selectOption({ label: '读者' });
}
async function condition(field: string, how: string, fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void>, button = '加一个条件'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('内容').selectOption({ label: field });
  await sheet.getByLabel('怎么筛').selectOption({ label: how });
  await fill(sheet);
  await sheet.getByRole('button', { name: '好', exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}
const told = (text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
/** What the file that is taken away says, a row a line. */
async function takenAway(): Promise<string[]> {
  await page.getByRole('button', { name: '下载成表格' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(/看不到全文的项目，在表里也是遮住的/).waitFor();
  await picture(page, 'register-export');
  const [download] = await Promise.all([page.waitForEvent('download'), sheet.getByRole('button', { name: '下载', exact: true }).click()]);
  const book = await readWorkbook(new Uint8Array(readFileSync(await download.path())));
  if ('code' in book) throw new Error(book.code);
  await sheet.waitFor({ state: 'detached' });
  return [download.suggestedFilename(), ...(book.sheets[0]?.rows.slice(2) ?? []).map((cells) => cells.map(({ text }) => text).join(' '))];
}
const rows = () => page.locator('.register-table tbody tr').count();

describe.each(['desk', 'phone'] as const)('a register on a %s', (size) => {
  it('is found in by initials, filtered in words, and stands as it was on coming back', async () => {
    await opened('clerk', size);
    await told(/您能看到的 40 件/);
    await page.locator('.register-table tbody tr').nth(29).waitFor();
    expect(await rows()).toBe(30);
    await page.locator('.more button').click();
    await page.waitForFunction(() => document.querySelectorAll('.register-table tbody tr').length === 40);
    await page.getByLabel('找记录').fill('wxm');
    await page.getByRole('button', { name: '查找' }).click();
    await told(/您能看到的 4 件/);
    await page.getByLabel('找记录').fill('');
    await condition('关注程度', '是', async (sheet) => { await sheet.getByRole('checkbox').first().check(); });
    await condition('村(社区)', '里有', async (sheet) => { await sheet.getByLabel('文字').fill('东河'); });
    await told(/您能看到的 4 件 条件：关注程度是.+，且村\(社区\)里有“东河”/);
    await picture(page, `register-${size}`);
    expect(await looksOf(page, { latin: /[A-Z]{2}-\d{4}-\d+|east|DZ/ })).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    if (size === 'phone') expect(await tooSmall(page, 44)).toEqual([]);
    const named = (text: string) => (sheet: ReturnType<Page['getByRole']>) => sheet.getByLabel('文字').fill(text);
    await condition('姓名', '里有', named('王'), '加一组，满足任一即可');
    await told(/您能看到的 2 件/);
    await condition('姓名', '里有', named('周'), '组里再加一个条件');
    await told(/您能看到的 4 件 条件：关注程度是.+，且村\(社区\)里有“东河”，且（姓名里有“王”，或姓名里有“周”）/);
    await picture(page, `register-group-${size}`);
    expect(await looksOf(page, { latin: /[A-Z]{2}-\d{4}-\d+|east|DZ/ })).toEqual([]);
    if (size === 'phone') expect(await tooSmall(page, 44)).toEqual([]);
    const [name = '', ...lines] = await takenAway();
    expect([name, lines.length, lines.every((line) => /[王周]/.test(line) && line.includes('东河村'))]).toEqual([expect.stringMatching(/^读者 \d{4}-\d\d-\d\d\.xlsx$/), 4, true]);
    await page.getByLabel('找记录').fill('wangx');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText(/打一半的找不到/).waitFor();
    await page.getByLabel('找记录').fill('');
    await told(/您能看到的 4 件/);
    await page.locator('.register-table tbody a').first().click();
    await page.waitForURL(/records\//);
    await page.goBack();
    await told(/您能看到的 4 件/);
    expect(visitor.complaints).toEqual([]);
  }, 180_000);

  it('is kept as a view and put in order by a column', async () => {
    await page.getByRole('button', { name: '存为视图' }).click();
    await page.getByLabel('视图名称').fill(`东河重点 ${size === 'desk' ? '一' : '二'}`);
    await page.getByRole('button', { name: '另存一个' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByLabel('视图', { exact: true }).selectOption('');
    await told(/您能看到的 40 件/);
    await page.getByLabel('视图', { exact: true }).selectOption({ label: `东河重点 ${size === 'desk' ? '一' : '二'}` });
    await told(/您能看到的 4 件/);
    if (size === 'desk') {
      await page.getByRole('button', { name: /^出生日期/ }).click();
      await page.locator('th[aria-sort="ascending"]').waitFor();
    }
    await page.getByRole('button', { name: '加一个条件', exact: true }).click();
    await picture(page, `register-condition-${size}`);
    expect(await looksOf(page, { latin: /[A-Z]{2}-\d{4}-\d+|east|DZ/ })).toEqual([]);
    await page.getByRole('button', { name: '取消' }).click();
    expect(visitor.complaints).toEqual([]);
  }, 180_000);
});

it('a view is shared with the unit that one chooses, and taken back by who is over it; whoever renames it meanwhile is told', async () => {
  await opened('clerk', 'phone');
  const title = '北片重点';
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill(title);
  const sharedWith = page.getByLabel('给谁看');
  expect(await sharedWith.locator('option').allInnerTexts()).toEqual(['只我自己', '分享给东河馆', '分享给西河馆']);
  await sharedWith.selectOption({ label: '分享给东河馆' });
  await picture(page, 'register-share-phone');
  expect([await seriousFindings(page), await tooSmall(page, 44)]).toEqual([[], []]);
  await page.getByRole('button', { name: '另存一个' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByLabel('视图', { exact: true }).selectOption({ label: title });
  await page.getByText('您分享给了东河馆').waitFor();
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill('换个名字');
  const clerk = { visitor, page };

  await opened('head', 'desk');
  await page.getByLabel('视图', { exact: true }).selectOption({ label: `${title}（陈图分享）` });
  await page.getByText('陈图分享给东河馆').waitFor();
  await picture(page, 'register-shared-desk');
  expect(await seriousFindings(page)).toEqual([]);
  await page.getByRole('button', { name: '收回分享' }).click();
  await page.getByText('陈图分享给东河馆').waitFor({ state: 'detached' });
  await page.getByLabel('视图', { exact: true }).locator('option', { hasText: title }).waitFor({ state: 'detached' });

  await clerk.page.getByRole('button', { name: '改这个视图' }).click();
  await clerk.page.getByText('这个视图刚刚改过或收回了').waitFor();
  await picture(clerk.page, 'register-stale-phone');
}, 180_000);

it('what was taken away is read by the county: who, when, by which conditions, how many', async () => {
  for (const size of ['phone', 'desk'] as const) {
    visitor = await aVisitor(browser, size);
    ({ page } = visitor);
    page.setDefaultTimeout(20_000);
    await signIn(page, `${site.url}/station/`, 'library');
    await page.goto(`${site.url}/station/mine`);
    await page.getByRole('link', { name: '导出记录' }).click();
    const rows = page.getByRole('list', { name: '下载过的' }).getByRole('listitem');
    await rows.first().waitFor();
    expect(await rows.first().innerText()).toMatch(/读者，4 条\n条件：关注程度是.+村\(社区\)里有“东河”[\s\S]*陈图/);
    await picture(page, `exports-${size}`);
    expect(await looksOf(page, { latin: /unit c1/ })).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    if (size === 'phone') expect(await tooSmall(page, 44)).toEqual([]);
    await page.getByRole('button', { name: '所有人' }).click();
    await page.getByLabel('按姓名或单位找').fill('陈');
    await page.getByLabel('陈图').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await rows.first().waitFor();
    expect(page.url()).toMatch(/exports$/);
    await page.getByLabel('到', { exact: true }).fill('2020-01-01');
    await page.getByText('这些条件下没有').waitFor();
    await page.getByRole('button', { name: '不限条件' }).click();
    await rows.first().waitFor();
    expect(visitor.complaints).toEqual([]);
    await page.context().close();
  }
}, 180_000);
