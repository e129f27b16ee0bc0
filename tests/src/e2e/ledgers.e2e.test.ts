/** 账 as a station and as the county: what there is, a statement, every posting with its step; on a phone, at a desk and on paper. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aReadingCounty, type ReadingCounty } from '../ledgers/a-reading-county';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { looksOf } from '../support/looks';
import { root } from '../support/packs';
import { signIn } from './station-app';

let county: ReadingCounty;
let browser: Browser;
let head: Visitor;
const book = (kind: string, qty: number, lot: string, expiry: string) => ({ kind, qty, lot, expiry });

beforeAll(async () => {
  county = await aReadingCounty({ now: new Date().toISOString(), apps: { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') } });
  browser = await aBrowser();
  await county.agreed('stockIn', { from: 'gift', voucher: 'SJ-2026-018', books: [book('lit', 120, '一批', '2031-12-31'), book('kid', 60, '一批', '2030-06-30'), book('kid', 20, '二批', '2029-01-31'), book('sci', 8, '旧书', '2020-01-01')] });
  await county.agreed('stockOut', { reader: '张同学', books: [{ kind: 'lit', qty: 35 }] });
  await county.step('head', await county.start('lend', { reader: '李同学', book: '小王子', kind: 'kid', borrowedOn: '2026-11-20', deposit: 20.5 }), {}, 'yes');
  head = await aVisitor(browser, 'phone');
  await signIn(head.page, `${county.site.url}/station/`, 'head');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await county?.site.stop();
});

const LATIN = { latin: /[A-Za-z0-9]+-[A-Za-z0-9-]+|unit (east|west|c1)|name of \w+|head/ };
async function sound(visitor: Visitor, name: string): Promise<void> {
  await picture(visitor.page, name);
  expect(await looksOf(visitor.page, LATIN)).toEqual([]);
  expect(await seriousFindings(visitor.page)).toEqual([]);
}

describe('the books of a station', () => {
  it('are found from 我的, and say what there is', async () => {
    const { page } = head;
    await page.goto(`${county.site.url}/station/mine`);
    await page.getByRole('link', { name: '账', exact: true }).click();
    await page.getByRole('link', { name: '图书账' }).waitFor();
    await sound(head, 'ledgers-list-phone');
    await page.getByRole('link', { name: '图书账' }).click();
    await page.getByText('85 册').waitFor();
    expect(await page.locator('.ledger-row').filter({ hasText: '已过期' }).innerText()).toContain('8 册');
    await sound(head, 'ledgers-balances-phone');
  });

  it('tell opening + in − out = closing', async () => {
    const { page } = head;
    await page.getByRole('button', { name: '收支表' }).click();
    await page.getByRole('row', { name: /文学/ }).waitFor();
    expect((await page.getByRole('row', { name: /^文学/ }).innerText()).replace(/\s+/g, ' ')).toBe('文学 0 120 35 85');
    await sound(head, 'ledgers-statement-phone');
  });

  it('name the voucher and the step of each posting, and lead to its record', async () => {
    const { page } = head;
    await page.getByRole('button', { name: '明细' }).click();
    await page.getByText('凭证 SJ-2026-018').waitFor();
    await sound(head, 'ledgers-postings-phone');
    await page.getByRole('link', { name: '看这笔账记的是什么' }).first().click();
    await page.waitForURL(/\/records\//);
  });

  it('of all stations are the county\'s to see, at a desk and on paper', async () => {
    const library = await aVisitor(browser, 'desk');
    await signIn(library.page, `${county.site.url}/station/`, 'library');
    await library.page.goto(`${county.site.url}/station/ledgers/reading/money?part=statement`);
    await library.page.getByRole('row', { name: /捐赠/ }).waitFor();
    await sound(library, 'ledgers-statement-desk');
    await library.page.getByRole('combobox', { name: '机构' }).selectOption('west');
    await library.page.getByText('这段时间没有收支').waitFor();
    await library.page.goto(`${county.site.url}/station/ledgers/reading/books?part=statement`);
    await library.page.getByRole('row', { name: /文学/ }).waitFor();
    await library.page.emulateMedia({ media: 'print' });
    await sound(library, 'ledgers-statement-paper');
    await library.page.emulateMedia({ media: 'screen' });
    const [file] = await Promise.all([library.page.waitForEvent('download'), library.page.getByRole('button', { name: '下载收支表' }).click()]);
    expect(file.suggestedFilename()).toMatch(/^图书账 收支表 \d{4}-\d{2}\.xlsx$/);
  });
});

describe('a form that takes from the books', () => {
  it('says what there is, proposes what expires first, and warns before it would be too much', async () => {
    const clerk = await aVisitor(browser, 'phone');
    const { page } = clerk;
    await signIn(page, `${county.site.url}/station/`, 'clerk');
    await page.goto(`${county.site.url}/station/services/reading/stockOut`);
    const panel = page.getByRole('region', { name: '图书账上有多少' });
    await panel.getByText('现有').first().waitFor();
    // with the question that takes, before the button
    expect(await panel.evaluate((one) => Boolean(one.compareDocumentPosition(document.querySelector('.start-actions') ?? one) & Node.DOCUMENT_POSITION_FOLLOWING) && one.closest('.form') !== null)).toBe(true);
    await page.getByRole('button', { name: '加一行' }).click();
    const row = page.locator('[data-field="books"]');
    await row.getByRole('radio', { name: '少儿' }).or(row.getByText('少儿', { exact: true })).first().click();
    await row.getByLabel('数量').first().fill('25');
    await panel.getByText('用 5 册').waitFor();
    expect(await panel.locator('.outlook-lot').first().innerText()).toMatch(/二批[\s\S]*20 册[\s\S]*用 20 册/);
    await panel.scrollIntoViewIfNeeded();
    await sound(clerk, 'ledgers-outlook-phone');
    await panel.getByRole('button', { name: /用这批：一批/ }).click();
    await panel.getByText('用 25 册').waitFor();
    expect(await row.getByLabel('批次').first().inputValue()).toBe('一批');
    await panel.getByRole('button', { name: '不指定批次，先到期的先用' }).click();
    await row.getByLabel('数量').first().fill('99');
    await panel.getByText('“库存”里少儿只有 80 册，这次要 99 册，不够').waitFor();
    await sound(clerk, 'ledgers-outlook-short-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    await sound(clerk, 'ledgers-outlook-desk');
    expect(clerk.complaints).toEqual([]);
  });
});
