/** Many works from one file, as people do it: the empty table is fetched, filled in with mistakes, mended, uploaded; the head takes the records away. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { compileProgram } from '@liandong/core/compile';
import { fieldsOf, type CompiledPack, type JsonObject } from '@liandong/core/run';
import { jobs } from '@liandong/server/jobs';
import type { TestServer } from '@liandong/server/testing';
import { FIXED, planOf, readRecords, readWorkbook, writeRecords } from '@liandong/sheets/records';
import type { Browser, Page } from 'playwright-core';
import { aBrowser, aVisitor, picture, seriousFindings } from '../support/browser';
import { looksOf, tooSmall } from '../support/looks';
import { packFiles } from '../support/packs';
import { aSite } from '../support/site';
import { signIn } from './station-app';

const SERVICE = '政策咨询与转介';
let site: TestServer;
let working: ReturnType<typeof setInterval> | undefined;
let browser: Browser;
let pack: CompiledPack;
const complaints: string[] = [];

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], new Date().toISOString()), await aBrowser()];
  // what a running server does by itself
  const imports = jobs.find(({ name }) => name === 'imports');
  working = setInterval(() => void imports?.runOnce(site.deps).catch(() => undefined), 300);
  const { program } = await compileProgram(packFiles('wushe'));
  if (!program) throw new Error('the pack does not compile');
  pack = program.pack;
}, 300_000);
afterAll(async () => {
  clearInterval(working);
  await browser?.close();
  await site?.stop();
});

async function visitor(name: string, size: 'phone' | 'desk'): Promise<Page> {
  const visitor = await aVisitor(browser, size);
  visitor.page.on('close', () => complaints.push(...visitor.complaints));
  visitor.page.setDefaultTimeout(60_000);
  await signIn(visitor.page, `${site.url}/station/`, name);
  return visitor.page;
}
const type = () => pack.services.SF05?.record ?? '';
/** Every cell as it is typed, also what is none of the field's answers. */
const typed = () => Object.values(fieldsOf(pack, type())).map(({ id, title, level }) => ({ id, title, level, type: 'string' as const, required: false }));
const filled = async (rows: readonly JsonObject[]) => ({
  name: '咨询登记.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await writeRecords(pack, planOf(pack, '咨询', typed(), []), rows.map((data) => ({ fixed: {}, data })))),
});
async function downloaded(page: Page, button: RegExp) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  const book = await readWorkbook(new Uint8Array(readFileSync(await download.path())));
  if ('code' in book) throw new Error(book.code);
  return { name: download.suggestedFilename(), book };
}
const row = (askerName: string, more: JsonObject = {}): JsonObject => ({ askerName, askerPhone: '13800138000', question: `${askerName}问低保怎么申请`, answer: '已当面答复', ...more });
const TOPIC = () => String(Object.values(pack.codes[fieldsOf(pack, type()).consultTopic?.codes ?? '']?.items ?? [])[0]?.code);

describe('records and tables', () => {
  it('a worker fills in the empty table, sees two wrong cells, mends them, uploads, and finds the works', async () => {
    const page = await visitor('erli-sw1', 'desk');
    await page.goto(`${site.url}/station/services`);
    await page.getByRole('link', { name: '用表格一次登记多件' }).click();
    await page.getByLabel('登记什么').selectOption({ label: SERVICE });
    const { name, book } = await downloaded(page, /^下载「政策咨询与转介」的空表/);
    expect([name, book.sheets[0]?.rows[0]?.map(({ text }) => text), book.sheets.map((sheet) => sheet.name).slice(1)]).toEqual([
      expect.stringMatching(/^政策咨询与转介 \d{4}-\d\d-\d\d\.xlsx$/), expect.arrayContaining(['咨询人', '联系电话', '咨询事项', '咨询内容']), ['选项', '说明'],
    ]);

    const right = [row('陈秀英', { consultTopic: TOPIC() }), row('李长顺', { consultTopic: TOPIC() }), row('王桂花', { consultTopic: TOPIC() })];
    await page.getByLabel('选填好的表（.xlsx）').setInputFiles(await filled([right[0] ?? {}, { ...right[1], askerPhone: '12345' }, { ...right[2], consultTopic: '没有的事' }]));
    await page.getByText('可以先登记对的 1 件，不对的改好再传').waitFor();
    await page.locator('.cell-notes > li').nth(1).waitFor();
    const notes = await page.locator('.cell-notes > li').allInnerTexts();
    expect(notes.map((note) => note.replace(/\s+/g, ' '))).toEqual([expect.stringMatching(/C4.*联系电话.*手机号/), expect.stringMatching(/D5.*咨询事项.*没有“没有的事”这一项/)]);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'record-sheets-wrong');
    const errors = await downloaded(page, /^下载要改的 2 行/);
    const heads = errors.book.sheets[0]?.rows[0]?.map(({ text }) => text) ?? [];
    expect([errors.name, errors.book.sheets[0]?.rows.slice(2).map((cells) => `${cells[heads.indexOf('咨询人')]?.text}: ${cells[heads.indexOf('问题')]?.text}`)]).toEqual([
      expect.stringContaining('要改的行'), [expect.stringMatching(/^李长顺: 联系电话 C4：.*手机号/), expect.stringMatching(/^王桂花: 咨询事项 D5：没有“没有的事”/)],
    ]);
    await page.getByRole('button', { name: '不要了' }).click();
    await page.getByText('这个文件不要了，什么也没有登记。').waitFor();

    await page.getByRole('link', { name: '再传一个表' }).click();
    await page.getByLabel('登记什么').selectOption({ label: SERVICE });
    await page.getByLabel('选填好的表（.xlsx）').setInputFiles(await filled(right));
    await page.getByText('都对，可以登记 3 件').waitFor();
    await picture(page, 'record-sheets-ready');
    await page.getByRole('button', { name: '登记这 3 件' }).click();
    await page.getByText('已登记 3 件').waitFor();
    await picture(page, 'record-sheets-done');
    await page.getByRole('link', { name: '去看登记的' }).click();
    for (const { askerName } of right) await page.getByRole('link').filter({ hasText: String(askerName) }).first().waitFor();

    await page.goto(`${site.url}/station/sheets`);
    await page.getByText('登记完了').waitFor();
    await picture(page, 'record-sheets-history');
    await page.getByLabel('登记什么').selectOption({ label: SERVICE });
    await page.getByLabel('选填好的表（.xlsx）').setInputFiles(await filled(right));
    await page.getByRole('button', { name: '登记这 3 件' }).click();
    await page.getByText(/已经上传过，没有再登记一遍/).first().waitFor();
    await page.close();
  }, 300_000);

  it('a page of an import fits a phone: what is wrong, what may be done, what came of it', async () => {
    const page = await visitor('erli-sw1', 'phone');
    await page.goto(`${site.url}/station/sheets`);
    await page.getByLabel('登记什么').selectOption({ label: SERVICE });
    await page.getByLabel('选填好的表（.xlsx）').setInputFiles(await filled([row('赵春梅', { consultTopic: TOPIC() }), row('钱大海', { consultTopic: '没有的事', askerPhone: '12345' })]));
    await page.getByText('可以先登记对的 1 件，不对的改好再传').waitFor();
    await page.locator('.cell-notes > li').nth(1).waitFor();
    await picture(page, 'import-phone');
    expect([await looksOf(page, { latin: /[A-Z]\d+|xlsx/ }), await tooSmall(page, 44), await seriousFindings(page)]).toEqual([[], [], []]);
    await page.getByRole('button', { name: '不要了' }).click();
    await page.getByText('这个文件不要了，什么也没有登记。').waitFor();
    await picture(page, 'import-dropped-phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.close();
  }, 300_000);

  it('the head takes the records of his station away, on a phone as well, and what does not fit a table is told', async () => {
    const page = await visitor('erli-head', 'phone');
    await page.goto(`${site.url}/station/records`);
    await page.getByRole('link', { name: '下载成表格' }).click();
    await page.getByLabel('类型').selectOption({ label: pack.records[type()]?.title ?? '' });
    const { book } = await downloaded(page, /^下载表格/);
    const read = readRecords(book, planOf(pack, pack.records[type()]?.title ?? '', Object.values(fieldsOf(pack, type())), FIXED));
    expect(read.records.map(({ data }) => data.askerName).sort()).toEqual(['李长顺', '王桂花', '陈秀英']);
    expect(read.records.every(({ fixed }) => /\d{4}$/.test(fixed.no ?? ''))).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'record-sheets-phone');
    await page.close();

    const aide = await visitor('erli-aide', 'phone');
    await aide.goto(`${site.url}/station/sheets`);
    await aide.getByLabel('登记什么').selectOption({ label: '微心愿' });
    await aide.getByRole('button', { name: /的空表$/ }).click();
    await aide.getByText(/表格里填不了，请一件一件地登记/).waitFor();
    await aide.close();
    expect(complaints.filter((text) => !/status of 4(09|22)/.test(text))).toEqual([]);
  }, 300_000);
});
