/** Child tables and layouts in a real browser, with the forms of a pack: cells by keyboard on a desk, cards on a phone, problems that lead to their cell. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, seriousFindings, type Visitor } from '../support/browser';
import { looksOf, tooSmall } from '../support/looks';
import { aGallery, answersOn, enlarge, keep, show } from './gallery';

const APPLY = { form: 'intake/aidApply', layout: 'page' };
const INTAKE = { form: 'intake/caseIntake', layout: 'page' };
let site: TestServer;
let browser: Browser;
let desk: Visitor;
let phone: Visitor;
beforeAll(async () => {
  [site, browser] = [await aGallery(), await aBrowser()];
  [desk, phone] = [await aVisitor(browser, 'desk'), await aVisitor(browser, 'phone')];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const table = (page: Page, id: string) => page.locator(`[data-field="${id}"]`);
const cell = (page: Page, id: string) => page.locator(`[data-cell="${id}"] input, [data-cell="${id}"] select`).first();
const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-cell], [data-field]')?.dataset.cell);
const paste = (page: Page, text: string): Promise<void> => page.evaluate((block) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', block);
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}, text);

describe('a child table on a desk', () => {
  it('is filled by keys alone: Enter goes on and makes rows, rules hold in each row, sums follow', async () => {
    const { page } = desk;
    await show(page, site.url, APPLY);
    await table(page, 'expenses').getByRole('button', { name: '加一行' }).focus();
    for (const press of ['Enter', '药费', 'Tab', '12.5', 'Tab', '3', 'Enter']) await (press === 'Enter' || press === 'Tab' ? page.keyboard.press(press) : page.keyboard.type(press));
    expect(await focused(page)).toBe('expenses/1/item');
    for (const press of ['车费', 'Tab', '0.1', 'Tab', '2']) await (press === 'Tab' ? page.keyboard.press(press) : page.keyboard.type(press));
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('expenses/0/count');
    expect(await answersOn(page)).toMatchObject({ expenses: [{ item: '药费', price: 12.5, count: 3, cost: 37.5 }, { item: '车费', price: 0.1, count: 2, cost: 0.2 }], expenseTotal: 37.7 });
    expect(await table(page, 'expenses').locator('tfoot').innerText()).toContain('37.70');
    expect(await table(page, 'expenses').locator('tfoot').innerText()).not.toContain('12.60');
  });

  it('moves rows, takes one away and brings it back', async () => {
    const { page } = desk;
    const names = async (): Promise<unknown> => ((await answersOn(page)).expenses as { item: string }[]).map(({ item }) => item);
    await table(page, 'expenses').getByRole('button', { name: '第2行上移' }).click();
    expect(await names()).toEqual(['车费', '药费']);
    await table(page, 'expenses').getByRole('button', { name: '删除第1行' }).click();
    expect(await names()).toEqual(['药费']);
    await page.keyboard.press('Enter');
    expect(await names()).toEqual(['车费', '药费']);
    expect(await focused(page)).toBe('expenses/0/item');
  });

  it('takes a block from a spreadsheet, with titles of codes, days and thousands, and says what it did not know', async () => {
    const { page } = desk;
    await table(page, 'otherAid').getByRole('button', { name: '加一行' }).click();
    const titles = await table(page, 'otherAid').locator('select option').allInnerTexts();
    const aid = titles[1] ?? '';
    await cell(page, 'otherAid/0/aidType').focus();
    await paste(page, `${aid}\t1,200.5\t2026/1/5\t2026年3月5日\n没有这一类\t约三百\t\t\n`);
    await table(page, 'otherAid').getByText('已粘贴2行').waitFor();
    const rows = (await answersOn(page)).otherAid as Record<string, unknown>[];
    expect(rows[0]).toEqual({ aidType: expect.stringMatching(/^\w+$/), received: 1200.5, since: '2026-01-05', until: '2026-03-05' });
    expect(rows[1]).toEqual({ aidType: '没有这一类', received: '约三百' });
    expect(await table(page, 'otherAid').innerText()).toContain('有2格没有认出来');
    expect(await table(page, 'otherAid').innerText()).toContain('原来填的是“没有这一类”');
  });

  it('takes of ten thousand lines as many as there may be, says how many were left out, and goes on', async () => {
    const { page } = desk;
    await show(page, site.url, APPLY);
    await table(page, 'expenses').getByRole('button', { name: '加一行' }).click();
    await cell(page, 'expenses/0/item').focus();
    const before = Date.now();
    await paste(page, '药费\t12.5\t3\n'.repeat(10_000));
    await table(page, 'expenses').getByText('已粘贴').waitFor();
    const { length } = (await answersOn(page)).expenses as unknown[];
    expect(await table(page, 'expenses').getByText('已粘贴').innerText()).toBe(`已粘贴${length}行 · 超过最多行数，有${10_000 - length}行没有粘贴`);
    expect([length <= 200, Date.now() - before < 10_000]).toEqual([true, true]);
    await page.keyboard.type('车费');
    expect((await answersOn(page)).expenses).toHaveLength(length);
  }, 60_000);

  it('leads from a problem to its very cell, also behind a tab', async () => {
    const { page } = desk;
    await show(page, site.url, { ...APPLY, layout: 'tabs' });
    await page.getByRole('tab', { name: /.*/ }).nth(1).click();
    await table(page, 'expenses').getByRole('button', { name: '加一行' }).click();
    await page.getByRole('tab').first().click();
    await page.getByRole('button', { name: 'submission' }).click();
    await page.locator('[data-problems] button', { hasText: '其余' }).click();
    const link = page.locator('[data-problems] button', { hasText: '第 1 行' }).first();
    await link.click();
    expect(await focused(page)).toBe('expenses/0/item');
    expect(await page.getByRole('tab', { selected: true }).innerText()).toContain('处要改');
    expect(await cell(page, 'expenses/0/item').getAttribute('aria-invalid')).toBe('true');
  });

  it('moves between tabs by arrows and draws side by side where the section says so', async () => {
    const { page } = desk;
    await show(page, site.url, { ...APPLY, layout: 'tabs' });
    await page.getByRole('tab').first().focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab').nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Home');
    const [first, second] = await Promise.all(['applicant', 'idNo'].map((id) => table(page, id).boundingBox()));
    expect([first?.y, (second?.x ?? 0) > (first?.x ?? 0)]).toEqual([second?.y, true]);
  });

  it('complains of nothing', () => expect(desk.complaints).toEqual([]));
});

describe('a child table on a phone', () => {
  it('is a card a row that says who it is and opens at a tap, with rules in each row', async () => {
    const { page } = phone;
    await show(page, site.url, INTAKE);
    const members = table(page, 'members');
    await members.getByRole('button', { name: '加一行' }).click();
    expect(await focused(page)).toBe('members/0/name');
    await page.keyboard.type('王芳');
    expect(await members.locator('[data-cell="members/0/school"]').count()).toBe(0);
    await members.getByRole('radio', { name: '是', exact: true }).check();
    await members.locator('[data-cell="members/0/school"]').waitFor();
    const head = members.getByRole('button', { name: /第1行：王芳/ });
    await head.click();
    expect(await members.locator('[data-cell]').count()).toBe(0);
    await page.getByRole('button', { name: 'submission' }).click();
    await page.locator('[data-problems] button', { hasText: '其余' }).click();
    const link = page.locator('[data-problems] button', { hasText: '学校' });
    await link.click();
    expect(await focused(page)).toBe('members/0/school');
    expect(await head.getAttribute('aria-expanded')).toBe('true');
    expect(await head.innerText()).toContain('处要改');
  });

  it.each([['as it is', 1, ''], ['twice as large', 2, ''], ['in the dark', 1, 'dark']] as const)('fits a small screen and a thumb, %s', async (name, factor, theme) => {
    const { page } = phone;
    await show(page, site.url, { only: 'table', theme });
    await enlarge(page, factor);
    await page.locator('.row-head').first().click();
    await keep(page, `table ${name}`);
    expect([...(await looksOf(page, { latin: /[A-Za-z]+/ })), ...(await tooSmall(page, 44)), ...(await seriousFindings(page))]).toEqual([]);
  });

  it('is read and keeps its rows together, codes as words', async () => {
    const { page } = phone;
    await show(page, site.url, { only: 'table', mode: 'read' });
    expect(await table(page, 'table').innerText()).toMatch(/王秀兰[\s\S]*配偶[\s\S]*1,200\.00[\s\S]*李小明[\s\S]*合计/);
    expect(phone.complaints).toEqual([]);
  });
});
