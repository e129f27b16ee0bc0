/** A record on its sheet of paper: from the record to the print dialog, on a phone and at a desk; what the PDF holds, page by page. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { packFiles } from '../support/packs';
import { pdfPages } from '../support/pdf';
import { aSite } from '../support/site';
import { signIn } from './station-app';

const ID_NO = '61072219500319000X';
const ROWS = 70;
const TITLE = '慈善救助申请审批表';
const SHEET = '.paper';
const expenses = (count: number) => Array.from({ length: count }, (_unused, at) => ({ item: `第${at + 1}次护理`, price: 10, count: 1 }));

let site: TestServer;
let browser: Browser;
let worker: Visitor;
const records: Record<'short' | 'long', string> = { short: '', long: '' };

/** The pack, with room for more rows than a page has. */
function roomy(): Record<string, string> {
  const files = packFiles('intake', 'tests/packs') as Record<string, string>;
  return { ...files, 'forms/aidApply.json': (files['forms/aidApply.json'] ?? '').replace('"maxItems": 20', `"maxItems": ${ROWS}`) };
}
/** An application that the head has agreed to. */
async function anAid(rows: number): Promise<string> {
  const [asks, decides] = [await site.signIn('worker'), await site.signIn('head')];
  const data = {
    applicant: '李桂兰', idNo: ID_NO, applyBy: '1', reason: '1', story: '住院手术，自付部分难以承担', authorised: true, amountAsked: 10, expenses: expenses(rows),
    otherAid: [{ aidType: '4', received: 1, since: '2026-01-01', until: '2026-02-01' }],
  };
  const started = await asks.call('POST /works', { body: { packId: 'intake', serviceId: 'aid', orgId: 'st', data } });
  if (started.status !== 201) throw new Error(started.text);
  const work = started.body;
  const done = await decides.call(`POST /works/${work.id}/commands`, { body: { type: 'CompleteTask', taskId: work.tasks[0].id, outcome: 'yes', comment: '情况属实，同意救助', data: { opinion: '建议救助' } } });
  if (done.status !== 200) throw new Error(done.text);
  return work.record.id;
}
async function visit(username: string, size: 'phone' | 'desk'): Promise<Visitor> {
  const visitor = await aVisitor(browser, size);
  // the real dialog would hold the page up
  await visitor.page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = String(Number(document.documentElement.dataset.printed ?? 0) + 1); }; });
  await signIn(visitor.page, `${site.url}/station/`, username);
  return visitor;
}
async function openSheet(page: Page, recordId: string): Promise<void> {
  await page.goto(`${site.url}/station/records/${recordId}`);
  await page.getByRole('link', { name: `打印「${TITLE}」` }).click();
  await page.locator(SHEET).waitFor();
}
const sheetText = (page: Page): Promise<string> => page.locator(SHEET).innerText();

beforeAll(async () => {
  [site, browser] = [await aSite([], new Date().toISOString(), () => ({
    countyId: 'county', name: '城固县', units: [{ id: 'county', tier: 'county', name: '城固县民政局' }, { id: 'st', tier: 'station', name: '二里镇社工站', parent: 'county' }],
    users: { policy: ['policy@county'], worker: ['worker@st'], head: ['head@st'] }, names: { policy: '郑策', worker: '周社工', head: '张站长' }, packs: [roomy()],
  })), await aBrowser()];
  records.short = await anAid(2);
  records.long = await anAid(ROWS);
  worker = await visit('worker', 'phone');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a record on a phone', () => {
  it('is opened on its sheet, which scrolls in a box of its own', async () => {
    const { page } = worker;
    await openSheet(page, records.short);
    const text = await sheetText(page);
    for (const words of ['李桂兰', ID_NO, '☑本人', '第2次护理', '20.00 元', '建议救助', '情况属实，同意救助', '签名：张站长', '二里镇社工站']) expect(text).toContain(words);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator('.paper-scroll').evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    // the watermark is faint on purpose, and hidden from who listens
    expect(await seriousFindings(page, ['.paper-mark'])).toEqual([]);
    await picture(page, 'print-phone');
  }, 120_000);

  it('says that it is sensitive, names its reader over it, and is noted as a view once', async () => {
    const { page } = worker;
    await page.getByText('这张纸上有敏感信息').waitFor();
    expect(await page.locator('.paper-mark').textContent()).toContain('周社工');
    const notes = await site.deps.db.collection('views').find({ where: 'print' }).toArray();
    expect(notes.map(({ byName, levels }) => ({ byName, levels }))).toEqual([{ byName: '周社工', levels: ['L3'] }]);
  });

  it('goes to the print dialog', async () => {
    const { page } = worker;
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await page.locator('html[data-printed="1"]').waitFor();
  });

  it('is a blank form as well, which says nothing of anybody', async () => {
    const { page } = worker;
    await page.getByRole('button', { name: '空表' }).click();
    await page.locator('.paper-mark').waitFor({ state: 'detached' });
    const text = await sheetText(page);
    expect([text.includes('李桂兰'), text.includes('☑'), text.includes('☐本人'), text.includes('费用项目')]).toEqual([false, false, true, true]);
    await picture(page, 'print-blank');
  });

  it('complains of nothing, with styles and pictures under the strict policy', () => expect(worker.complaints).toEqual([]));
});

describe('a record at a desk', () => {
  it('is one page of A4 when it is short', async () => {
    const { page } = await visit('worker', 'desk');
    await openSheet(page, records.short);
    await picture(page, 'print-desk');
    const pages = await pdfPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[210, 297]]);
    for (const words of [TITLE, '李桂兰', '☑本人', '签名：张站长']) expect(pages[0]?.text).toContain(words);
    // of the page around it nothing
    for (const words of ['空表', '办件', '敏感信息']) expect(pages[0]?.text).not.toContain(words);
    await page.context().close();
  }, 120_000);

  it('goes on over pages, each with the heading of the rows and the watermark', async () => {
    const { page } = await visit('worker', 'desk');
    await openSheet(page, records.long);
    const pages = await pdfPages(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(pages.length).toBeGreaterThanOrEqual(3);
    const rowed = pages.filter(({ text }) => /第\d+次护理/.test(text));
    expect(rowed.length).toBeGreaterThanOrEqual(2);
    expect(rowed.map(({ text }) => text.includes('费用项目'))).toEqual(rowed.map(() => true));
    expect(pages.map(({ text }) => text.includes('周社工'))).toEqual(pages.map(() => true));
    const all = pages.map(({ text }) => text).join(' ');
    expect(expenses(ROWS).filter(({ item }) => !all.includes(item))).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('leaves blank what its reader may not see, and says so', async () => {
    const { page } = await visit('policy', 'desk');
    await openSheet(page, records.short);
    await page.getByText('有几项您看不到全部').waitFor();
    expect(await page.getByText(/：在纸上空着，或者遮住一部分/).innerText()).toContain('身份证号码');
    expect([(await sheetText(page)).includes(ID_NO), (await sheetText(page)).includes('住院手术'), await page.locator('.paper-mark').count()]).toEqual([false, false, 0]);
    await picture(page, 'print-masked');
    await page.context().close();
  }, 120_000);

  it('says when a sheet is not there', async () => {
    const { page } = await visit('worker', 'desk');
    await page.goto(`${site.url}/station/records/${records.short}/prints/gone`);
    await page.getByText('这张表打印不了').waitFor();
    await page.getByRole('link', { name: '回到记录' }).click();
    await page.getByText('李桂兰').first().waitFor();
    await page.context().close();
  }, 120_000);
});
